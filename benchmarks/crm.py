"""Wall time and peak memory of the CRM's models on a made-up CRM: python benchmarks/crm.py --help

Every staging model, KPI, snapshot and trend by dbt build, from tables of text as exports are, into an empty schema; dbt's
start-up is in it, data tests are not.
"""

import argparse
import json
import os
from pathlib import Path

import duckdb
import pandas as pd
from harness import results
from harness.people import DATA, ROOT
from harness.process import Cost, run
from harness.registry import made_up

ROWS = Path(__file__).parent / "harness/crm_rows.sql"


def generated(leads: int, seed: int) -> Path:
    """A database with nothing but the source tables of a CRM of so many leads."""
    database = DATA / f"made_up_crm_{leads}.duckdb"
    DATA.mkdir(parents=True, exist_ok=True)
    for path in (database, database.with_name(database.name + ".wal")):
        path.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set threads = 2")
        connection.execute(ROWS.read_text().replace("{leads}", str(leads)).replace("{seed}", str(seed)))
    return database


def build(database: Path) -> Cost:
    """Build what is tagged kpi in the database; RuntimeError with the end of dbt's log if it fails."""
    command = [ROOT / ".venv/bin/dbt", "build", "--target", "duckdb", "--select", "tag:kpi"]
    command += ["--exclude-resource-type", "test", "unit_test", "--target-path", DATA / "target"]
    command += ["--vars", json.dumps(made_up(["crm"]))]
    return run(command, ROOT, DATA / "crm.log", CONSTITUENT_360_DB=str(database))


def main() -> None:
    parser = argparse.ArgumentParser(prog="crm", description=__doc__)
    parser.add_argument("--leads", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--seed", type=int, default=201)
    given = parser.parse_args()
    for leads in given.leads:
        print(f"{leads:,} leads and {5 * leads:,} activities ...", flush=True)
        cost = build(generated(leads, given.seed))
        row = {
            "leads": leads,
            "activities": 5 * leads,
            "seconds": cost.seconds,
            "cpu_seconds": cost.cpu_seconds,
            "gigabytes": cost.gigabytes,
            "cores": len(os.sched_getaffinity(0)),
        }
        table = results.keep("crm", pd.DataFrame([row]), ["leads"])
    results.show(table)


if __name__ == "__main__":
    main()
