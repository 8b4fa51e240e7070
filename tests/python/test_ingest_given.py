"""What is given by mistake to `make ingest`: one sentence, exit status 2, and nothing is written."""

import pytest
from ingestion import SECRET, StandIn, closed_port

GIFTS = {"SYSTEM": "files", "TABLE": "donation.gifts"}
SQL = {"SYSTEM": "sql", "TABLE": "donation.gifts", "FROM": "gifts"}
UNREACHABLE = f"http://pat:{SECRET}@127.0.0.1:{closed_port()}/?token={SECRET}"
WRONG = {
    "no system": ({}, "SYSTEM: there is no system ''; give one of capitan, facebook_ads, instagram,"),
    "an unknown system": ({"SYSTEM": "strype"}, "SYSTEM: there is no system 'strype'; give one of capitan,"),
    "a path as a system": ({"SYSTEM": "../run"}, "SYSTEM: there is no system '../run'; give one of capitan,"),
    "no secret": ({"SYSTEM": "stripe", "STRIPE_API_KEY": ""}, "STRIPE_API_KEY is not set in the environment:"),
    "nobody there": ({"SYSTEM": "stripe", "STRIPE_URL": UNREACHABLE}, "127.0.0.1 cannot be reached, and nothing was"),
    "no address": ({"SYSTEM": "stripe", "STRIPE_URL": "stripe.com"}, "stripe: its address is none: it begins with https://."),
    "an unknown table": ({"SYSTEM": "stripe", "ONLY": "plans"}, "ONLY: stripe has no table 'plans'; it has customers,"),
    "no number of days": ({"SYSTEM": "stripe", "LOOKBACK": "-1"}, "LOOKBACK: '-1' is no number of days."),
    "no day": ({"SYSTEM": "stripe", "SINCE": "2024"}, "SINCE: '2024' is no day, as 2024-01-31."),
    "an unknown target": ({"SYSTEM": "stripe", "TARGET": "oracle"}, "TARGET: 'oracle' is none of duckdb, snowflake,"),
    "no secret of the target": ({"SYSTEM": "stripe", "TARGET": "databricks"}, "DATABRICKS_HOST is not set in the"),
    "a pattern of nothing": (GIFTS | {"FROM": "/nowhere/*.csv"}, "FROM: there is no file '/nowhere/*.csv'."),
    "a file of another kind": (GIFTS | {"FROM": "README.md"}, "FROM: 'README.md' is no file that is read; its name ends in"),
    "a place that nobody knows": (GIFTS | {"FROM": f"nix://x:{SECRET}@y/a.csv"}, "FROM: 'y/a.csv' cannot be listed:"),
    "a table that is not read": (GIFTS | {"TABLE": "donation.presents"}, "SYSTEM=files: the project reads no table"),
    "a system that is not there": (GIFTS | {"FROM": "a.csv", "TABLE": "gym.gifts"}, "The project has no system 'gym'; it"),
    "nowhere to go": ({"SYSTEM": "files", "FROM": "a.csv"}, "Say what is read and where it goes: make ingest SYSTEM=files"),
    "no address of a database": (SQL, "CONSTITUENT_360_SQL_URL is not set in the environment:"),
    "no address that is one": (SQL | {"CONSTITUENT_360_SQL_URL": SECRET}, "The address of the SQL database is none that"),
    "a database that is not there": (SQL | {"CONSTITUENT_360_SQL_URL": "sqlite:///nowhere.db"}, "There is no SQLite"),
    "a database that does not answer": (
        SQL | {"CONSTITUENT_360_SQL_URL": f"postgresql://pat:{SECRET}@127.0.0.1:{closed_port()}/x"},
        "The SQL database cannot be reached, or does not take the name and password"),
    "a cursor without a key": (
        SQL | {"CONSTITUENT_360_SQL_URL": "sqlite:///x", "CURSOR": "day"}, "SYSTEM=sql: say by which key a row of gifts"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_is_one_sentence_and_nothing_is_written(mistake, ingest, tmp_path):
    given, sentence = WRONG[mistake]
    given = {"FROM": "README.md"} | given if mistake == "a table that is not read" else given
    status, said = ingest(tmp_path / "landed.duckdb", **given)
    assert said.startswith(sentence), said
    assert (status, said.count("\n"), list(tmp_path.iterdir())) == (2, 1, [])


FILES = {
    "no YAML": ("tables: [", "own.yml is no YAML that can be read."),
    "nothing": ("", "own.yml says nothing."),
    "no tables": ("system: stripe\nrest_api: {}", "own.yml: it needs `tables`, and one of `rest_api`, `files` and `sql`"),
    "a list": ("system: stripe\nfiles: {}\ntables: [charges]", "own.yml: `tables` has a name and a description for each"),
    "no client": ("system: stripe\nrest_api: {resources: []}\ntables: {charges: }", "own.yml: `rest_api` has no `client`"),
    "no resource": (
        "system: stripe\nrest_api: {client: {base_url: x}, resources: []}\ntables: {charges: }",
        "own.yml: the table charges reads 'charges', which is none of its resources."),
    "an unknown word": ("system: stripe\nfiles: {}\ntables: {charges: {keys: id}}", "own.yml: charges says 'keys'"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", FILES)
def test_a_mistake_in_a_file_of_ones_own_is_one_sentence(mistake, ingest, tmp_path):
    text, sentence = FILES[mistake]
    own = tmp_path / "own.yml"
    own.write_text(text)
    status, said = ingest(tmp_path / "landed.duckdb", SYSTEM=str(own))
    assert said.startswith(sentence), said
    assert (status, said.count("\n"), list(tmp_path.iterdir())) == (2, 1, [own])


def test_a_database_in_no_folder_is_said(ingest, tmp_path):
    status, said = ingest(tmp_path / "none" / "landed.duckdb", SYSTEM="stripe")
    assert (status, list(tmp_path.iterdir())) == (2, [])
    assert f"cannot be written: there is no folder {tmp_path / 'none'}" in said


def test_a_key_that_is_not_taken_is_said_before_anything_is_written(ingest, tmp_path):
    with StandIn({"": lambda *_: (401, {}, SECRET.encode())}) as server:
        status, said = ingest(tmp_path / "landed.duckdb", SYSTEM="stripe", STRIPE_URL=server.url)
    assert (status, said) == (2, "127.0.0.1 does not take the key that the environment holds (401).\n")
    assert list(tmp_path.iterdir()) == []
