"""The true probabilities: the mean over many futures from the state on a day. Only evaluations may know them.

What a future draws is its states; that somebody leaves or gives in it is weighed with its probability and not drawn, so that
few futures are enough.
"""

from dataclasses import dataclass

import numpy as np

from . import hazards
from .bonds import Bonds, Supporters, next_month, next_moods, with_gifts
from .hazards import PLAN
from .lives import CANCELLED, DAYS_TO_LEAVE, DELINQUENT, NOT_RENEWED, PAUSE, Past, chosen


@dataclass(frozen=True)
class Window:
    """Days (from 1970): the cut, the last day of the gap after it, the last day in which something counts."""

    cut: int
    gap_until: int
    until: int


def month_start(first: np.datetime64, month: int) -> int:
    """The day (from 1970) before the first of a month; first: the month of row 0."""
    return int((first + month).astype("datetime64[D]").astype(int)) - 1


def state_on(past: Past, who: Supporters, first: np.datetime64, cut: int) -> tuple[int, np.ndarray, np.ndarray]:
    """The row of the cut's month; per contract the row of its last charge and whether it is open after the day."""
    now = int((np.datetime64(cut, "D").astype("datetime64[M]") - first).astype(int))
    day = cut - month_start(first, now)
    row = np.where(who.day <= day, now, now - 1)
    at = np.arange(len(who.person))
    charged_on = np.array([month_start(first, m) for m in range(now + 1)])[row] + who.day
    ends = past.ends[row, at]
    left = (ends == CANCELLED) & (charged_on + past.off[row, at] <= cut)
    return now, row, (past.number[row, at] >= 0) & ~left & ~np.isin(ends, (DELINQUENT, NOT_RENEWED))


def churn(
    rng, past: Past, who: Supporters, first: np.datetime64, window: Window, futures: int = 32
) -> dict[str, np.ndarray]:
    """Per person with an open contract (nan for the others): the probability to lose one in the window, given that none is
    lost in the gap: churn, churn_voluntary, churn_delinquent. Per contract: `contract`."""
    now, row, is_open = state_on(past, who, first, window.cut)
    at, n = np.arange(len(who.person)), len(who.engagement)
    state = Bonds(*(values[row, at] for values in vars(past.bonds).values()))
    last = np.array([month_start(first, m) for m in range(now + 1)])[row] + who.day
    end = int((np.datetime64(window.until, "D").astype("datetime64[M]") - first).astype(int))
    kept = {name: np.zeros(n) for name in ("gap", "churn", "churn_voluntary", "churn_delinquent")}
    of_contract = np.zeros((2, len(at)))
    for _ in range(futures):
        moods, bonds = past.moods(now), state
        risk = Risk(window, len(at))
        # what is still to come of the days after the last charge
        risk.cancel(last, past.leaves[row, at])
        for month in range(now, end + 1):
            moods = moods if month == now else next_moods(rng, who, moods)
            happened = next_month(rng, who, moods, bonds)
            charged = (month > now) | (row < now)
            bonds = chosen(charged, happened.after, bonds)
            on = month_start(first, month) + who.day
            risk.on_day(on, charged * happened.delinquent, "delinquent")
            risk.on_day(on, charged * happened.unrenewed, "voluntary")
            risk.cancel(on, charged * happened.leaves)
        in_gap, lost = risk.gap * is_open, {name: mass * is_open for name, mass in risk.lost.items()}
        both = lost["voluntary"] + lost["delinquent"]
        of_contract += [1 - in_gap, both]
        stays = np.ones(n)
        np.multiply.at(stays, who.person, 1 - in_gap)
        kept["gap"] += stays
        for name, mass in {
            "churn": both,
            "churn_voluntary": lost["voluntary"],
            "churn_delinquent": lost["delinquent"],
        }.items():
            never = np.ones(n)
            np.multiply.at(never, who.person, 1 - mass / (1 - in_gap))
            kept[name] += stays * (1 - never)
    has = np.zeros(n, dtype=bool)
    has[who.person[is_open]] = True
    found = {name: np.where(has, mass / kept["gap"], np.nan) for name, mass in kept.items() if name != "gap"}
    return found | {"contract": np.where(is_open, of_contract[1] / of_contract[0], np.nan)}


class Risk:
    """How likely each contract was lost so far, by when and why, in one future."""

    def __init__(self, window: Window, contracts: int):
        self.window, self.alive, self.gap = window, np.ones(contracts), np.zeros(contracts)
        self.lost = {"voluntary": np.zeros(contracts), "delinquent": np.zeros(contracts)}

    def on_day(self, day: np.ndarray, p: np.ndarray, why: str) -> None:
        mass = self.alive * p
        self.gap += mass * ((day > self.window.cut) & (day <= self.window.gap_until))
        self.lost[why] += mass * ((day > self.window.gap_until) & (day <= self.window.until))
        self.alive -= mass * (day > self.window.cut)

    def cancel(self, charged_on: np.ndarray, p: np.ndarray) -> None:
        """One of the days after a charge; what would have been on a day up to the cut was not."""

        def days(after: int, until: int) -> np.ndarray:
            low, high = np.clip(after - charged_on, 0, DAYS_TO_LEAVE), np.clip(until - charged_on, 0, DAYS_TO_LEAVE)
            return np.maximum(high - low, 0) / DAYS_TO_LEAVE

        cut, gap_until, until = self.window.cut, self.window.gap_until, self.window.until
        p = self.alive * p / (1 - p * days(-(10**6), cut))
        self.gap += p * days(cut, gap_until)
        self.lost["voluntary"] += p * days(gap_until, until)
        self.alive -= p * days(cut, 10**7)


def growth(rng, past: Past, who: Supporters, first, window: Window, seasons, futures: int = 16) -> dict[str, np.ndarray]:
    """Per person, from the cut to the window's end: to_sustainer (nan for those with an open plan), to_larger_plan (nan for
    those without) and to_major_gift. seasons: of the twelve months of the calendar."""
    now, row, is_open = state_on(past, who, first, window.cut)
    at, n = np.arange(len(who.person)), len(who.engagement)
    state = Bonds(*(values[row, at] for values in vars(past.bonds).values()))
    plan = who.kind == PLAN
    of_plan = who.person[plan]
    has_plan = np.zeros(n, dtype=bool)
    has_plan[of_plan] = is_open[plan]
    day = window.cut - month_start(first, now)
    came = (past.gift[now] > 0) & (past.gift_day[now] <= day)
    begin = with_gifts(past.moods(now), came)
    closed_for = months_closed(past, now)[plan]
    end = int((np.datetime64(window.until, "D").astype("datetime64[M]") - first).astype(int))
    total = {name: np.zeros(n) for name in ("to_sustainer", "to_larger_plan", "to_major_gift")}
    for _ in range(futures):
        moods, bonds, pause = begin, state, closed_for
        alive, none = np.ones(n), {name: np.ones(n) for name in total}
        for month in range(now, end + 1):
            start = month_start(first, month)
            if month > now:
                moods = next_moods(rng, who, moods)
            # the part of the month's days (1 to 28) that lie in the window
            low, high = np.clip(window.gap_until - start, 0, 28), np.clip(window.until - start, 0, 28)
            part = (high - low) / 28
            on = start + who.day[plan]
            counts = np.zeros(n)
            counts[of_plan] = (on > window.gap_until) & (on <= window.until)
            still_to_come = np.zeros(n, dtype=bool)
            still_to_come[of_plan] = on > window.cut
            begins = hazards.starts_plan(who.engagement, moods.detached, moods.habit, moods.since_gift)
            free = np.zeros(n, dtype=bool)
            free[of_plan] = pause > PAUSE
            none["to_sustainer"] *= 1 - begins * counts * free
            much = hazards.gives_much(who.typical_gift, who.engagement, moods.detached, moods.habit)
            none["to_major_gift"] *= 1 - much * part
            happened = next_month(rng, who, moods, bonds, raised=False)
            charged = (month > now) | (row < now)
            bonds = chosen(charged, happened.after, bonds)
            more, over = np.zeros(n), np.zeros(n)
            more[of_plan] = happened.pays_more[plan]
            none["to_larger_plan"] *= 1 - alive * more * counts
            over[of_plan] = 1 - (1 - happened.delinquent[plan]) * (1 - happened.leaves[plan])
            alive *= 1 - over * still_to_come
            season = seasons[(first.astype(int) + month) % 12]
            gave = rng.random(n) < hazards.gives(who.annual_rate, season, moods.detached) * (
                1 if month > now else (28 - day) / 28
            )
            moods, pause = with_gifts(moods, gave), pause + 1
        for name, mass in none.items():
            total[name] += 1 - mass
    total = {name: mass / futures for name, mass in total.items()}
    total["to_sustainer"] = np.where(has_plan, np.nan, total["to_sustainer"])
    total["to_larger_plan"] = np.where(has_plan, total["to_larger_plan"], np.nan)
    return total


def months_closed(past: Past, now: int) -> np.ndarray:
    """Whole months between the last one in which each contract ran and this one, LONG_AGO without one before."""
    rows = np.arange(now + 1)[:, None]
    latest = np.where(past.number[: now + 1] >= 0, rows, -(10**6)).max(axis=0)
    return np.minimum(now - latest - 1, hazards.LONG_AGO)
