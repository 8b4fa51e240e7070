"""Which column of a file has the ids, what is said where rows have none, and that no message quotes a row."""

import contextlib
import io
import json
import subprocess

import duckdb
import pandas as pd
import pytest
from project import ROOT, WITHOUT_TESTS
from read_once import ReadOnce

# the names of columns as the vendors' exports have them, and which of them is the id
HEADERS = {
    "Salesforce": ("Account ID,Contact ID,First Name,Last Name", "Contact ID"),
    "Salesforce's Data Loader": ("ID,ACCOUNTID,FIRSTNAME,LASTNAME", "ID"),
    "Mailchimp": ("Email Address,First Name,LAST_CHANGED,LEID,EUID,NOTES,TAGS", "LEID"),
    "Mailchimp without LEID": ("Email Address,First Name,EUID", "EUID"),
    "Eventbrite": ("Order #,Order Date,First Name,Email,Attendee #,Barcode #", "Attendee #"),
    "Eventbrite in Britain": ("Order no.,First Name,Attendee no.", "Attendee no."),
    "Raiser's Edge": ("CnBio_System_ID,CnBio_Import_ID,CnBio_ID,CnBio_First_Name,First Name", "CnBio_System_ID"),
    "Raiser's Edge NXT": ("Constituent ID,System Record ID,Name", "System Record ID"),
    "DonorPerfect": ("DONOR_ID,GIFT_ID,FIRST_NAME,LAST_NAME", "DONOR_ID"),
    "Little Green Light": ("LGL Constituent ID,LGL Gift ID,Full Name", "LGL Constituent ID"),
    "HubSpot": ("Record ID - Contact,First Name,Associated Company ID", "Record ID - Contact"),
    "HubSpot of old": ("Contact ID,First Name,Email", "Contact ID"),
    "CiviCRM": ("Internal Contact ID,External Identifier,Display Name", "Internal Contact ID"),
    "Virtuous": ("Contact Id,Individual Id,First Name", "Individual Id"),
    "EveryAction": ("VANID,First,Last", "VANID"),
    "Square": ("Reference ID,First Name,Email Address,Square Customer ID,Transaction Count", "Square Customer ID"),
    "Stripe": ("id,Description,Email,Name,Created (UTC)", "id"),
    "a person's name in the column Attendee": ("Attendee,Email", None),
    "an account, which may be a household": ("Account Number,Account ID,Name,Email", None),
    "an order": ("Order #,Order ID,Receipt Number,Name", None),
}


def test_the_id_of_each_vendor_s_export_is_known(compiled):
    names = {vendor: header.split(",") for vendor, (header, _) in HEADERS.items()}
    mapped = "{{ vendor | tojson }}: {{ records_mapping({'names': names, 'rows': 'people'}).get('record_id', '') | tojson }}"
    each = " if execute else {} -%}{ {% for vendor, names in all.items() %}"
    said = compiled("{%- set all = " + json.dumps(names) + each + mapped
                    + "{{ ',' if not loop.last }}{% endfor %} }")  # fmt: skip
    assert json.loads(said) == {vendor: f'"{column}"' if column else "" for vendor, (_, column) in HEADERS.items()}


@pytest.mark.parametrize("given", ["member no", "Member No", "MEMBER_NO"])
def test_another_column_may_be_named(compiled, given):
    asked = "{{ records_mapping({'names': ['id', 'Member No', 'name'], 'rows': 'people'})['record_id'] if execute }}"
    said = compiled(asked, record_id_column=given)
    assert said == '"Member No"'


def test_a_column_that_is_not_there_stops_the_run(compiled):
    with pytest.raises(RuntimeError, match="var record_id_column: 'Member' is no column of 'people.csv'."):
        jinja = "{% if execute %}{{ check_columns_wanted([{'name': 'people.csv', 'names': ['id', 'name']}]) }}{% endif %}"
        compiled(jinja, record_id_column="Member", source_records="people.csv")


PLACES = ("--target", "--project-dir", "--profiles-dir", "--log-path")  # else it says, logs and keeps all that it can


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The project, read once for files of people, which says what dbt says."""
    read = ReadOnce(ROOT, tmp_path_factory.mktemp("said"), source_records="any.csv")
    read.options = [option for option in read.options if option.startswith(PLACES)]
    return read


def told_by(read, *arguments, **variables) -> tuple[bool, str]:
    with contextlib.redirect_stdout(io.StringIO()) as output:
        done = read.run(*arguments, **variables)
    return done.success, output.getvalue()


@pytest.fixture(scope="module")
def said(read):
    """A function that stages a file and returns what was said before the first table was begun."""

    def staged(file, **variables) -> str:
        went_well, output = told_by(read, "build", "--select", "stg_records__people", source_records=str(file), **variables)
        assert went_well
        return " ".join(output.partition(" START sql table")[0].split())

    return staged


PEOPLE = pd.DataFrame(
    {
        "LEID": ["1", "1", None, "4", None],
        "no": list("abcde"),
        "Name": ["Ann Lee", "Ann Lee", "Bo Kim", "Cy Ray", None],
    }
)


def test_rows_without_an_id_and_ids_on_several_rows_are_said_before_anything_is_written(said, tmp_path):
    PEOPLE.to_csv(tmp_path / "people.csv", index=False)
    before = said(tmp_path / "people.csv")
    assert 'has rows without an id in the column "LEID": 1 of 4. ' in before
    assert 'has ids that stand on several rows in the column "LEID": 1. ' in before
    assert "make resolve ID=column, or the var record_id_column." in before


def test_a_file_without_an_id_is_said_and_one_that_is_named_is_not(said, tmp_path):
    PEOPLE.drop(columns="LEID").dropna().to_csv(tmp_path / "people.csv", index=False)
    assert "has no column that is known as the id of a row." in said(tmp_path / "people.csv")
    assert "WARNING" not in said(tmp_path / "people.csv", record_id_column="no")


def test_a_row_that_changes_keeps_its_constituent_by_a_vendor_s_id(read, tmp_path):
    file, header = tmp_path / "members.csv", "Email Address,First Name,Last Name,LAST_CHANGED,LEID,EUID\n"
    people = ["ann@example.org,Ann,Lee,2026-01-01,11,e1", "bo@example.org,Bo,Kim,2026-01-01,12,e2"]
    later = ["bo@example.org,Bo,Kim,2026-02-01,12,e2", "lee@example.org,Ann,Lee,2026-03-01,11,e3"]

    def resolved(rows) -> list[tuple]:
        file.write_text(header + "\n".join(rows))
        read.build("--select", "tag:identity", *WITHOUT_TESTS, source_records=str(file))
        with duckdb.connect(str(read.database)) as database:
            return database.sql("select record_id, constituent_id from identity.identity_map order by 1").fetchall()

    first = resolved(people)
    assert [record_id for record_id, _ in first] == ["11", "12"]
    assert resolved(later) == first


SECRETS = ["Janetta", "Secretson", "janetta@example.org", "555-0123", "Bobetta"]
HEADLESS = {
    "an email and a phone": "7,Janetta,Secretson,janetta@example.org,312-555-0123\n8,Bobetta,Kim,,\n",
    "a town called Mobile": "Janetta,Secretson,Mobile\nBobetta,Kim,Mobile\n",
    "no word that is known": "Janetta;Secretson\nBobetta;Kim\n",
}


@pytest.mark.parametrize("kind", HEADLESS)
def test_a_file_without_a_header_stops_the_run_and_is_quoted_nowhere(tmp_path, read, kind):
    file = tmp_path / "people.csv"
    file.write_text(HEADLESS[kind])
    for command in ("build", "compile"):
        went_well, output = told_by(read, command, "--select", "stg_records__people", source_records=str(file))
        assert not went_well and "header" in output
        assert not any(secret in output for secret in SECRETS)
    kept = [path for path in read.database.parent.rglob("*") if path.is_file()]  # the log, and what dbt has compiled
    assert "dbt.log" in [path.name for path in kept]
    assert not [path.name for path in kept for secret in SECRETS if secret.encode() in path.read_bytes()]


def test_a_file_of_several_without_a_header_is_not_quoted(compiled, tmp_path):
    (tmp_path / "a.csv").write_text("id,name\n1,Ann Lee\n")
    (tmp_path / "b.csv").write_text("2,Janetta Secretson\n")
    with pytest.raises(RuntimeError, match="b.csv' has none of the columns") as stopped:
        compiled("{% if execute %}{{ check_records_input() }}{% endif %}", source_records=str(tmp_path / "*.csv"))
    assert "Secretson" not in str(stopped.value)


@pytest.mark.parametrize("header", ["id,name,2024,2025-01", "Name,12 Month Total,FY2024-2025,Gifts 01/2024", "Name,@,#1"])
def test_a_header_with_years_and_signs_is_a_header(compiled, tmp_path, header):
    (tmp_path / "people.csv").write_text(f"{header}\n")
    compiled("{% if execute %}{{ check_records_input() }}{% endif %}", source_records=str(tmp_path / "people.csv"))


def test_make_clean_keeps_databases_unless_it_is_told_to_delete_the_ledger(tmp_path):
    names = ["constituent_360.duckdb", "constituent_360.duckdb.wal", "target/mine.duckdb"]

    def clean(*given) -> list[bool]:
        for name in [*names, "target/run/model.sql"]:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        subprocess.run(["make", "--silent", "-f", ROOT / "Makefile", "clean", *given], cwd=tmp_path, check=True)
        assert not (tmp_path / "target/run").exists()
        return [(tmp_path / name).exists() for name in names]

    assert clean() == [True, True, True]
    assert clean("LEDGER=yes") == [True, True, True]
    assert clean("LEDGER=delete") == [False, False, False]
