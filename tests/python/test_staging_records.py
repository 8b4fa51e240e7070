"""Anybody's file of people, staged and cleaned: nothing in it stops the run, nothing is lost."""

import json

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from project import ROOT

STAGING = (ROOT / "models/staging/records/stg_records__people.sql").read_text()
ROOM = ROOT / "models/identity/records"
NAMING = (ROOM / "named_rows.sql").read_text().replace("{{ ref('given_rows') }}", "given")
CLEANING = (ROOM / "person_rows.sql").read_text().replace("{{ ref('named_rows') }}", "named")
MEGABYTE = "Bartholomew " * 87_000
HOSTILE_CSV = f'''ID;Given Name;surname;E-Mail;Zip;cluster_id;l;RULE;"my ""notes"""
1;Jo;Doe;JO@example.org;60614-1234;c1;x;r;"two
lines"
1;Jo;Doe;JO@example.org;60614-1234;c1;x;r;same id again
;no id;Doe;;;;;;
3;short line
4;"Robert'); DROP TABLE people;--";Doe;not an address;2138;;;;"a ""quote"""
5;O"Brien;"O'Neill; Jr.";jane@example.org;K1A0B1;;;;\u202eright to left
6;{MEGABYTE};Doe;;;;;;

;;;;;;;;
'''


@pytest.fixture(scope="module")
def staged(compiled):
    """A function from a file or the name of a table to its records."""

    def stage(source_records) -> list[dict]:
        given, named, cleaned = (
            compiled(model, **settings)
            for model, settings in [(STAGING, {"source_records": str(source_records)}), (NAMING, {}), (CLEANING, {})]
        )
        with duckdb.connect(str(compiled.database)) as connection:
            connection.execute(f"create temp table given as select *, 'records' as people_model from ({given})")
            connection.execute(f"create temp table named as {named}")
            found = connection.execute(cleaned)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return stage


def test_a_hostile_csv(staged, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(HOSTILE_CSV)
    records = staged(file)
    columns = ["record_id", "first_name", "last_name", "suffix", "email", "postal_code"]
    found = [tuple(record[column] for column in columns) for record in records]
    assert found[:2] == [("1", "Jo", "Doe", None, "jo@example.org", "60614")] * 2
    assert found[2:6] == [
        (None, "No Id", "Doe", None, None, None),
        ("3", "Short", "Line", None, None, None),
        ("4", "Robert' DROP TABLE people", "Doe", None, None, "02138"),
        ("5", 'O"Brien', "O'Neill", "Jr", "jane@example.org", "K1A 0B1"),
    ]
    assert records[6]["name_as_given"] == f"{MEGABYTE.strip()} Doe"
    assert len(records[6]["full_name"]) < 1000
    assert found[7:] == [(None, None, None, None, None, None)]
    assert {r["source_system"] for r in records} == {"records"}
    extra_fields = {"cluster_id": "c1", "l": "x", "rule": "r", 'my "notes"': "two\nlines"}
    assert json.loads(records[0]["extra_fields"]) == extra_fields


def test_a_typed_parquet_file_with_columns_named_like_ours(staged, tmp_path):
    file = tmp_path / "people.parquet"
    table = pa.table({
        "record_id": [1, 2],
        "full_name_as_given": ["theirs", None],
        "row_issue": ["also theirs", None],
        "Full Name": ["Jane Doe", "Bob Ray"],
        "DOB": pa.array([0, None], pa.date32()),
        "last_modified": pa.array([1_700_000_000, None], pa.timestamp("s", tz="UTC")),
        "zip": [60614, 2138],
        "source": ["crm", None],
        "tags": [["a", "b"], None],
    })  # fmt: skip
    pq.write_table(table, file)
    jane, bob = staged(file)
    assert (jane["record_id"], jane["source_system"]) == ("1", "crm")
    assert (jane["full_name"], jane["postal_code"]) == ("Jane Doe", "60614")
    assert (str(jane["birth_date"])[:10], str(jane["updated_at"])) == ("1970-01-01", "2023-11-14 22:13:20")
    assert (bob["postal_code"], bob["source_system"], bob["extra_fields"]) == ("02138", "records", None)
    assert list(json.loads(jane["extra_fields"])) == ["full_name_as_given", "row_issue", "tags"]


def test_a_table(staged, compiled):
    with duckdb.connect(str(compiled.database)) as connection:
        connection.execute("create schema crm")
        connection.execute("create table crm.people as select 7 as contact_id, 'Doe, Jane' as name")
    (jane,) = staged("crm.people")
    assert (jane["record_id"], jane["full_name"]) == ("7", "Jane Doe")


@pytest.mark.parametrize(
    ("source_records", "sentence"),
    [
        ("nowhere.csv", "there is no file 'nowhere.csv'"),
        ("crm.nobody", "there is no table 'crm.nobody'"),
        ("animals.csv", "has none of the columns record_id, "),
    ],
)
def test_what_cannot_be_read_stops_the_run(compiled, tmp_path, monkeypatch, source_records, sentence):
    (tmp_path / "animals.csv").write_text("species,legs\ncat,4\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuntimeError, match=sentence):
        compiled("{% if execute %}{{ check_records_input() }}{% endif %}", source_records=source_records)


def test_a_column_that_a_system_lacks_is_null(compiled):
    models = compiled((ROOT / "models/identity/records/given_rows.sql").read_text()).split("union all")
    donors, buyers = (next(sql for sql in models if name in sql) for name in ("stg_donation__donors", "stg_event__buyers"))
    missing = "cast(null as TEXT) as birth_date"
    assert missing in buyers and missing not in donors
    assert "cast(null as TEXT) as email" not in buyers + donors


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (["record_id", "source_system", "e_mail"], "model stg_gym__members: 'e_mail' is no column of a source record"),
        (["source_system", "email"], "model stg_gym__members: its YAML names no column record_id"),
        ([], "model stg_gym__members: its YAML names no column record_id"),
    ],
)
def test_a_people_model_whose_columns_would_be_lost_stops_the_run(compiled, columns, sentence):
    with pytest.raises(RuntimeError, match=sentence):
        compiled(f"{{% if execute %}}{{{{ check_person_columns('stg_gym__members', {columns}) }}}}{{% endif %}}")
