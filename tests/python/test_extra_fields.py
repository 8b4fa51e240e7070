"""Columns that no contract knows: which are compared, and what of them, in a file of people with all kinds of them."""

import random

import pandas as pd
import pytest
from project import Project

PEOPLE = 100
NUMBERS = range(PEOPLE)
# slot: its column; each tells more than the next, and those that tell too little come after the sixth
TELLING = {
    'place "of" birth': [f"Törnby {n % 32}" for n in NUMBERS],
    "cluster_id": [f"c{n % 16}" for n in NUMBERS],
    "l": [f"l{n % 8}" for n in NUMBERS],
    "rule": [f"r{n % 5}" for n in NUMBERS],
    "slot": [f"s{n % 4}" for n in NUMBERS],
    "r": [f"r{n % 3}" for n in NUMBERS],
}
TELLING_LITTLE = {
    "field": [f"f{n % 2}" for n in NUMBERS],
    "nearly one value": ["yes" if n % 10 else f"no {n % 20}" for n in NUMBERS],
}
TELLING_NOTHING = {
    "member no": [f"m{n // 2 if n < 4 else n}" for n in NUMBERS],
    "all equal": ["same"] * PEOPLE,
    "unknown": ["unknown" if n % 2 else "N/A" for n in NUMBERS],
    "note": [f"They were called about their subscription number {n % 9}" for n in NUMBERS],
    "value": ["seldom"] * 2 + ["rare"] * 2 + [None] * (PEOPLE - 4),
}
HUNDREDS = {f"column {n}": ["x" if n % 7 else None] * PEOPLE for n in range(200)}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the file's columns chosen and made comparable, under the default settings."""
    project = Project(tmp_path_factory.mktemp("extra"))
    choose(project, TELLING | TELLING_LITTLE | TELLING_NOTHING | HUNDREDS)
    return project


def choose(project, columns, **variables):
    people = pd.DataFrame({"id": [f"{n:03}" for n in NUMBERS], "name": "Ann Lee"} | columns)
    people.to_parquet(project.folder / "people.parquet")
    project.build("--select", "+extra_features", source_records=str(project.folder / "people.parquet"), **variables)


def chosen(project):
    return project.rows("select field from identity.extra_values order by slot")["field"].tolist()


def test_the_six_columns_that_tell_most_are_compared(project):
    assert chosen(project) == list(TELLING)


def test_each_record_has_its_values_folded(project):
    found = project.rows("""
        select features.* exclude (record_key)
        from identity.extra_features as features
        inner join identity.source_records as records on features.record_key = records.record_key
        order by records.record_id
    """)
    assert len(found) == PEOPLE
    assert found.loc[5].tolist() == ["tornby 5", "c5", "l5", "r0", "s1", "r2"]


def test_what_tells_nothing_is_compared_by_no_file(tmp_path):
    project = Project(tmp_path)
    choose(project, TELLING_LITTLE | TELLING_NOTHING)
    assert chosen(project) == list(TELLING_LITTLE)
    choose(project, TELLING_LITTLE | TELLING_NOTHING, extra_fields="off")
    assert chosen(project) == []
    filled = "select count(*) as records, count(extra_1) as filled from identity.extra_features"
    assert project.rows(filled).iloc[0].tolist() == [PEOPLE, 0]


def test_a_file_without_such_columns_has_a_row_per_record_all_the_same(tmp_path):
    project = Project(tmp_path)
    choose(project, {})
    assert project.rows("select * from identity.extra_features").drop(columns="record_key").isna().all(axis=None)
    assert len(project.rows("select * from identity.extra_features")) == PEOPLE


def test_columns_of_chance_make_nobody_one_person(tmp_path):
    chance = random.Random(3)
    first, last = (
        ["Ann", "Bo", "Cy", "Dan", "Eva", "Finn", "Gail", "Hal"],
        ["Lee", "Kim", "Novak", "Ortiz", "Reed", "Stone"],
    )
    names = [f"{one} {other}" for one in first for other in last]
    coins = {f"coin {n}": [chance.choice(["heads", "tails"]) for _ in names] for n in range(17)}
    project = Project(tmp_path)
    pd.DataFrame({"id": range(len(names)), "name": names} | coins).to_parquet(tmp_path / "people.parquet")
    project.resolve(tmp_path / "people.parquet")
    assert project.rows("select distinct constituent_id from identity.identity_map").shape[0] == len(names)
