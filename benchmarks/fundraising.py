"""Wall time and peak memory of giving and metrics on a made-up station: python benchmarks/fundraising.py --help

Every table of fundraising and metrics by dbt build, from facts and a golden record that are made up as tables: ten gifts for
each person.
dbt's start-up is in the first figure and out of the seconds in models; data tests are in neither.
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

ROWS = Path(__file__).parent / "harness/giving_rows.sql"
VARS = {"systems": ["donation", "subscription"], "as_of_date": "2026-09-30"}  # of the demo, whose own rows are not loaded
MARTS = ["path:models/fundraising", "path:models/metrics", "metric_values_snapshot", "metric_contributions_snapshot"]
MARTS += ["path:seeds/reference/fundraising", "path:seeds/reference/metrics", "settings", "words", "record_column_aliases"]


def generated(people: int, seed: int) -> Path:
    """A database with the facts and the golden record of so many people."""
    database = DATA / f"made_up_station_{people}.duckdb"
    DATA.mkdir(parents=True, exist_ok=True)
    for path in (database, database.with_name(database.name + ".wal")):
        path.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set threads = 2; set memory_limit = '3GB'; set preserve_insertion_order = false")
        connection.execute(ROWS.read_text().replace("{people}", str(people)).replace("{seed}", str(seed)))
    return database


def build(database: Path) -> Cost:
    """dbt build without tests; RuntimeError with the end of dbt's log if it fails."""
    command = [ROOT / ".venv/bin/dbt", "build", "--target", "duckdb", "--select", *MARTS]
    command += ["--exclude-resource-type", "test", "unit_test", "--target-path", DATA / "target"]
    command += ["--vars", json.dumps(VARS)]
    return run(command, ROOT, DATA / "fundraising.log", CONSTITUENT_360_DB=str(database))


def in_models() -> tuple[float, dict[str, float]]:
    """Seconds that the build spent in its models, side by side as they ran, and in each of them."""
    steps = json.loads((DATA / "target/run_results.json").read_text())["results"]
    timed = [timing for step in steps for timing in step["timing"] if timing["name"] == "execute"]
    moments = [pd.Timestamp(timing[end]) for timing in timed for end in ("started_at", "completed_at")]
    each = {step["unique_id"].split(".")[-1]: step["execution_time"] for step in steps}
    return (max(moments) - min(moments)).total_seconds(), each


def main() -> None:
    parser = argparse.ArgumentParser(prog="fundraising", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--seed", type=int, default=401)
    parser.add_argument("--each", action="store_true", help="print the seconds of each model")
    given = parser.parse_args()
    for people in given.people:
        print(f"{people:,} people and {10 * people:,} gifts ...", flush=True)
        cost = build(generated(people, given.seed))
        seconds, each = in_models()
        if given.each:
            print(pd.Series(each).sort_values(ascending=False).head(15).to_string())
        row = {
            "people": people,
            "gifts": 10 * people,
            "seconds": cost.seconds,
            "seconds_in_models": seconds,
            "cpu_seconds": cost.cpu_seconds,
            "gigabytes": cost.gigabytes,
            "cores": len(os.sched_getaffinity(0)),
        }
        table = results.keep("fundraising", pd.DataFrame([row]), ["people"])
    results.show(table)


if __name__ == "__main__":
    main()
