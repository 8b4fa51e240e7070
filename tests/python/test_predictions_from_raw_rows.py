"""Cases and features say of the demo what its rows say, worked out in another way."""

from collections import defaultdict
from datetime import timedelta

import facts_by_hand as facts
import predictions_by_hand as by_hand
import pytest
from project import ROOT

SEEDS = ROOT / "seeds/demo"
GAP_AND_WINDOW = {"churn": (*by_hand.CHURN, 2 + 4), "upgrade": (*by_hand.UPGRADE, 2 + 2)}


@pytest.fixture(scope="module")
def whose(demo):
    """A function from a record to its constituent."""
    people = demo.fetch("select source_system, record_id, constituent_id from identity.identity_map")[1]
    return {(system, record): one for system, record, one in people}.get


@pytest.fixture(scope="module")
def held(whose):
    return [*by_hand.plans(SEEDS, whose), *by_hand.terms(SEEDS, whose)]


def cut_days(kind: str) -> list:
    gap, window, past = GAP_AND_WINDOW[kind]
    return [facts.TODAY - timedelta(days=ago * (gap + window)) for ago in range(past + 1)]


def read_cases(demo, kind: str) -> dict:
    """{(target, cut day): {person: outcome}}."""
    found = defaultdict(dict)
    query = f"select target, as_of_date, constituent_id, outcome from predictions.{kind}_cases"
    for target, day, person, outcome in demo.fetch(query)[1]:
        found[target, day][person] = outcome
    return found


def assert_alike(found: dict, expected: dict, about: str) -> None:
    everybody = found.keys() | expected.keys()
    wrong = {one: (found.get(one), expected.get(one)) for one in everybody if found.get(one) != expected.get(one)}
    assert {"about": about, "how many": len(wrong), **dict(sorted(wrong.items())[:5])} == {"about": about, "how many": 0}


def test_churn_cases(demo, held):
    cases = read_cases(demo, "churn")
    assert {day for _, day in cases} == set(cut_days("churn"))
    for day in cut_days("churn")[1:]:
        expected = by_hand.churn(held, day)
        for target in ("churn", "churn_voluntary", "churn_delinquent"):
            assert_alike(cases[target, day], expected[target], f"{target} {day}")
    assert sum(sum(cases["churn_delinquent", day].values()) for day in cut_days("churn")[1:]) > 5
    asked_today = {one.person for one in held if one.is_open(facts.TODAY)}
    assert_alike(cases["churn", facts.TODAY], dict.fromkeys(asked_today), "churn today")


def test_upgrade_cases(demo, whose, held):
    cases, given = read_cases(demo, "upgrade"), by_hand.gifts(SEEDS, whose)
    assert {day for _, day in cases} == set(cut_days("upgrade"))
    for day in cut_days("upgrade")[1:]:
        expected = by_hand.upgrades(given, held, day)
        for target in ("to_sustainer", "to_larger_plan", "to_major_gift"):
            assert_alike(cases[target, day], expected[target], f"{target} {day}")


DAYS = [cut_days("churn")[0], cut_days("churn")[2], cut_days("upgrade")[1], cut_days("upgrade")[3]]


def read_features(demo, table: str, day, names: list[str]) -> dict:
    query = f"select constituent_id, {', '.join(names)} from predictions.{table} where as_of_date = '{day}'"
    return {person: values for person, *values in demo.fetch(query)[1]}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("family", ["giving", "messages", "visits", "holdings"])
def test_features(demo, whose, held, family, day):
    expected = {
        "giving": lambda: by_hand.giving(SEEDS, whose, day),
        "messages": lambda: by_hand.messages(SEEDS, whose, day),
        "visits": lambda: by_hand.visits(SEEDS, whose, day),
        "holdings": lambda: by_hand.holdings(held, day),
    }[family]()
    names = [name for name in next(iter(expected.values())) if "year" not in name or "row" in name]
    found = read_features(demo, "prediction_features", day, names)
    without = {name: None if name.startswith("days") or "rate" in name or name == "gift_largest" else 0 for name in names}
    compared = sum(1 for person in found if person in expected)
    assert compared > 100
    for at, name in enumerate(names):
        right = {person: expected.get(person, without)[name] for person in found}
        right = {person: None if value is None else round(float(value), 6) for person, value in right.items()}
        assert_alike({person: None if row[at] is None else round(row[at], 6) for person, row in found.items()}, right, name)


def test_histories_of_givers(demo, whose):
    names = ["year_count", "years_given", "last_year_given"]
    for day in DAYS:
        expected = {person: [known[name] for name in names] for person, known in by_hand.giving(SEEDS, whose, day).items()}
        assert len(expected) > 1000
        assert_alike(read_features(demo, "giving_histories", day, names), expected, f"years up to {day}")
