"""Monthly plans: when they begin, how they are charged and how they end."""

from dataclasses import dataclass

import numpy as np

from . import futures
from .bonds import FAILED, MENDED, NOT_CHARGED, Moods, Supporters
from .hazards import LONG_AGO, PLAN
from .lives import CANCELLED, Past, lives
from .membership import Members
from .money import MONTHLY, usual
from .settings import FIRST_DAY, NO_DAY, TODAY
from .traits import Traits

FIRST = np.datetime64("2021-10", "M")
MONTHS = int((np.datetime64(TODAY, "D").astype("datetime64[M]") - FIRST).astype(int)) + 1
BEGAN_WITHIN = 20  # months before today, but for those whom a gift leads to one earlier
CUT_DAYS = [TODAY - 97 * back for back in range(4)]  # a week to find out and 90 days each
GAP, WINDOW = 7, 90


@dataclass
class Plans:
    """Where the plans of the donors are in the past: each donor has one place for them, and number counts in it."""

    who: Supporters
    past: Past
    plan_of: dict[tuple[int, int], int]


@dataclass
class PlanPayments:
    """One entry per attempt to charge: plan (from 0), member (row of Members), day, cents, failed, cancelled (or NO_DAY)."""

    plan: np.ndarray
    member: np.ndarray
    day: np.ndarray
    cents: np.ndarray
    failed: np.ndarray
    cancelled: np.ndarray


def months_of(days: np.ndarray) -> np.ndarray:
    """Months from FIRST to each day."""
    return (days.astype("datetime64[D]").astype("datetime64[M]") - FIRST).astype(np.int64)


def plans(rng: np.random.Generator, donors: Members, traits: Traits, on_card: np.ndarray, gave: np.ndarray) -> Plans:
    """The past of all plans. on_card: per donor. gave: single gifts, shape (MONTHS, donors), true where there was one."""
    n, person = len(donors), donors.person
    who = Supporters(
        traits.engagement[person],
        traits.annual_gift_hazard[person],
        traits.typical_gift[person],
        traits.sustainer_cancel_hazard[person],
        np.arange(n),
        np.full(n, PLAN),
        rng.integers(1, 29, n),
        on_card,
    )
    earliest = np.maximum(months_of(np.maximum(donors.since, FIRST_DAY)) + 1, MONTHS - BEGAN_WITHIN)
    starts = earliest + np.floor(rng.random(n) * (MONTHS - earliest)).astype(np.int64)
    joins = rng.random(n) < 0.05 + 0.5 * who.engagement
    start = Moods(np.zeros(n, dtype=np.int8), np.full(n, LONG_AGO, dtype=np.int8), np.zeros(n))
    past = lives(rng, who, np.where(joins & (starts < MONTHS), starts, -1), np.ones(MONTHS), start, gave)
    month, member = np.nonzero(past.number >= 0)
    number = past.number[month, member]
    pairs = dict.fromkeys(sorted(zip(member.tolist(), number.tolist(), strict=True)))
    return Plans(who, past, {pair: plan for plan, pair in enumerate(pairs)})


def plans_at(made: Plans, member: np.ndarray, number: np.ndarray) -> np.ndarray:
    return np.array([made.plan_of[pair] for pair in zip(member.tolist(), number.tolist(), strict=True)], dtype=np.int64)


def payments(rng: np.random.Generator, made: Plans) -> PlanPayments:
    """Every attempt to charge, month by month, second attempts included."""
    past, who = made.past, made.who
    month, member = np.nonzero((past.number >= 0) & (past.outcome != NOT_CHARGED))
    plan = plans_at(made, member, past.number[month, member])
    first = usual(who.typical_gift * np.exp(rng.normal(0, 0.3, len(who.engagement))) / 4, MONTHLY)
    cents = MONTHLY[np.minimum(first[member] + past.bonds.raises[month, member], len(MONTHLY) - 1)] * 100
    before = np.array([futures.month_start(FIRST, number) for number in range(MONTHS)])
    day, outcome = before[month] + who.day[member], past.outcome[month, member]
    left = np.where(past.ends[month, member] == CANCELLED, day + past.off[month, member], NO_DAY)
    cancelled = np.full(len(made.plan_of), NO_DAY)
    np.maximum.at(cancelled, plan, np.where(left > TODAY, NO_DAY, left))
    again = np.flatnonzero((outcome == MENDED) & (day + 4 <= TODAY))
    rows = np.concatenate([np.arange(len(day)), again])
    second = np.arange(len(rows)) >= len(day)
    return PlanPayments(
        plan[rows],
        member[rows],
        day[rows] + second * (1 + past.off[month, member][rows] % 4),
        cents[rows],
        ~second & np.isin(outcome[rows], (MENDED, FAILED)),
        cancelled[plan[rows]],
    )


def churn_truth(rng: np.random.Generator, made: Plans) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Member, plan, cut day and the probability that an open plan ends in the window after the gap."""
    parts = []
    for cut in CUT_DAYS:
        window = futures.Window(cut, cut + GAP, cut + GAP + WINDOW)
        p = futures.churn(rng, made.past, made.who, FIRST, window)["contract"]
        member = np.flatnonzero(~np.isnan(p))
        _, row, _ = futures.state_on(made.past, made.who, FIRST, cut)
        plan = plans_at(made, member, made.past.number[row[member], member])
        parts.append((member, plan, np.full(len(member), cut), p[member]))
    return tuple(np.concatenate(part) for part in zip(*parts, strict=True))
