"""The hidden parameters of each person: all that people do in the demo follows from these."""

from dataclasses import dataclass

import numpy as np

from .households import People


@dataclass
class Traits:
    """One float64 per person, rounded to six decimals before use: the truth file holds what drove events.

    engagement: 0..1. annual_gift_hazard: single gifts expected per year until the donor lapses;
    donor_lapse_hazard and upgrade_hazard (to the next amount or tier): per year.
    subscription_churn_hazard: per month. sustainer_cancel_hazard: a leaning to cancel plans, about 0.02.
    ticket_rate: later orders per year.
    email_open_rate: per email. email_click_rate: per opened email. typical_gift: dollars.
    """

    engagement: np.ndarray
    annual_gift_hazard: np.ndarray
    donor_lapse_hazard: np.ndarray
    sustainer_cancel_hazard: np.ndarray
    subscription_churn_hazard: np.ndarray
    upgrade_hazard: np.ndarray
    ticket_rate: np.ndarray
    email_open_rate: np.ndarray
    email_click_rate: np.ndarray
    typical_gift: np.ndarray


def traits(rng: np.random.Generator, people: People) -> Traits:
    """Traits of all people; those of one household resemble each other."""
    n = len(people)
    shared = rng.beta(1.5, 2.8, len(people.heads))[people.household]
    engaged = np.where(rng.random(n) < 0.5, shared, rng.beta(1.5, 2.8, n))
    cool = 1 - engaged

    def varied(values: np.ndarray, spread: float) -> np.ndarray:
        return values * np.exp(rng.normal(0, spread, n))

    drawn = (
        engaged,
        varied(0.05 + 0.95 * engaged**1.4, 0.3),
        np.minimum(varied(0.04 + 0.5 * cool**2, 0.25), 2),
        np.minimum(varied(0.004 + 0.05 * cool**2, 0.25), 0.5),
        np.minimum(varied(0.005 + 0.055 * cool**1.7, 0.25), 0.5),
        np.minimum(varied(0.03 + 0.25 * engaged, 0.2), 0.9),
        varied(0.05 + 0.36 * engaged, 0.3),
        np.clip(varied(0.08 + 0.62 * engaged, 0.15), 0, 0.95),
        np.clip(varied(0.03 + 0.28 * engaged, 0.2), 0, 0.9),
        varied(np.where(people.organisation, 400, 45) * (0.8 + engaged), 0.75),
    )
    return Traits(*(np.round(values, 6) for values in drawn))
