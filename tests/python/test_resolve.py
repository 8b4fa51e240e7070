"""A file of one's own: other column names, other formats, columns that nobody asked for."""

import subprocess
import sys

import duckdb
import pandas as pd
import pytest
from project import ROOT, Project

sys.path.append(str(ROOT / "scripts"))
from read_again import read_before, remember, stamp  # noqa: E402
from resolve import SHOWN, STEPS  # noqa: E402

PEOPLE = pd.DataFrame(
    {
        "ID": ["1", "2", "3", "4"],
        "Given Name": ["Jane", "Janie", "Robert'); DROP TABLE people;--", None],
        "Surname": ["Miller", "Miller", "Novak", None],
        "E-Mail": ["jane@x.example", "JANE@x.example ", None, None],
        "Zip": ["60614", "60614-1234", "60614", None],
        "constituent_id": ["a", "b", "c", "d"],
        'odd "name"': ["left", "right", None, "both"],
    }
)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def write(frame, file, **options):
    if file.suffix == ".parquet":
        frame.to_parquet(file)
    else:
        frame.to_csv(file, index=False, **options)
    return file


@pytest.mark.parametrize(
    ("name", "options"),
    [("people.parquet", {}), ("people.csv", {}), ("people.tsv", {"sep": "\t"}), ("bom.csv", {"encoding": "utf-8-sig"})],
)
def test_any_file_gives_one_row_per_row(project, name, options):
    project.resolve(write(PEOPLE, project.folder / name, **options))
    found = project.rows("select record_id, constituent_id from identity.identity_map").set_index("record_id")[
        "constituent_id"
    ]
    assert sorted(found.index) == ["1", "2", "3", "4"]
    assert found["1"] == found["2"]
    assert found.nunique() == 3


def test_a_number_that_pandas_made_a_float_keeps_its_id(project):
    frame = pd.DataFrame({"id": [1.0, 2.0, None], "name": ["Ann Lee", "Bo Kim", "Cy Ray"]})
    project.resolve(write(frame, project.folder / "floats.parquet"))
    found = project.rows("select record_id from identity.identity_map order by 1")["record_id"].tolist()
    assert found[:2] == ["1", "2"] and found[2].startswith("row-")


def test_columns_that_nobody_asked_for_are_carried_along(project):
    project.resolve(write(PEOPLE, project.folder / "people.csv"))
    extra = project.rows("select extra_fields from identity.source_records where record_id = '2'")["extra_fields"].item()
    assert '"constituent_id":"b"' in extra.replace(": ", ":")
    assert "right" in extra


def test_a_file_without_a_column_that_we_know_stops_with_a_sentence(project):
    file = write(pd.DataFrame({"colour": ["red"], "weight": ["7"]}), project.folder / "things.csv")
    result = project.dbt("build", "--select", "tag:identity", source_records=str(file))
    assert result.returncode != 0
    assert "has none of the columns" in " ".join(result.stdout.split())
    assert project.tables() == 0


def make_resolve(**given):
    """`make resolve` in the project, which shows dbt only a part of it."""
    given = [f"{name}={value}" for name, value in given.items()]
    return subprocess.run(["make", "--silent", "resolve", *given], cwd=ROOT, capture_output=True, text=True)


def test_make_resolve_gives_people_and_says_how_many(tmp_path):
    database = tmp_path / "people.duckdb"
    run = make_resolve(RECORDS=write(PEOPLE, tmp_path / "people.csv"), DB=database)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "constituents out                             3" in run.stdout
    progress = run.stdout.partition("total")[0].splitlines()
    assert [line.partition(" s  ")[2] for line in progress if " s  " in line] == list(STEPS.values())
    assert "  email           E-Mail" in progress
    assert len((tmp_path / "people_identity_map.csv").read_text().splitlines()) == 1 + 4
    with duckdb.connect(str(database), read_only=True) as connection:
        for table, rows in {"identity.identity_map": 4, "golden.constituents": 3}.items():
            assert connection.sql(f"select count(*) from {table}").fetchall() == [(rows,)]
    missing = make_resolve(RECORDS=tmp_path / "nobody.csv", DB=tmp_path / "nobody.duckdb")
    assert missing.returncode != 0
    assert "there is no file" in missing.stdout


def test_what_was_read_serves_another_file_and_another_database(tmp_path):
    write(PEOPLE, tmp_path / "people.csv")
    for name in ("first", "second"):
        assert make_resolve(RECORDS=tmp_path / "people.csv", DB=tmp_path / f"{name}.duckdb").returncode == 0
        write(PEOPLE.head(2).rename(columns={"ID": "Member"}), tmp_path / "people.csv")
    with duckdb.connect(str(tmp_path / "second.duckdb"), read_only=True) as connection:
        assert connection.sql("select * from identity.match_keys").fetchall()  # a view, which names its database
        assert connection.sql("select count(*) from golden.constituents").fetchall() == [(1,)]
    known = read_before(SHOWN, "third")
    nodes = [node for node in known.nodes.values() if node.resource_type in ("model", "seed")]
    assert {node.database for node in nodes} == {"third"}
    assert {node.relation_name.partition(".")[0] for node in nodes if node.relation_name} == {'"third"'}


def test_what_was_read_is_read_anew_once_a_file_has_changed(tmp_path):
    (tmp_path / "models").mkdir()
    (tmp_path / "target").mkdir()
    model = tmp_path / "models" / "people.sql"
    model.write_text("select 1")
    before = stamp(tmp_path)
    remember(tmp_path)
    assert stamp(tmp_path) == before
    model.write_text("select 21")
    assert stamp(tmp_path) != before
    assert read_before(tmp_path, "people") is None
