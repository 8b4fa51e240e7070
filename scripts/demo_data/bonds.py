"""One month in the life of people and of what binds them: plans and subscriptions, all at once.

The same two steps make the past that the exports tell of and the futures that the true probabilities are means over.
"""

from dataclasses import dataclass, replace

import numpy as np

from . import hazards
from .hazards import LONG_AGO

CARD_MONTHS = 36
DECAY = 0.92  # of the habit of giving, per month
NOT_CHARGED, PAID, MENDED, FAILED = range(4)


@dataclass
class Supporters:
    """What does not change. Per person: engagement, annual_rate, typical_gift, leaning. Per contract: person (row), kind
    (of hazards), day (of the month, 1 to 28, on which it is charged), on_card."""

    engagement: np.ndarray
    annual_rate: np.ndarray
    typical_gift: np.ndarray
    leaning: np.ndarray
    person: np.ndarray
    kind: np.ndarray
    day: np.ndarray
    on_card: np.ndarray


@dataclass
class Moods:
    """One entry per person. detached: months since a life event, 0 for none. since_gift: months since the last single gift.
    habit: single gifts, each of them fading by DECAY a month."""

    detached: np.ndarray
    since_gift: np.ndarray
    habit: np.ndarray


@dataclass
class Bonds:
    """One entry per contract, right after the charge of the month. tenure: months. failures: in a row. expires: months that
    the card is still good for, below 0 once it has expired, LONG_AGO without one. raises: steps above the first amount.
    since_rise: months since the last one, LONG_AGO before the first."""

    tenure: np.ndarray
    failures: np.ndarray
    expires: np.ndarray
    raises: np.ndarray
    since_rise: np.ndarray


@dataclass
class Month:
    """What one month does to contracts that are open. Probabilities: delinquent and unrenewed (on the day of the charge),
    leaves (in the 27 days after it), pays_more. outcome: of the charge, as NOT_CHARGED to FAILED; renewed: a new card."""

    after: Bonds
    delinquent: np.ndarray
    unrenewed: np.ndarray
    leaves: np.ndarray
    pays_more: np.ndarray
    outcome: np.ndarray
    new_card: np.ndarray


def next_moods(rng: np.random.Generator, who: Supporters, moods: Moods) -> Moods:
    """Life events and the fading of habits; gifts of the month are not in it yet."""
    u = rng.random(len(moods.detached), dtype=np.float32)
    gone = np.where(u < hazards.RETURNS, 0, moods.detached + 1)
    detached = np.where(moods.detached > 0, gone, u < hazards.detaches(who.engagement))
    return Moods(
        np.minimum(detached, LONG_AGO).astype(np.int8),
        np.minimum(moods.since_gift + 1, LONG_AGO).astype(np.int8),
        moods.habit * DECAY,
    )


def with_gifts(moods: Moods, gave: np.ndarray) -> Moods:
    return replace(moods, since_gift=np.where(gave, 0, moods.since_gift).astype(np.int8), habit=moods.habit + gave)


def next_month(rng: np.random.Generator, who: Supporters, moods: Moods, bonds: Bonds, raised: bool = True) -> Month:
    """The charge of the month and what it leads to. A third failure in a row is a probability and not drawn: who goes on
    from here has paid. raised=False: nobody pays more, for the futures that ask when somebody will."""
    detached, engagement, habit = moods.detached[who.person], who.engagement[who.person], moods.habit[who.person]
    n, kind = len(who.person), who.kind
    tenure = bonds.tenure + 1
    expires = np.where(bonds.expires == LONG_AGO, LONG_AGO, np.maximum(bonds.expires - 1, -24))
    new_card = rng.random(n, dtype=np.float32) < hazards.gets_new_card(expires, detached)
    expires = np.where(new_card, CARD_MONTHS, expires)
    more = hazards.pays_more(kind, engagement, detached, habit, bonds.since_rise, tenure)
    u = rng.random(n, dtype=np.float32)
    steps = (u < hazards.price_rises(kind, tenure)) | (raised & (u < more))
    since_rise = np.where(steps, 0, np.minimum(bonds.since_rise + 1, LONG_AGO))
    refused, mended = hazards.fails(kind, expires, bonds.failures, detached), hazards.is_mended(expires, bonds.failures)
    last = bonds.failures == 2
    u, retry = rng.random(n, dtype=np.float32), rng.random(n, dtype=np.float32) < mended
    outcome = np.where(u < refused, np.where(retry, MENDED, FAILED), PAID)
    outcome = np.where(last & (outcome == FAILED), PAID, outcome)
    outcome[(kind == hazards.YEARLY_TERM) & (tenure % 12 != 0)] = NOT_CHARGED
    failures = np.where(outcome == FAILED, bonds.failures + 1, 0)
    after = Bonds(
        tenure.astype(np.int16),
        failures.astype(np.int8),
        expires.astype(np.int8),
        (bonds.raises + steps).astype(np.int8),
        since_rise.astype(np.int8),
    )
    return Month(
        after,
        np.where(last, refused * (1 - mended), 0.0),
        hazards.does_not_renew(kind, detached, tenure),
        hazards.leaves(kind, who.leaning[who.person], detached, failures, since_rise, tenure),
        more,
        outcome.astype(np.int8),
        new_card,
    )


def begun(rng: np.random.Generator, on_card: np.ndarray) -> Bonds:
    """Contracts a month before their first charge."""
    n = len(on_card)
    none = np.zeros(n, dtype=np.int8)
    expires = np.where(on_card, rng.integers(2, CARD_MONTHS, n), LONG_AGO).astype(np.int8)
    return Bonds(np.full(n, -1, dtype=np.int16), none, expires, none, np.full(n, LONG_AGO, dtype=np.int8))
