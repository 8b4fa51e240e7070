"""What each kind of bad row gets: kept or set aside, labelled with the reason, counted, and never a crash."""

import pandas as pd
import pytest
from project import Project

GOOD = {"record_id": "good", "name": "Jane Miller", "email": "jane@x.example", "phone": "312-555-0123", "dob": "1980-01-05"}
BAD = {
    "missing_id": {"name": "No Id", "email": "no.id@x.example"},
    "unparseable_date_of_birth": {"record_id": "date", "name": "Ann Date", "dob": "13/45/2020"},
    "impossible_date_of_birth": {"record_id": "year", "name": "Bo Year", "dob": "0201-03-05"},
    "invalid_email": {"record_id": "email", "name": "Cy Mail", "email": "cy at example"},
    "invalid_phone": {"record_id": "phone", "name": "Di Phone", "phone": "555-01"},
    "name_too_long": {"record_id": "long", "name": "Ed " + "x" * 1_000_000},
    "known_bad_email": {"record_id": "placeholder", "name": "Flo Placeholder", "email": "TEST@test.com"},
    "known_bad_name": {"record_id": "anonymous", "name": "Current Resident", "phone": "312-555-0124"},
    "word_for_nothing_in_email": {"record_id": "word", "name": "Hal Word", "email": "not provided"},
    "no_personal_data": {"record_id": "blank"},
}
TWICE = [{"record_id": "twice", "name": "Gil Twice"}, {"record_id": "twice", "name": "Gil Twice", "email": "gil@x.example"}]
NOTHING = {"email": "NULL", "phone": "null", "address": "N/A", "city": "Unknown", "state": "NULL", "dob": "-"}
PEOPLE_OF_NOTHING = [
    {"record_id": "n0", "first_name": "Maria", "last_name": "NULL", "postal_code": "10001"} | NOTHING,
    {"record_id": "n1", "first_name": "Maria", "last_name": "NULL", "postal_code": "94110"} | NOTHING,
    NOTHING
    | {"record_id": "n2", "first_name": "NULL", "last_name": "NULL", "postal_code": "NULL", "email": "one@a.example"},
    NOTHING
    | {"record_id": "n3", "first_name": "NULL", "last_name": "NULL", "postal_code": "NULL", "email": "two@b.example"},
    {"record_id": "n4", "first_name": "Jennifer", "last_name": "Null", "postal_code": "60201"} | NOTHING,
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("bad_input"))
    future = {"record_id": "future", "name": "Ida Future", "dob": "2999-01-01"}
    blank = {"record_id": None, "name": None}
    same_twice = {"name": "Jo Same", "city": "Rome"}
    file = project.folder / "bad.parquet"
    pd.DataFrame([GOOD, *BAD.values(), *TWICE, *PEOPLE_OF_NOTHING, future, blank, same_twice, same_twice]).to_parquet(file)
    project.resolve(file)
    return project


@pytest.mark.parametrize("issue", BAD)
def test_a_bad_row_is_kept_and_labelled(project, issue):
    record_id = BAD[issue].get("record_id")
    without_id = "record_id in (select record_id from identity.source_records where email = 'no.id@x.example')"
    where = without_id if record_id is None else f"record_id = '{record_id}'"
    issues = project.rows(f"select issue from identity.record_issues where {where}")["issue"].tolist()
    assert issues == [issue]
    assert len(project.rows(f"select * from identity.identity_map where {where}")) == 1


def test_words_for_nothing_make_nobody_one_person_and_nothing_golden(project):
    ids = project.rows("select constituent_id from identity.identity_map where record_id like 'n_'")["constituent_id"]
    assert len(ids) == ids.nunique() == 5
    columns = ["phone", "address", "city", "state", "birth_date"]
    found = project.rows(
        f"select full_name, {', '.join(columns)} from identity.source_records where record_id like 'n_' order by record_id"
    )
    assert found["full_name"].fillna("").tolist() == ["Maria", "Maria", "", "", "Jennifer Null"]
    assert found[columns].isna().all().all()
    labels = project.rows("select issue from identity.record_issues where record_id = 'n3' order by issue")["issue"].tolist()
    fields = ["address", "birth_date", "city", "first_name", "last_name", "phone", "postal_code", "state"]
    assert labels == [f"word_for_nothing_in_{field}" for field in fields]


def test_a_good_row_has_no_label(project):
    assert project.rows("select * from identity.record_issues where record_id = 'good'").empty


def test_a_date_in_the_future_is_impossible(project):
    issues = project.rows("select issue from identity.record_issues where record_id = 'future'")["issue"].tolist()
    assert issues == ["impossible_date_of_birth"]


def test_rows_that_repeat_an_id_are_one_account(project):
    rows = project.rows("select constituent_id, matched_by from identity.identity_map where record_id = 'twice'")
    assert len(rows) == 2 and len(set(rows["constituent_id"])) == 1
    assert set(rows["matched_by"]) == {"same_system_id"}
    labelled = project.rows("select * from identity.record_issues where record_id = 'twice' and issue = 'repeated_id'")
    assert len(labelled) == 2


def test_equal_rows_without_an_id_are_one_account(project):
    rows = project.rows(
        "select map.constituent_id from identity.identity_map as map"
        " inner join identity.source_records using (record_key) where full_name = 'Jo Same'"
    )
    assert len(rows) == 2 and len(set(rows["constituent_id"])) == 1


def test_a_blank_row_is_set_aside_and_counted(project):
    rows = project.rows("select source_system, reason, row_count from identity.set_aside_rows")
    assert rows.to_records(index=False).tolist() == [("records", "blank_row", 1)]
    rows = 1 + len(BAD) + len(PEOPLE_OF_NOTHING) + len(TWICE) + 1 + 2
    assert len(project.rows("select * from identity.identity_map")) == rows


def test_what_was_given_is_not_lost(project):
    given = project.rows(
        "select length(name_as_given) as given, length(full_name) as kept from identity.source_records"
        " where record_id = 'long'"
    )
    assert given["given"].item() == 1_000_003
    assert given["kept"].item() <= 500
