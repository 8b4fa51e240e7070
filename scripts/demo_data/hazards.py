"""What makes people leave, fail to pay, give more: logistic in states that leave their marks in the exports.

Every function takes arrays that broadcast, one entry per person or contract, and gives a probability per month. `detached`
counts the months since a life event took somebody's interest (0: interested); they open no emails, and hardly visit or give.
"""

import numpy as np

PLAN, MONTHLY_TERM, YEARLY_TERM = range(3)
LONG_AGO = 99  # months: nothing of the kind has happened, or the account is no card
RETURNS = 0.05
_QUIET = np.array([0.0, 0.0, 0.2, 1.4, 3.3, 4.8])
_AFTER_RISE = np.array([1.3, 1.9, 1.1, 0.4, 0.0])


def logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-score))


def detaches(engagement: np.ndarray) -> np.ndarray:
    """A life event: less likely for the engaged."""
    return 0.006 + 0.016 * (1 - engagement)


def leaves(kind, leaning, detached, failures, since_rise, tenure) -> np.ndarray:
    """Cancels in the month that follows a payment. A yearly term is seldom cancelled before its end.

    leaning: the trait sustainer_cancel_hazard, of which nothing is to be seen; it counts for little.
    """
    score = -6.3 + _QUIET[np.minimum(detached, 5)] + _AFTER_RISE[np.minimum(since_rise, 4)]
    score = score + 0.7 * (failures > 0) + 0.9 * (tenure < 3) - 0.012 * np.minimum(tenure, 36)
    return logistic(score + 0.15 * np.log(leaning / 0.02) - 1.6 * (kind == YEARLY_TERM))


def does_not_renew(kind, detached, tenure) -> np.ndarray:
    """Lets a yearly term run out, on the day on which the next one is due; 0 for what is paid by the month."""
    due = (kind == YEARLY_TERM) & (tenure > 0) & (tenure % 12 == 0)
    return due * logistic(-3.4 + 0.9 * _QUIET[np.minimum(detached, 5)] + 0.6 * (tenure < 13))


def fails(kind, expires, failures, detached) -> np.ndarray:
    """The payment of the month fails. A card that has expired is refused nearly always."""
    score = -4.2 + 2.9 * (failures > 0) + 0.5 * (detached > 0) - 0.7 * (expires == LONG_AGO)
    return np.where(kind == YEARLY_TERM, 0.0, np.where(expires < 0, 0.96, logistic(score)))


def is_mended(expires, failures) -> np.ndarray:
    """A second attempt some days later gets the money. There is none after the third failure in a row."""
    return np.where((expires < 0) | (failures == 2), 0.0, 0.4)


def gets_new_card(expires, detached) -> np.ndarray:
    """In time, in the month in which the card expires; or later, after it was refused."""
    in_time, late = np.where(detached > 0, 0.35, 0.7), np.where(detached > 0, 0.05, 0.2)
    return np.where(expires == 0, in_time, np.where(expires < 0, late, 0.0))


def pays_more(kind, engagement, detached, habit, since_rise, tenure) -> np.ndarray:
    """Raises a plan by a step or two, most of all when asked on the day on which it began."""
    score = -5.9 + 1.6 * engagement + 0.6 * np.minimum(habit, 3) + 1.9 * ((tenure > 0) & (tenure % 12 == 0))
    score = score - 1.5 * (detached > 1) - 1.3 * (since_rise < 12)
    return (kind == PLAN) * logistic(score)


def price_rises(kind, tenure) -> np.ndarray:
    """The publisher's doing, once a year at most."""
    return np.where((kind != PLAN) & (tenure > 0) & (tenure % 12 == 0), 0.6, 0.0)


def gives(annual_rate, season, detached) -> np.ndarray:
    """Gives once, in a month of this season (1: the average month)."""
    return 1 - np.exp(-annual_rate / 12 * season * np.where(detached > 1, 0.12, 1.0))


def gives_much(typical_gift, engagement, detached, habit) -> np.ndarray:
    """Gives a major gift: who gives larger gifts, and gives often."""
    score = -9.0 + 1.8 * np.log(typical_gift / 45) + 0.8 * engagement + 0.9 * np.minimum(habit, 3) - 1.5 * (detached > 1)
    return logistic(score)


def starts_plan(engagement, detached, habit, since_gift) -> np.ndarray:
    """Begins a recurring plan: those who gave lately and often. Nobody does who never gave."""
    score = -6.2 + 1.6 * engagement + 1.0 * np.minimum(habit, 3) + 0.9 * (since_gift < 4) - 1.5 * (detached > 1)
    return (since_gift < 24) * logistic(score)
