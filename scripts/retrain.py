"""Show what weights that are learnt anew would move, on a copy of the database: DB=out.duckdb python scripts/retrain.py

ACCEPT=1 learns them in the database itself and builds everything, on any TARGET. Exit statuses: 0, done; 2, one sentence
says why not; 1, anything else.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import check_database
import duckdb
from build import STEPS
from databases import has_table
from plain_text import plain, stop
from told import run

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402

LEARN = ["--vars", json.dumps({"retrain": "now"})]
IDENTITY = ["--select", "tag:identity", "--exclude-resource-type", "test", "unit_test"]
REPORT = """
    select measure, previous_value, value from identity.identity_run_report
    where run_number = (select max(run_number) from identity.identity_run_report)
        and measure not in ('born', 'joined', 'moved', 'left', 'returned', 'merged', 'split')
    order by measure not in ('records', 'constituents', 'households'), measure
"""
BY_WEIGHTS = """
    select event, count(*) from identity.resolution_log
    where cause = 'new_parameters' and run_id = (
        select max_by(run_id, run_number) from identity.identity_run_report
    )
    group by event order by event
"""
CHANGES = """
    select event, previous_constituent_id, constituent_id, record_count from identity.resolution_log
    where cause = 'new_parameters' and event in ('merged', 'split') and run_id = (
        select max_by(run_id, run_number) from identity.identity_run_report
    )
    order by record_count desc, log_number limit 10
"""
THRESHOLDS = "select version, number from identity.parameter_versions where kind = 'threshold' order by version desc limit 2"


def trial(path: Path) -> int:
    """Learn and match on a copy, and print what it moves."""
    if not path.is_file():
        stop(f"There is no database {path}.")
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            is_built = has_table(database, "identity.identity_run_report")
    except (duckdb.Error, OSError) as problem:
        stop(f"{path} cannot be read: {in_words(problem)}.")
    if not is_built:
        stop(f"{path} has no identity.identity_run_report yet: build it first.")
    with tempfile.TemporaryDirectory(dir=path.absolute().parent) as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        os.environ["CONSTITUENT_360_DB"] = str(copy)
        status = run(["build", "--target", "duckdb", *IDENTITY, *LEARN], STEPS)
        if status == 0:
            tell(copy)
    return status


def tell(copy: Path) -> None:
    with duckdb.connect(str(copy), read_only=True) as database:
        report, by_weights, changes, thresholds = (
            database.execute(query).fetchall() for query in (REPORT, BY_WEIGHTS, CHANGES, THRESHOLDS)
        )
    print(f"\n{'':<44}{'now':>12}{'learnt anew':>14}")
    for measure, before, after in report:
        print(plain(f"{measure:<44}{'' if before is None else f'{before:,}':>12}{after:>14,}"))
    if len(thresholds) > 1:
        print(f"{'probability at which two are one person':<44}{thresholds[1][1]:>12.4f}{thresholds[0][1]:>14.4f}")
    moved = ", ".join(f"{count:,} {event}" for event, count in by_weights) or "nobody moved"
    print(plain(f"\nBecause of the new weights: {moved}."))
    for event, former, present, records in changes:
        words = f"{former} into {present}" if event == "merged" else f"{present} off {former}"
        print(plain(f"  {event:<7}{words}, records: {records}"))
    print("\nNothing was changed. make retrain ACCEPT=1 takes the new weights and builds everything.")


def main() -> int:
    path, target = os.environ.get("DB") or os.environ.get("CONSTITUENT_360_DB"), os.environ.get("TARGET") or "duckdb"
    if path:
        os.environ["CONSTITUENT_360_DB"] = path
    if check_database.main():
        return 2
    if os.environ.get("ACCEPT", "") not in ("", "0", "no"):
        return run(["build", "--target", target, *LEARN], STEPS)
    if target != "duckdb":
        stop(f"A trial works on a copy, and only a DuckDB file is copied here: clone the database of {target} by hand.")
    return trial(Path(path or "constituent_360.duckdb"))


if __name__ == "__main__":
    sys.exit(main())
