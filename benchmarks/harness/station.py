"""A made-up station whose people leave and give for reasons: its facts in a DuckDB file, and the true probabilities.

python benchmarks/harness/station.py --people 50000 --database benchmarks/data/station.duckdb
The process is that of the demo (scripts/demo_data). Everybody has a plan, a subscription or both at some time, and nobody
is two. A contract that failed payments end is over on the day of the third failure in a row and has no cancelled_on.
`raw.true_probabilities` has one row per constituent, target and cut day. Only evaluations may read it.
"""

import argparse
import sys
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from demo_data import futures, lives, seasons  # noqa: E402
from demo_data.bonds import Moods, Supporters  # noqa: E402
from demo_data.hazards import LONG_AGO, MONTHLY_TERM, PLAN, YEARLY_TERM  # noqa: E402
from demo_data.households import people  # noqa: E402
from demo_data.money import GIFTS, MONTHLY, usual  # noqa: E402
from demo_data.randomness import pick, stream  # noqa: E402
from demo_data.settings import TODAY  # noqa: E402
from demo_data.traits import Traits, traits  # noqa: E402

ROWS = Path(__file__).with_name("station_rows.sql")
FACTS = "bookings cards consents gifts memberships message_responses messages payments purchases recurring_plans"
FACTS = [*FACTS.split(), "recurring_plan_statuses", "refunds", "subscriptions", "visits"]
EMPTY = ("bookings", "memberships", "purchases", "refunds")
FIRST = np.datetime64("2021-10", "M")
MONTHS = int((np.datetime64(TODAY, "D").astype("datetime64[M]") - FIRST).astype(int)) + 1
MAILING_DAYS = (2, 5, 9, 12, 16, 19, 23, 26)
PRICES = np.array([999, 1699, 2499, 4199])  # cents a month
GAP, CHURN_WINDOW, GROWTH_WINDOW, CUTS = 7, 90, 365, 3


def in_season() -> np.ndarray:
    """How much is given in each month of the calendar, 1 on average."""
    share = np.array([seasons.WEIGHT[month == seasons.MONTH].sum() for month in range(1, 13)])
    return share / share.mean()


def supporters(seed: int, n: int) -> tuple[Traits, Supporters, np.ndarray]:
    """People with two places each, one for a plan and one for a subscription, and the month in which each is filled."""
    known = traits(stream(seed, "traits"), people(stream(seed, "people"), n))
    rng = stream(seed, "contracts")
    kind = np.concatenate([np.full(n, PLAN), np.where(rng.random(n) < 0.65, MONTHLY_TERM, YEARLY_TERM)])
    has = pick(rng, (0.45, 0.38, 0.17), n)
    # half of the plans were there when the exports begin, the others follow in the first year; later ones have their reasons
    first = np.floor(rng.random(n) * 20 - 10), np.floor(rng.random(n) * MONTHS * 1.5 - MONTHS * 0.5)
    starts = np.maximum(np.concatenate(first), 0).astype(np.int64)
    starts = np.where(np.concatenate([has != 1, has != 0]), starts, -1)
    who = Supporters(
        known.engagement,
        known.annual_gift_hazard,
        known.typical_gift,
        known.sustainer_cancel_hazard,
        np.tile(np.arange(n), 2),
        kind,
        rng.integers(1, 29, 2 * n),
        rng.random(2 * n) < 0.78,
    )
    return known, who, starts


def past(seed: int, who: Supporters, starts: np.ndarray) -> lives.Past:
    rng, n = stream(seed, "lives"), len(who.engagement)
    calm = rng.random(n) < 0.85
    moods = Moods(
        np.where(calm, 0, rng.integers(1, 12, n)).astype(np.int8),
        np.where(rng.random(n) < 0.5, rng.integers(0, 36, n), LONG_AGO).astype(np.int8),
        rng.random(n) * 1.5 * who.annual_rate,
    )
    months = (FIRST.astype(int) + np.arange(MONTHS)) % 12
    return lives.lives(rng, who, starts, in_season()[months], moods)


def first_days() -> np.ndarray:
    """The day (from 1970) before the first of each month."""
    return np.array([futures.month_start(FIRST, month) for month in range(MONTHS)])


def runs(seed: int, known: Traits, who: Supporters, of: lives.Past) -> dict[str, np.ndarray]:
    """One row per contract and month in which it ran."""
    rng, n = stream(seed, "amounts"), len(known.engagement)
    month, contract = np.nonzero(of.number >= 0)
    person, kind = who.person[contract], who.kind[contract]
    first = usual(known.typical_gift * np.exp(rng.normal(0, 0.3, n)) / 4, MONTHLY)
    tier = pick(rng, (0.45, 0.24, 0.18, 0.13), n)
    raises = of.bonds.raises[month, contract].astype(np.int64)
    plan = MONTHLY[np.minimum(first[person] + raises, len(MONTHLY) - 1)] * 100
    term = np.floor(PRICES[tier[person]] * 1.08**raises / 10).astype(np.int64) * 10 + 9
    cents = np.where(kind == PLAN, plan, np.where(kind == YEARLY_TERM, term * 10, term))
    charged_on = first_days()[month] + who.day[contract]
    off = of.off[month, contract]
    past_today = (of.ends[month, contract] == lives.CANCELLED) & (charged_on + off > TODAY)
    expires = of.bonds.expires[month, contract].astype(np.int64)
    last_day = (FIRST + month + expires + 1).astype("datetime64[D]").astype(np.int64) - 1
    return {
        "person": person,
        "kind": kind,
        "number": of.number[month, contract],
        "tenure": of.bonds.tenure[month, contract],
        "raises": raises,
        "tier": tier[person],
        "cents": cents,
        "outcome": of.outcome[month, contract],
        "ends": np.where(past_today, lives.RUNS, of.ends[month, contract]),
        "charged_on": dates(charged_on),
        "retried_on": dates(charged_on + 1 + off % 4),
        "left_on": dates(charged_on + off),
        "expires_on": pa.array(last_day.astype(np.int32), pa.int32(), mask=~who.on_card[contract]).cast(pa.date32()),
        "brand": pick(rng, (0.55, 0.3, 0.1, 0.05), n)[person],
    }


def dates(days: np.ndarray) -> pa.Array:
    return pa.array(days.astype(np.int32), pa.int32()).cast(pa.date32())


def gifts(seed: int, known: Traits, of: lives.Past) -> dict[str, np.ndarray]:
    """One row per single gift; major ones begin at $1,000."""
    rng = stream(seed, "gifts")
    month, person = np.nonzero(of.gift)
    day = first_days()[month] + of.gift_day[month, person]
    size = usual(known.typical_gift[person] * np.exp(rng.normal(0, 0.25, len(person))), GIFTS)
    thousand = int(np.searchsorted(GIFTS, 1000))
    small, large = np.minimum(size, thousand - 1), np.maximum(size, thousand)
    return {
        "person": person,
        "given_on": dates(day),
        "dollars": GIFTS[np.where(of.gift[month, person] == lives.MAJOR, large, small)],
        "method": pick(rng, (0.6, 0.24, 0.16), len(person)),
    }


def letters(seed: int, known: Traits, of: lives.Past, since: np.ndarray, left: np.ndarray) -> dict[str, np.ndarray]:
    """Two emails a week to everybody since their first month and until they leave the list."""
    rng, parts = stream(seed, "mailings"), []
    rate = 0.6 + 0.35 * known.engagement
    for month in range(MONTHS):
        reader = np.flatnonzero((since <= month) & (month < left))
        for day in MAILING_DAYS:
            opened = rng.random(len(reader)) < rate[reader] * (of.detached[month, reader] == 0)
            clicked = opened & (rng.random(len(reader)) < known.email_click_rate[reader])
            sent = (first_days()[month] + day) * 86_400 + 43_200 + rng.integers(0, 7_200, len(reader))
            after = np.floor(np.exp(rng.normal(9, 1.5, len(reader))).clip(60, 5 * 86_400)).astype(np.int64)
            parts.append((reader, np.full(len(reader), month), sent, sent + after, opened, clicked))
    reader, month, sent, moment, opened, clicked = (np.concatenate(part) for part in zip(*parts, strict=True))
    opened &= moment < (TODAY + 1) * 86_400 - 900
    return {
        "person": reader,
        "month": month,
        "sent_at": pa.array(sent.astype("datetime64[s]")),
        "opened_at": pa.array(moment.astype("datetime64[s]"), mask=~opened),
        "clicked_at": pa.array((moment + 300).astype("datetime64[s]"), mask=~(clicked & opened)),
    }


def visits(seed: int, known: Traits, of: lives.Past, since: np.ndarray) -> dict[str, np.ndarray]:
    rng = stream(seed, "visits")
    goes = rng.random(of.detached.shape) < known.ticket_rate / 6 * (of.detached < 2)
    month, person = np.nonzero(goes & (np.arange(MONTHS)[:, None] >= since))
    return {"person": person, "visited_on": dates(first_days()[month] + rng.integers(1, 29, len(month)))}


def truth(seed: int, who: Supporters, of: lives.Past) -> dict[str, np.ndarray]:
    """The true probabilities on the days on which somebody would have predicted, today and back from it."""
    rng, parts = stream(seed, "futures"), []

    def keep(found: dict[str, np.ndarray], cut: int) -> None:
        for target in [name for name in found if name != "contract"]:
            rows = np.flatnonzero(~np.isnan(found[target]))
            parts.append((rows, np.full(len(rows), target), np.full(len(rows), cut), found[target][rows]))

    for back in range(CUTS):
        cut = TODAY - back * (GAP + CHURN_WINDOW)
        keep(futures.churn(rng, of, who, FIRST, futures.Window(cut, cut + GAP, cut + GAP + CHURN_WINDOW)), cut)
    for back in range(2):
        cut = TODAY - back * (GAP + GROWTH_WINDOW)
        window = futures.Window(cut, cut + GAP, cut + GAP + GROWTH_WINDOW)
        keep(futures.growth(rng, of, who, FIRST, window, in_season()), cut)
    person, target, cut, p = (np.concatenate(part) for part in zip(*parts, strict=True))
    return {"person": person, "target": target, "as_of_date": dates(cut), "probability": p}


def columns_of(fact: str) -> str:
    """The columns of a fact as its YAML promises them, as DuckDB declares them."""
    model = yaml.safe_load((ROOT / f"models/facts/{fact}.yml").read_text())["models"][0]
    return ", ".join(f"{column['name']} {column['data_type'].replace('string', 'varchar')}" for column in model["columns"])


def write(database: Path, n: int, seed: int) -> None:
    """A fresh database with schemas facts, identity and raw."""
    known, who, starts = supporters(seed, n)
    of = past(seed, who, starts)
    active = (of.gift > 0) | (of.number[:, :n] >= 0) | (of.number[:, n:] >= 0)
    since = np.where(active.any(axis=0), active.argmax(axis=0), MONTHS)
    rng = stream(seed, "consents")
    left = np.where(rng.random(n) < 0.06, rng.integers(0, MONTHS, n), MONTHS)
    tables = {
        "people": {"person": np.arange(n), "left_on": dates((FIRST + left).astype("datetime64[D]").astype(int))},
        "runs": runs(seed, known, who, of),
        "single_gifts": gifts(seed, known, of),
        "letters": letters(seed, known, of, since, left),
        "trips": visits(seed, known, of, since),
        "truth": truth(seed, who, of),
    }
    database.parent.mkdir(parents=True, exist_ok=True)
    for path in (database, database.with_name(database.name + ".wal")):
        path.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set threads = 2; set timezone = 'UTC'; create schema facts")
        for fact in FACTS:
            connection.execute(f"create table facts.{fact} ({columns_of(fact)})")
        for name, columns in tables.items():
            connection.register(name, pa.table(columns))
        connection.execute(ROWS.read_text().replace("{today}", str(np.datetime64(TODAY, "D"))))


def main() -> None:
    parser = argparse.ArgumentParser(prog="station", description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=360)
    parser.add_argument("--database", type=Path, default=ROOT / "benchmarks/data/station.duckdb")
    given = parser.parse_args()
    write(given.database, given.people, given.seed)


if __name__ == "__main__":
    main()
