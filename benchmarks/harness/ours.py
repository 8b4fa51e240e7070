"""This project as its users run it: `make resolve`, or with other settings the same identity models by dbt."""

import json
from pathlib import Path

import duckdb
import pandas as pd

from .people import DATA, ROOT, People
from .process import Cost, run


def resolve(people: People, settings: dict | None = None) -> tuple[Path, Cost]:
    """Resolve the records into a fresh database: its path and what it took.

    settings: vars of dbt_project.yml; without them it is `make resolve` to the letter, with its tests and golden tables.
    ValueError for a var that is not there, since what it switches off would seem to be worth nothing.
    """
    known = (ROOT / "dbt_project.yml").read_text()
    for name in settings or {}:
        if f"\n  {name}:" not in known:
            raise ValueError(f"dbt_project.yml has no var {name}")
    database = DATA / f"{people.name}.duckdb"
    for path in (database, database.with_name(database.name + ".wal")):
        path.unlink(missing_ok=True)
    if settings is not None:
        command = [ROOT / ".venv/bin/dbt", "build", "--target", "duckdb", "--select", "tag:identity"]
        command += ["--exclude-resource-type", "test", "unit_test", "--target-path", DATA / "target"]
        command += ["--vars", json.dumps({"source_records": str(people.records)} | settings)]
    else:
        command = ["make", "--silent", "resolve", f"RECORDS={people.records}", f"DB={database}"]
    return database, run(command, ROOT, DATA / "ours.log", CONSTITUENT_360_DB=str(database))


def labels(database: Path) -> pd.DataFrame:
    """record_id and cluster of every record."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.sql("select record_id, constituent_id as cluster from identity.identity_map").df()
