"""What new weights would move is shown on a copy; the database itself stays as it is until somebody accepts."""

import os

import duckdb
import pytest
import retrain

BUILT = """
    create schema identity;
    create table identity.identity_run_report as
        select 1 as run_number, 'first' as run_id, 'constituents' as measure, null::bigint as previous_value, 9 as value;
    create table identity.resolution_log as
        select 1 as log_number, 'first' as run_id, 'born' as event, 'UC-00000001' as constituent_id,
            null::varchar as previous_constituent_id, 1 as record_count, 'new_record' as cause;
    create table identity.parameter_versions as select 1 as version, 'threshold' as kind, 0.5 as number;
"""
LEARNT = """
    insert into identity.identity_run_report values (2, 'trial', 'constituents', 9, 8), (2, 'trial', 'merged', 0, 1);
    insert into identity.resolution_log values
        (2, 'trial', 'moved', 'UC-00000001', 'UC-00000007', 1, 'new_parameters'),
        (3, 'trial', 'merged', 'UC-00000001', 'UC-00000007', 1, 'new_parameters'),
        (4, 'trial', 'joined', 'UC-00000002', null, 1, 'new_record');
    insert into identity.parameter_versions values (2, 'threshold', 0.4);
"""


@pytest.fixture
def trials(tmp_path, monkeypatch):
    """The arguments of dbt in each run, which learns in whatever database the environment names."""
    runs = []

    def learn(arguments, steps):
        runs.append((arguments, os.environ["CONSTITUENT_360_DB"]))
        with duckdb.connect(os.environ["CONSTITUENT_360_DB"]) as database:
            database.execute(LEARNT)
        return 0

    with duckdb.connect(str(tmp_path / "people.duckdb")) as database:
        database.execute(BUILT)
    monkeypatch.setattr(retrain, "run", learn)
    monkeypatch.chdir(tmp_path)
    for name in ("ACCEPT", "TARGET", "CONSTITUENT_360_DB", "CONSTITUENT_360_MEMORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DB", "people.duckdb")
    return runs


def constituents() -> list[tuple]:
    with duckdb.connect("people.duckdb", read_only=True) as database:
        return database.execute("select max(run_number) from identity.identity_run_report").fetchall()


def test_a_trial_tells_what_would_move_and_changes_nothing(trials, tmp_path, capsys):
    assert retrain.main() == 0
    said = capsys.readouterr().out
    assert "constituents" in said and "UC-00000007 into UC-00000001, records: 1" in said
    assert "Because of the new weights: 1 merged, 1 moved." in said and "0.5000" in said
    ((arguments, place),) = trials
    assert '{"retrain": "now"}' in arguments and not place.endswith(str(tmp_path / "people.duckdb"))
    assert constituents() == [(1,)] and [path.name for path in tmp_path.iterdir()] == ["people.duckdb"]


def test_who_accepts_learns_in_the_database_and_builds_all(trials, monkeypatch):
    monkeypatch.setenv("ACCEPT", "1")
    assert retrain.main() == 0
    ((arguments, place),) = trials
    assert place == "people.duckdb" and "--select" not in arguments and constituents() == [(2,)]


@pytest.mark.parametrize(
    "given,sentence",
    [
        ({"DB": "none.duckdb"}, "There is no database none.duckdb."),
        ({"DB": "empty.duckdb"}, "empty.duckdb has no identity.identity_run_report yet: build it first."),
        ({"DB": "text.duckdb"}, "it is no database of DuckDB"),
        ({"TARGET": "snowflake"}, "A trial works on a copy, and only a DuckDB file is copied here"),
    ],
)
def test_a_mistake_is_one_sentence(trials, tmp_path, monkeypatch, capsys, given, sentence):
    duckdb.connect("empty.duckdb").close()
    (tmp_path / "text.duckdb").write_text("id,name\n" * 9)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    try:
        assert retrain.main() == 2
    except SystemExit as stopped:
        assert stopped.code == 2
    said = capsys.readouterr().out
    assert sentence in said and len(said.splitlines()) == 1 and trials == []
