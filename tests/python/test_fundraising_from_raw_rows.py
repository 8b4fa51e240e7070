"""The fundraising marts say of the demo what its rows say, worked out in another way."""

from decimal import Decimal

import fundraising_by_hand
import pytest
from project import ROOT

SEEDS = ROOT / "seeds/demo"


@pytest.fixture(scope="module")
def whose(demo):
    """{donor level: a function from a record to its donor}."""
    people = demo.fetch("select source_system, record_id, constituent_id, household_id from identity.identity_map")[1]
    constituent = {(system, record): one for system, record, one, _ in people}
    household = {(system, record): one for system, record, _, one in people}
    return {"constituent": constituent.get, "household": household.get}


def table(demo, name: str, *key: str) -> dict[tuple, dict]:
    names, found = demo.fetch(f"select * from fundraising.{name}")
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return {tuple(row[column] for column in key): row for row in rows}


@pytest.mark.parametrize("level", ["constituent", "household"])
@pytest.mark.parametrize("basis", ["calendar", "fiscal"])
def test_donors_gains_losses_and_cohorts_of_each_year(demo, whose, level, basis):
    given = fundraising_by_hand.giving(SEEDS, whose[level], basis)
    kept = table(demo, "donor_retention", "donor_level", "year_basis", "year")
    moved = table(demo, "fundraising_effectiveness", "donor_level", "year_basis", "year")
    years = [year for at_level, of_basis, year in kept if (at_level, of_basis) == (level, basis)]
    assert sorted(years) == sorted(given) and len(years) >= 8
    for year in years:
        row = kept[level, basis, year] | moved[level, basis, year]
        expected = fundraising_by_hand.retention(given, year)
        assert {name: row[name] for name in expected} == expected, year
    cohorts = {
        key[2:]: (row["cohort_size"], row["donors"], row["amount"])
        for key, row in table(demo, "donor_cohorts", "donor_level", "year_basis", "cohort_year", "years_since").items()
        if key[:2] == (level, basis)
    }
    assert cohorts == fundraising_by_hand.cohorts(given)


def test_recurring_revenue_of_each_month(demo, whose):
    expected = fundraising_by_hand.revenue(SEEDS, whose["constituent"])
    found = table(demo, "recurring_revenue", "kind", "month_starts_on")
    names = ["active_at_end", "churned_voluntary", "churned_failure", "churned_expired"]
    names += [name for name in next(iter(found.values())) if name.endswith("_mrr") and name != "starting_mrr"]
    wrong = {
        (key, name): (row[name], expected[key][name])
        for key, row in found.items()
        for name in names
        if row[name] != expected[key][name]
    }
    assert {"how many": len(wrong), **dict(list(wrong.items())[:5])} == {"how many": 0}
    assert expected.keys() - found.keys() == {key for key, month in expected.items() if not any(month.values())}
    assert sum(row["new_mrr"] for row in found.values()) > Decimal(40_000)
