"""Monthly plans: when they begin, how they grow and when they are cancelled."""

from dataclasses import dataclass

import numpy as np

from .membership import Members
from .money import MONTHLY, usual
from .settings import FIRST_DAY, NO_DAY, TODAY
from .traits import Traits


@dataclass
class PlanPayments:
    """One entry per payment: plan (from 0), member (row of Members), day, cents, cancelled (or NO_DAY)."""

    plan: np.ndarray
    member: np.ndarray
    day: np.ndarray
    cents: np.ndarray
    cancelled: np.ndarray


def plans(rng: np.random.Generator, donors: Members, traits: Traits) -> PlanPayments:
    """Payments of all plans, plan by plan and month by month, until the cancellation or today."""
    joins = rng.random(len(donors)) < 0.015 + 0.12 * traits.engagement[donors.person]
    member = np.flatnonzero(joins)
    person, n = donors.person[member], len(member)
    since = np.maximum(donors.since[member], FIRST_DAY)
    start = (since + np.floor((TODAY - since) * 0.6 * rng.random(n))).astype(np.int64)
    start_month = start.astype("datetime64[D]").astype("datetime64[M]")
    day_of_month = np.minimum((start.astype("datetime64[D]") - start_month).astype(np.int64), 27)
    so_far = np.datetime64(TODAY, "D").astype("datetime64[M]") - start_month
    due = so_far.astype(np.int64) + 1
    lasts = rng.geometric(traits.sustainer_cancel_hazard[person])
    count = np.minimum(lasts, due)
    plan = np.repeat(np.arange(n), count)
    month = np.arange(len(plan)) - np.repeat(np.cumsum(count) - count, count)
    day = (start_month[plan] + month).astype("datetime64[D]").astype(np.int64) + day_of_month[plan]
    raised = (month > 0) & (month % 12 == 0) & (rng.random(len(plan)) < traits.upgrade_hazard[person[plan]])
    raises = np.cumsum(raised)
    raises = raises - raises[(np.cumsum(count) - count)[plan]]
    first = usual(traits.typical_gift[person] * np.exp(rng.normal(0, 0.3, n)) / 4, MONTHLY)
    cents = MONTHLY[np.minimum(first[plan] + raises, len(MONTHLY) - 1)] * 100
    last = day[np.cumsum(count) - 1] if n else day
    cancelled = np.where(lasts <= due, last + rng.integers(1, 28, n), NO_DAY)
    cancelled = np.where(cancelled > TODAY, NO_DAY, cancelled)
    return PlanPayments(plan, member[plan], day, cents, cancelled[plan])
