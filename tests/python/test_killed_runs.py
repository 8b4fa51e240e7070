"""A run that is killed at any moment and run again leaves what an undisturbed run leaves: KILLS=50 tries as many moments."""

import os
import random
import shutil
import signal
import time

import pandas as pd
import pytest
from project import ROOT
from test_identity_stories import ENTRIES, ROWS
from test_ledger import SETTINGS, People

KILLS = int(os.environ.get("KILLS", "2"))
TABLES = {
    "identity_map": "*",
    "identity_ledger": "* exclude (recorded_at)",
    "household_ledger": "* exclude (recorded_at)",
    "resolution_log": "* exclude (run_id, recorded_at)",
    "parameter_versions": "*",
    "live_constituents": "*",
    "steward_entries": "*",
}
RUNS = "select count(distinct run_number) as runs, count(distinct (run_number, measure)) = count(*) as is_once"


def write(folder, day: int) -> str:
    rows = pd.DataFrame(ROWS)
    rows[rows["day"] == day].drop(columns="day").to_csv(folder / "people.csv", index=False)
    return str(folder / "people.csv")


def state(people: People) -> dict[str, pd.DataFrame]:
    return {name: people.rows(f"select {columns} from identity.{name} order by all") for name, columns in TABLES.items()}


@pytest.fixture(scope="module")
def second_day(tmp_path_factory):
    """The folder of the first day with the second day's rows, what an undisturbed run makes of it, and its seconds."""
    first, undisturbed = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("undisturbed")
    people = People(ROOT, first, source_records="any.csv", **SETTINGS)
    people.in_folder(first)
    assert people.resolve(write(first, 1), **SETTINGS) is None
    people.execute(ENTRIES + "('shop', 'parted-1', 'shop', 'parted-2', 'different', 'pat', '', date '2026-09-02')")
    write(first, 2)
    shutil.copytree(first, undisturbed, dirs_exist_ok=True)
    began = time.monotonic()
    assert people.in_folder(undisturbed).resolve(str(undisturbed / "people.csv"), **SETTINGS) is None
    return people, first, state(people), time.monotonic() - began


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_run_that_is_run_again_is_one_run(second_day, tmp_path, kill):
    people, first, undisturbed, seconds = second_day
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    people.in_folder(tmp_path)
    file = str(tmp_path / "people.csv")
    child = os.fork()
    if child == 0:
        people.resolve(file, **SETTINGS)
        os._exit(0)
    time.sleep(random.Random(kill).uniform(0, seconds))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert people.resolve(file, **SETTINGS) is None
    for name, table in state(people).items():
        pd.testing.assert_frame_equal(table, undisturbed[name], obj=name)
    runs = people.rows(f"{RUNS} from identity.identity_run_report").iloc[0]
    assert runs["is_once"] and runs["runs"] in (2, 3)
