"""Wrong input to the scripts: one sentence and nothing else, exit status 2, nothing left behind, no field quoted.

What dbt has to be asked about is asked of the macros in test_bad_files and test_bad_configuration. Here is what needs no
dbt, within a second, and how a sentence of the macros is told.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
import resolve
import results
from dbt_common.exceptions import CompilationError
from people_files import named, seen, systems
from project import ROOT
from told import OURS, of_configuration, problem_of_project, sentence_in

CSV = "id,first_name,email\n1,Janetta,janetta@example.org\n"
SECRETS = ("Janetta", "janetta@example.org")


def write(folder: Path) -> None:
    """What somebody may give by mistake."""
    (folder / "people.csv").write_text(CSV)
    (folder / "headless.csv").write_text(CSV.partition("\n")[2] * 2)
    (folder / "empty.csv").touch()
    (folder / "empty folder").mkdir()
    (folder / "odd.csv").write_bytes(bytes(range(128, 256)))
    (folder / "page.csv").write_text("<html><table><td>Janetta")
    (folder / "book.xlsx").write_text(CSV)
    (folder / "old.xls").write_text(CSV)
    (folder / "endless.csv").write_text(CSV + "2," + "x" * (17 << 20))
    (folder / "text.duckdb").write_text(CSV)
    (folder / "taken_constituents.csv").write_text(CSV)
    pd.DataFrame({"id": range(5000), "email": [f"{n * 7919 % 5000}@example.org" for n in range(5000)]}).to_parquet(
        folder / "good.parquet"
    )
    whole = (folder / "good.parquet").read_bytes()
    (folder / "half.parquet").write_bytes(whole[: len(whole) // 2])
    (folder / "damaged.parquet").write_bytes(whole[:100] + bytes(len(whole) - 500) + whole[-400:])


# what is given beside a database that can be, and the sentence
GIVEN = {
    "nothing": ({}, "Say which file to resolve: make resolve RECORDS=people.csv DB=out.duckdb"),
    "a mistyped path": ({"RECORDS": "peple.csv"}, "RECORDS: there is no file 'peple.csv'."),
    "a pattern that describes nothing": ({"RECORDS": "x*.csv"}, "RECORDS: there is no file 'x*.csv'."),
    "one of two": ({"RECORDS": "people.csv peple.csv"}, "RECORDS: there is no file 'peple.csv'."),
    "a table without a database": ({"RECORDS": "crm.people"}, "RECORDS: there is no file 'crm.people'; the name of a file"),
    "an empty folder": ({"RECORDS": "empty folder"}, "RECORDS: the folder 'empty folder' has no file whose name ends in"),
    "an address": ({"RECORDS": "https://people.example/a.csv"}, "RECORDS: 'https://people.example/a.csv' is an address of"),
    "a bucket": ({"RECORDS": "s3://people/a.parquet"}, "RECORDS: 's3://people/a.parquet' is an address of the network;"),
    "an empty file": ({"RECORDS": "empty.csv"}, "RECORDS: 'empty.csv' is empty."),
    "a file without a header": ({"RECORDS": "headless.csv"}, "RECORDS: 'headless.csv' has no header: its first line"),
    "no text": ({"RECORDS": "odd.csv"}, "RECORDS: 'odd.csv' is not written in utf-8; set the var source_records_encoding,"),
    "a page": ({"RECORDS": "page.csv"}, "RECORDS: 'page.csv' is a web page or an XML file; export a table,"),
    "no workbook": ({"RECORDS": "book.xlsx"}, "RECORDS: 'book.xlsx' is no Excel workbook, or only a part of one, or has a"),
    "an old workbook": ({"RECORDS": "old.xls"}, "RECORDS: 'old.xls' is no file that is read; the name of a file ends in"),
    "a field of 17 MB": ({"RECORDS": "endless.csv"}, "RECORDS: 'endless.csv' has a line of more than 16 megabytes,"),
    "half a parquet": ({"RECORDS": "half.parquet"}, "RECORDS: 'half.parquet' is no parquet file, or only a part of one, or"),
    "a damaged parquet": ({"RECORDS": "damaged.parquet"}, "RECORDS: 'damaged.parquet' is no parquet file, or only a"),
    "a map of nothing": ({"RECORDS": "people.csv", "MAP": "email"}, "MAP: 'email' says of no column what it is; write MAP="),
    "a map without a column": ({"RECORDS": "people.csv", "MAP": "=email"}, "MAP: '=email' says of no column what it is;"),
    "a signal": ({"RECORDS": "people.csv", "ID": "\x1b[2J"}, "ID has a character that cannot be printed: rename the file,"),
    "no amount of memory": (
        {"RECORDS": "people.csv", "CONSTITUENT_360_MEMORY": "abc"}, "CONSTITUENT_360_MEMORY: 'abc' is no amount of memory,"),
    "a database in no folder": (
        {"RECORDS": "people.csv", "DB": "nowhere/a.duckdb"}, "The database 'nowhere/a.duckdb' cannot be written: there"),
    "a csv as a database": (
        {"RECORDS": "people.csv", "DB": "people.csv"}, "The database 'people.csv' cannot be written: it is no"),
    "a text as a database": (
        {"RECORDS": "people.csv", "DB": "text.duckdb"}, "The database 'text.duckdb' cannot be written: it is no"),
    "a result that is somebody's file": (
        {"RECORDS": "people.csv", "DB": "taken.duckdb"},
        "The results cannot be written: 'taken_constituents.csv' is a file of something else; choose another DB."),
    "a result that is read": (
        {"RECORDS": "taken_constituents.csv", "DB": "taken.duckdb"},
        "The results cannot be written: 'taken_constituents.csv' is one of the files of people; choose another DB."),
}  # fmt: skip


def said_by(script: str, folder: Path, **given: str) -> subprocess.CompletedProcess:
    names = ("RECORDS", "ID", "MAP", "DB", "TARGET", "VERBOSE", "CONSTITUENT_360_DB", "CONSTITUENT_360_MEMORY")
    environment = {name: value for name, value in os.environ.items() if name not in names} | given
    command = [sys.executable, str(ROOT / "scripts" / script)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wrong")
    write(folder)
    return folder


@pytest.mark.parametrize("kind", GIVEN)
def test_wrong_input_is_one_sentence(folder, kind):
    given, sentence = GIVEN[kind]
    before = sorted(folder.rglob("*"))
    done = said_by("resolve.py", folder, **{"DB": "new.duckdb"} | given)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith(sentence) and done.stdout.count("\n") == 1
    assert not any(secret in done.stdout for secret in SECRETS)
    assert sorted(folder.rglob("*")) == before


def test_a_database_that_another_program_has_open(folder):
    hold = "import duckdb; held = duckdb.connect('held.duckdb'); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        for script, given in {"resolve.py": {"RECORDS": "people.csv", "DB": "held.duckdb"},
                              "build.py": {"CONSTITUENT_360_DB": "held.duckdb"}}.items():  # fmt: skip
            done = said_by(script, folder, **given)
            assert (
                done.stdout
                == f"The database 'held.duckdb' cannot be written: another program has it open (PID {other.pid}).\n"
            )
            assert (done.returncode, done.stderr) == (2, "")
        other.communicate(b"\n")
    (folder / "held.duckdb").unlink()


@pytest.mark.parametrize(("script", "sentence"), [("check_target.py", "Say which target to check: make check TARGET=")])
def test_a_script_that_is_given_nothing(folder, script, sentence):
    done = said_by(script, folder)
    assert (done.returncode, done.stderr) == (2, "") and done.stdout.startswith(sentence) and done.stdout.count("\n") == 1


def test_a_file_where_dbt_needs_a_folder(tmp_path):
    assert problem_of_project(tmp_path) is None
    (tmp_path / "target").touch()
    assert problem_of_project(tmp_path) == f"'{tmp_path}/target' is a file, and a build needs a folder there: move it away."
    done = said_by("build.py", tmp_path)
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (2, 1, "")


FRAME = """Compilation Error in operation constituent_360-on-run-start-0 (./dbt_project.yml)
  var as_of_date: '2026-02-30' is no day
  as 2026-09-30. Nothing was written.

  > in macro stop (macros/checks/check_configuration.sql)
  > called by macro check_vars (macros/checks/check_vars.sql)
"""


def test_a_sentence_of_the_macros_is_told_without_dbt_s_frame():
    assert sentence_in(FRAME) == (f"var as_of_date: '2026-02-30' is no day as 2026-09-30. {OURS}", True)
    assert sentence_in(CompilationError(f"var x: wrong. {OURS}"))[0].endswith(f"var x: wrong. {OURS}")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Conversion Error: Could not convert string 'Janetta' to INT32",
            "It failed: Conversion Error. VERBOSE=1 shows all",
        ),
        (
            "Out of Memory Error: failed to allocate",
            "DuckDB may take too little memory for this: set CONSTITUENT_360_MEMORY",
        ),
        ("IO Error: Could not write: No space left on device", "The disk of the database is full."),
        ("Janetta", "It failed: an error that is not known here."),
    ],
)
def test_an_engine_s_own_words_are_not_repeated(said, told):
    sentence, _ = sentence_in(f"Runtime Error in model x (models/x.sql)\n  {said}")
    assert sentence.startswith(told) and "\n" not in sentence and "Janetta" not in sentence


def test_files_of_one_name_are_systems_of_other_names():
    assert systems(["a/people.csv", "a/donors.csv"]) == ["people", "donors"]
    assert systems(["a/people.csv", "a/people.xlsx", "b/x.csv"]) == ["people.csv", "people.xlsx", "x"]
    assert systems(["a/people.csv", "b/people.csv"]) == ["a/people.csv", "b/people.csv"]


def test_a_folder_is_read_without_what_a_run_has_left_there(tmp_path):
    for name in ("b.csv", "a.csv", "a_constituents.csv", "a_identity_map.csv", "a_review_queue.csv", ".hidden.csv", "x.md"):
        (tmp_path / name).write_text(CSV)
    openpyxl.Workbook().save(tmp_path / "~$b.xlsx")
    files = [Path(file["file"]).name for file in json.loads(named(f'"{tmp_path}"'))["files"]]
    assert files == ["a.csv", "b.csv"]


def test_what_the_project_no_longer_has_is_not_shown_to_dbt(tmp_path, monkeypatch):
    monkeypatch.setattr(resolve, "SHOWN", tmp_path / "shown")
    resolve.show()
    (tmp_path / "shown/gone.yml").symlink_to(tmp_path / "gone.yml")
    resolve.show()
    assert (tmp_path / "shown/models").exists() and not (tmp_path / "shown/gone.yml").is_symlink()


def test_results_are_csv_that_no_spreadsheet_takes_for_formulas(tmp_path):
    with duckdb.connect(str(tmp_path / "out.duckdb")) as database:
        for schema in ("golden", "identity"):
            database.execute(f"create schema {schema}")
        database.execute("create table golden.constituents (constituent_id text, household_id text, n text, p text)")
        database.execute("insert into golden.constituents values ('UC-1', 'HH-1', '=1+1', '+13125550123')")
        database.execute("insert into golden.constituents values ('UC-2', 'HH-2', '@José', '-5')")
        database.execute(
            "create table identity.identity_map (record_key int, record_id text, source_system text, constituent_id text)"
        )
        database.execute("insert into identity.identity_map values (1, '7', 's', 'UC-1')")
        database.execute("create table golden.review_queue as select 'a' as review_id, 'b' as left_constituent_id")
    results.write(str(tmp_path / "out.duckdb"))
    results.write(str(tmp_path / "out.duckdb"))  # what a run has written it writes again
    results.check(str(tmp_path / "out.duckdb"), [])
    people = (tmp_path / "out_constituents.csv").read_text(encoding="utf-8-sig").splitlines()
    assert people == ["constituent_id,household_id,n,p", "UC-1,HH-1,'=1+1,+13125550123", "UC-2,HH-2,'@José,-5"]
    assert (tmp_path / "out_identity_map.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "1,7,s,UC-1"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "out.duckdb", "out_constituents.csv", "out_identity_map.csv", "out_review_queue.csv"]  # fmt: skip


def test_a_run_that_wrote_nothing_leaves_no_database(tmp_path):
    empty, full = str(tmp_path / "empty.duckdb"), str(tmp_path / "full.duckdb")
    duckdb.connect(empty).close()
    with duckdb.connect(full) as database:
        database.execute("create table t (n int)")
    for database in (empty, full):
        results.remove_if_empty(database, is_new=False)
    assert Path(empty).exists()
    for database in (empty, full):
        results.remove_if_empty(database, is_new=True)
    assert (Path(empty).exists(), Path(full).exists()) == (False, True)


def test_a_field_in_a_line_of_its_own_file_is_quoted_in_no_problem(folder):
    problems = [seen(str(path), "utf-8") for path in folder.iterdir() if path.is_file()]
    assert not any(secret in problem for problem in problems for secret in SECRETS)


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        (
            "TargetNotFoundError",
            "Compilation Error\n  Semantic_Model 'gifts' depends on a node named 'gfits' which was not found",
            "Semantic_Model 'gifts' depends on a node named 'gfits' which was not found.",
        ),
        (
            "DuplicateResourceNameError",
            'Compilation Error\n  dbt found two metrics with the name "mrr".\n  \n  Since these resources',
            'dbt found two metrics with the name "mrr".',
        ),
    ],
)
def test_what_dbt_refuses_of_names_is_one_sentence(kind, said, sentence):
    told, is_ours = of_configuration(type(kind, (Exception,), {})(said))
    assert (told, is_ours) == (f"The configuration cannot be read: {sentence}", True)
