"""Exports of one system, in which few are twice and many with their family: families stay families."""

import duckdb
import pandas as pd
import pytest
from explanation import explained, found, printed
from project import ROOT, Project

EXPORTS = ROOT / "benchmarks/exports"
TRUTH = pd.read_csv(EXPORTS / "truth.csv", dtype=str)
MOST_WRONG = 3  # pairs in 250 rows
MOST_MISSED = 0.1  # of the true pairs


def pairs(groups: pd.Series) -> int:
    size = groups.value_counts()
    return int((size * (size - 1) // 2).sum())


@pytest.fixture(scope="module", params=["donors_npsp/npsp/Contact ID", "eventbrite_attendees/eventbrite/Attendee #"])
def resolved(request, tmp_path_factory):
    """A project in which an export was resolved, and who each of its records is."""
    file, system, id_column = request.param.split("/")
    project = Project(tmp_path_factory.mktemp(file))
    people = pd.read_csv(EXPORTS / f"{file}.csv", dtype=str).rename(columns={id_column: "record_id"})
    people.to_csv(project.folder / "people.csv", index=False)
    project.resolve(project.folder / "people.csv")
    return project, TRUTH[TRUTH["sys"] == system].set_index("id")["person"]


def test_families_are_not_merged_and_doubles_are_found_or_asked_about(resolved):
    """A home phone and a mobile differ: where nothing but name and home agrees beside them, a steward is asked."""
    project, person = resolved
    found = project.rows("select record_id, constituent_id from identity.identity_map").set_index("record_id")[
        "constituent_id"
    ]
    assert set(found.index) == set(person.index)
    both = person[found.index] + "/" + found
    assert pairs(found) - pairs(both) <= MOST_WRONG * len(found) / 250
    asked = project.rows("""
        select left_records.record_id as a, right_records.record_id as b
        from identity.pair_decisions as decisions
        inner join identity.source_records as left_records on decisions.left_key = left_records.record_key
        inner join identity.source_records as right_records on decisions.right_key = right_records.record_key
        where decisions.decision = 'review'
    """)
    known = (person[asked["a"]].to_numpy() == person[asked["b"]].to_numpy()).sum()
    assert pairs(person) - pairs(both) - known <= MOST_MISSED * pairs(person)
    assert known <= 1


def test_nobody_is_linked_to_somebody_of_another_first_name(resolved):
    project, _ = resolved
    wrong = project.rows("""
        select count(*) as pairs from identity.pair_decisions as decisions
        inner join identity.pair_comparisons as compared using (left_key, right_key)
        inner join identity.agreement_patterns as patterns using (agreement)
        where first_name_level = 'different' and decisions.decision = 'match'
    """)
    assert wrong["pairs"].item() == 0


def test_two_of_a_family_are_said_to_be_two_people_of_one_household(resolved):
    project, person = resolved
    pair = project.rows("""
        select left_records.record_id as a, right_records.record_id as b
        from identity.pair_decisions as decisions
        inner join identity.source_records as left_records on decisions.left_key = left_records.record_key
        inner join identity.source_records as right_records on decisions.right_key = right_records.record_key
        where reason = 'likely_household' order by all limit 1
    """)
    a, b = pair.iloc[0]
    assert person[a] != person[b]
    with duckdb.connect(str(project.database), read_only=True) as database:
        said = printed(explained(database, found(database, a), found(database, b), uncompared_bits=-2))
    assert "two people of one household" in said
