"""Wall time and peak memory of features as of a date and of scores, on made-up people: python benchmarks/features.py --help

Every table of predictions up to the scores by dbt build, from facts that are made up as tables: 50 for each person, over
eight years. The models are learnt in it, too, since nothing was learnt before. On the day of the scores everybody is looked
at, on each past cut day a sample (`prediction_sample`, a setting). dbt's start-up is in the first figure and out of the
seconds in models; data tests are in neither.
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

ROWS = [Path(__file__).parent / f"harness/{name}_rows.sql" for name in ("giving", "feature")]
VARS = {"systems": ["donation", "subscription"], "as_of_date": "2026-09-30"}  # of the demo, whose own rows are not loaded
MODELS = ["+constituent_scores"]
BEFORE = ["path:models/staging", "path:models/identity", "path:models/facts", "path:seeds/demo"]
BEFORE += ["path:seeds/reference/facts", "path:seeds/reference/timeline"]
SEEDS = ["path:seeds/reference/predictions", "billing_periods", "settings", "words", "record_column_aliases"]
FACTS = ["gifts", "payments", "refunds", "subscriptions", "memberships", "recurring_plans"]
FACTS += ["messages", "visits", "purchases", "bookings", "consents"]


def generated(people: int, seed: int) -> tuple[Path, int]:
    """A database with the facts of so many people, and how many facts these are."""
    database = DATA / f"made_up_audience_{people}.duckdb"
    DATA.mkdir(parents=True, exist_ok=True)
    for path in (database, database.with_name(database.name + ".wal")):
        path.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set threads = 2; set memory_limit = '4GB'; set preserve_insertion_order = false")
        for rows in ROWS:
            connection.execute(rows.read_text().replace("{people}", str(people)).replace("{seed}", str(seed)))
        counts = [connection.execute(f"select count(*) from facts.{table}").fetchone()[0] for table in FACTS]
    return database, sum(counts)


def build(database: Path) -> Cost:
    """dbt build without tests; RuntimeError with the end of dbt's log if it fails."""
    command = [ROOT / ".venv/bin/python", ROOT / "scripts/run_dbt.py", "build", "--target", "duckdb"]
    command += [
        "--select",
        *SEEDS,
        *MODELS,
        "--exclude",
        *BEFORE,
        "path:seeds/reference/facts",
        "path:seeds/reference/timeline",
    ]
    command += ["--exclude-resource-type", "test", "unit_test", "--target-path", DATA / "target", "--vars", json.dumps(VARS)]
    return run(command, ROOT, DATA / "features.log", CONSTITUENT_360_DB=str(database))


def in_models() -> tuple[float, dict[str, float]]:
    """Seconds that the build spent in its models, side by side as they ran, and in each of them."""
    steps = json.loads((DATA / "target/run_results.json").read_text())["results"]
    timed = [timing for step in steps for timing in step["timing"] if timing["name"] == "execute"]
    moments = [pd.Timestamp(timing[end]) for timing in timed for end in ("started_at", "completed_at")]
    each = {step["unique_id"].split(".")[-1]: step["execution_time"] for step in steps}
    return (max(moments) - min(moments)).total_seconds(), each


def main() -> None:
    parser = argparse.ArgumentParser(prog="features", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--seed", type=int, default=501)
    parser.add_argument("--each", action="store_true", help="print the seconds of each model")
    given = parser.parse_args()
    for people in given.people:
        database, facts = generated(people, given.seed)
        print(f"{people:,} people and {facts:,} facts ...", flush=True)
        cost = build(database)
        seconds, each = in_models()
        if given.each:
            print(pd.Series(each).sort_values(ascending=False).head(15).to_string())
        with duckdb.connect(str(database), read_only=True) as connection:
            rows = connection.execute("select count(*) from predictions.prediction_features").fetchone()[0]
            scores = connection.execute("select count(*) from predictions.constituent_scores").fetchone()[0]
        row = {
            "people": people,
            "facts": facts,
            "rows_of_features": rows,
            "scores": scores,
            "seconds": cost.seconds,
            "seconds_in_models": seconds,
            "cpu_seconds": cost.cpu_seconds,
            "gigabytes": cost.gigabytes,
            "cores": len(os.sched_getaffinity(0)),
        }
        table = results.keep("features", pd.DataFrame([row]), ["people"])
    results.show(table)


if __name__ == "__main__":
    main()
