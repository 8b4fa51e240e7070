"""The past of many supporters, month by month: what they gave, what they were charged, when and why they left."""

from dataclasses import dataclass, fields

import numpy as np

from . import hazards
from .bonds import FAILED, NOT_CHARGED, Bonds, Moods, Supporters, begun, next_month, next_moods, with_gifts
from .hazards import LONG_AGO, PLAN

RUNS, CANCELLED, DELINQUENT, NOT_RENEWED = range(4)
DAYS_TO_LEAVE = 27  # a cancellation comes on one of so many days after a charge
PAUSE = 3  # months from the end of a contract to the earliest next one
GIFT, MAJOR = 1, 2


@dataclass
class Past:
    """Rows are calendar months, columns people or contracts.

    Per person: detached, since_gift and habit before the gift of the month; gift (0, GIFT or MAJOR) and gift_day.
    Per contract: number (of the contract in its place, from 0; -1 while none runs), outcome of the charge, how it ends in
    the month (RUNS to NOT_RENEWED), `off` (days from the charge to the cancellation), the state after the charge and
    `leaves`, the probability that a cancellation follows it.
    """

    detached: np.ndarray
    since_gift: np.ndarray
    habit: np.ndarray
    gift: np.ndarray
    gift_day: np.ndarray
    number: np.ndarray
    outcome: np.ndarray
    ends: np.ndarray
    off: np.ndarray
    leaves: np.ndarray
    new_card: np.ndarray
    bonds: Bonds

    def moods(self, month: int) -> Moods:
        return Moods(self.detached[month], self.since_gift[month], self.habit[month])


def lives(rng: np.random.Generator, who: Supporters, starts, seasons, moods: Moods, gave: np.ndarray | None = None) -> Past:
    """Months as many as `seasons` (how much is given in each, 1 on average).

    starts: per contract the month of its first charge, -1 for none. Later plans begin by starts_plan. moods: before the
    first month. gave: who gave in which month, shape (months, people), where that is known; otherwise it is drawn.
    """
    n, contracts, months = len(who.engagement), len(who.person), len(seasons)
    past = empty_past(months, n, contracts)
    bonds = begun(rng, who.on_card)
    number, is_open = np.full(contracts, -1), np.zeros(contracts, dtype=bool)
    closed_for = np.full(contracts, LONG_AGO)
    for month, season in enumerate(seasons):
        moods = next_moods(rng, who, moods)
        for field in fields(Moods):
            getattr(past, field.name)[month] = getattr(moods, field.name)
        once = rng.random(n) < hazards.gives(who.annual_rate, season, moods.detached)
        much = rng.random(n) < hazards.gives_much(who.typical_gift, who.engagement, moods.detached, moods.habit)
        past.gift[month] = np.where(much, MAJOR, once * GIFT) if gave is None else gave[month] * GIFT
        past.gift_day[month] = rng.integers(1, 29, n)
        begins = is_beginning(rng, who, moods, is_open, closed_for) | (starts == month) & ~is_open
        bonds = chosen(begins, begun(rng, who.on_card), bonds)
        number, is_open = number + begins, is_open | begins
        happened = next_month(rng, who, moods, bonds)
        u = rng.random((3, contracts))
        ends = np.where(u[0] < happened.leaves, CANCELLED, RUNS)
        ends = np.where(u[1] < happened.unrenewed, NOT_RENEWED, ends)
        ends = np.where(u[2] < happened.delinquent, DELINQUENT, ends)
        outcome = np.where(ends == DELINQUENT, FAILED, np.where(ends == NOT_RENEWED, NOT_CHARGED, happened.outcome))
        bonds = happened.after
        past.number[month] = np.where(is_open, number, -1)
        past.outcome[month] = np.where(is_open, outcome, NOT_CHARGED)
        past.ends[month] = np.where(is_open, ends, RUNS)
        past.off[month] = rng.integers(1, DAYS_TO_LEAVE + 1, contracts)
        past.leaves[month] = happened.leaves
        past.new_card[month] = happened.new_card
        for field in fields(Bonds):
            getattr(past.bonds, field.name)[month] = getattr(bonds, field.name)
        closing = is_open & (ends != RUNS)
        is_open = is_open & ~closing
        closed_for = np.where(is_open | closing, 0, closed_for + 1)
        moods = with_gifts(moods, past.gift[month] > 0)
    return past


def is_beginning(rng: np.random.Generator, who: Supporters, moods: Moods, is_open, closed_for) -> np.ndarray:
    """Which places for a plan are filled this month."""
    p = hazards.starts_plan(who.engagement, moods.detached, moods.habit, moods.since_gift)[who.person]
    free = (who.kind == PLAN) & ~is_open & (closed_for > PAUSE)
    return free & (rng.random(len(p)) < p)


def chosen(rows: np.ndarray, these: Bonds, others: Bonds) -> Bonds:
    """`these` in the rows that are true, the others elsewhere."""
    return Bonds(
        *(np.where(rows, one, other) for one, other in zip(vars(these).values(), vars(others).values(), strict=True))
    )


def empty_past(months: int, people: int, contracts: int) -> Past:
    def table(columns: int, kind=np.int8) -> np.ndarray:
        return np.zeros((months, columns), dtype=kind)

    per_person = [table(people), table(people), table(people, np.float32), table(people), table(people)]
    per_contract = [table(contracts) for _ in range(4)] + [table(contracts, np.float32), table(contracts, bool)]
    bonds = Bonds(table(contracts, np.int16), *(table(contracts) for _ in range(4)))
    return Past(*per_person, *per_contract, bonds)
