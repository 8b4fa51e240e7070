"""What no build can make again is copied into a folder, and brought back from it."""

import os
import re
import subprocess
import sys

import duckdb
import ledger
import pytest
from project import ROOT

ENTRY = "(1, 'shop', 'a', 'UC-00000001')"


def run(folder, **given):
    """What the script says with these variables, and its exit status."""
    surroundings = {key: value for key, value in os.environ.items() if key not in ("DB", "TO", "FROM")}
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/ledger.py"],
        cwd=folder,
        env=surroundings | {"DB": "people.duckdb"} | given,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    return done.stdout, done.returncode


def rows(folder, table):
    with duckdb.connect(str(folder / "people.duckdb"), read_only=True) as database:
        return database.execute(f"from identity.{table} order by all").fetchall()


def execute(folder, *statements):
    with duckdb.connect(str(folder / "people.duckdb")) as database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def folder(tmp_path):
    execute(
        tmp_path,
        "create schema identity",
        "create table identity.identity_ledger (entry_number int, source_system text, record_id text, constituent_id text)",
        f"insert into identity.identity_ledger values {ENTRY}",
        "create table identity.steward_entries (decision text, decided_on date)",
        "insert into identity.steward_entries values ('same', date '2026-09-01')",
    )
    return tmp_path


def test_each_table_that_outlives_a_build_is_copied():
    outlives = re.compile(r"config\([^)]*full_refresh=false")
    files = [path for path in (ROOT / "models/identity").rglob("*.sql") if outlives.search(path.read_text())]
    assert sorted(ledger.KEPT) == sorted(path.stem for path in files)


@pytest.mark.parametrize("loss", ["drop table identity.{}", "delete from identity.{}", "drop schema identity cascade"])
def test_what_was_lost_comes_back_as_it_was(folder, loss):
    before = {table: rows(folder, table) for table in ("identity_ledger", "steward_entries")}
    assert run(folder, TO="copy")[1] == 0
    execute(folder, *{loss.format(table) for table in before})
    said, status = run(folder, FROM="copy")
    assert status == 0 and said.splitlines()[-1] == "Restored from copy."
    assert {table: rows(folder, table) for table in before} == before


def test_a_copy_comes_back_into_a_database_that_is_not_there_yet(folder):
    run(folder, TO="copy")
    assert run(folder, FROM="copy", DB="new.duckdb")[1] == 0
    (folder / "new.duckdb").replace(folder / "people.duckdb")
    assert rows(folder, "identity_ledger") == [(1, "shop", "a", "UC-00000001")]


def test_an_older_copy_takes_nothing_away(folder):
    run(folder, TO="copy")
    execute(folder, "insert into identity.steward_entries values ('different', date '2026-09-02')")
    now = rows(folder, "steward_entries")
    assert run(folder, FROM="copy") == (
        "identity.steward_entries has rows that the copy lacks (1), and they would be lost: nothing was restored.\n",
        2,
    )
    assert rows(folder, "steward_entries") == now and len(now) == 2


@pytest.mark.parametrize(
    "given,sentence",
    [
        ({}, "Say where to: make ledger TO=folder writes a copy, make ledger FROM=folder brings it back."),
        ({"TO": "a", "FROM": "b"}, "Say where to: make ledger TO=folder writes a copy"),
        ({"TO": "copy", "DB": "none.duckdb"}, "There is no database none.duckdb."),
        ({"TO": "."}, ". is not empty: name a new folder for each copy."),
        ({"TO": "people.duckdb"}, "people.duckdb is no folder."),
        ({"FROM": "nowhere"}, "nowhere has no identity_ledger.parquet: it is no copy that make ledger TO=... has written."),
        ({"FROM": "other"}, "The copy in other has other columns than the tables of this database: nothing was restored."),
        ({"FROM": "broken"}, "The copy in broken cannot be read: nothing was restored."),
    ],
)
def test_a_mistake_is_one_sentence(folder, given, sentence):
    for name in ("other", "broken"):
        (folder / name).mkdir()
    duckdb.sql("select 1 as number").write_parquet(str(folder / "other/identity_ledger.parquet"))
    (folder / "broken/identity_ledger.parquet").write_bytes(b"PAR1 and no more")
    said, status = run(folder, **given)
    assert status == 2 and said.startswith(sentence) and len(said.splitlines()) == 1
    assert len(rows(folder, "identity_ledger")) == 1
