"""Wall time and peak memory of the timeline on a made-up club: python benchmarks/timeline.py --help

First build: from tables of text, as exports are, with the moment of arrival that a loader adds, through staging to
the facts and timeline.constituent_events, for people whose identities are known. Increment: the same after one row in a
hundred has arrived, less the views, which are as they were; every row is read anew. Read: every event counted by constituent
and type. The start-up of dbt is in the first two, and out of the seconds in models; data tests are in neither.
"""

import argparse
import json
import os
import time
from pathlib import Path

import duckdb
import pandas as pd
from harness import results
from harness.people import DATA, ROOT
from harness.process import Cost, run
from harness.registry import made_up

ROWS = Path(__file__).parent / "harness/event_rows.sql"
SYSTEMS = ["capitan", "stripe", "square", "mailchimp"]
LAST_DAY = "2026-09-30"
# what reads the big tables; people have been resolved before
MODELS = ["+constituent_events", "--exclude", "path:models/identity", "tag:identity", "+source_records"]
NO_VIEWS = "config.materialized:view"
READ = "select constituent_id, event_type, count(*), max(event_at) from timeline.constituent_events group by all"


def generated(events: int, seed: int) -> Path:
    """A database with the source tables, and in the schema later the rows of each that arrive on the last day."""
    database = DATA / f"made_up_club_{events}.duckdb"
    DATA.mkdir(parents=True, exist_ok=True)
    for path in (database, database.with_name(database.name + ".wal")):
        path.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set threads = 2; set memory_limit = '3GB'; set preserve_insertion_order = false")
        connection.execute(ROWS.read_text().replace("{events}", str(events)).replace("{seed}", str(seed)))
        connection.execute("create schema later")
        for schema, table in tables(connection):
            new, whole = f"later.{schema}__{table}", f"{schema}.{table}"
            connection.execute(f"alter table {whole} alter _loaded_at type timestamp")
            connection.execute(f"create table {new} as from {whole} where _loaded_at >= '{LAST_DAY}'")
            connection.execute(f"create or replace table {whole} as from {whole} where _loaded_at < '{LAST_DAY}'")
    return database


def tables(connection) -> list[tuple[str, str]]:
    found = "select schema_name, table_name from duckdb_tables() where schema_name like '%_source' order by all"
    return connection.execute(found).fetchall()


def arrive(database: Path) -> int:
    """The rows of the last day join the others; how many there are."""
    with duckdb.connect(str(database)) as connection:
        counts = []
        for schema, table in tables(connection):
            counts += connection.execute(f"insert into {schema}.{table} from later.{schema}__{table}").fetchone()
        return sum(counts)


def build(database: Path, *selection: str) -> Cost:
    """dbt build without tests; RuntimeError with the end of dbt's log if it fails."""
    command = [ROOT / ".venv/bin/dbt", "build", "--target", "duckdb", "--select", *selection]
    command += ["--exclude-resource-type", "test", "unit_test", "--target-path", DATA / "target"]
    command += ["--vars", json.dumps(made_up(SYSTEMS))]
    return run(command, ROOT, DATA / "timeline.log", CONSTITUENT_360_DB=str(database))


def in_models() -> float:
    """Seconds that the last build spent in its models, side by side as they ran."""
    steps = json.loads((DATA / "target/run_results.json").read_text())["results"]
    timed = [timing for step in steps for timing in step["timing"] if timing["name"] == "execute"]
    moments = [pd.Timestamp(timing[end]) for timing in timed for end in ("started_at", "completed_at")]
    return (max(moments) - min(moments)).total_seconds()


def read(database: Path) -> tuple[float, int]:
    """Seconds to count all events by constituent and type, and how many there are."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("set threads = 2")
        start = time.perf_counter()
        events = sum(row[2] for row in connection.execute(READ).fetchall())
        return time.perf_counter() - start, events


def main() -> None:
    parser = argparse.ArgumentParser(prog="timeline", description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[5_000_000])
    parser.add_argument("--seed", type=int, default=301)
    given = parser.parse_args()
    for events in given.events:
        print(f"{events:,} events of {events // 50:,} people ...", flush=True)
        database = generated(events, given.seed)
        build(database, "+identity_map", "path:seeds/reference")
        first, first_models = build(database, *MODELS), in_models()
        new_rows = arrive(database)
        increment, increment_models = build(database, *MODELS, NO_VIEWS), in_models()
        seconds_to_read, in_timeline = read(database)
        row = {
            "events": events,
            "in_timeline": in_timeline,
            "new_rows": new_rows,
            "first_seconds": first.seconds,
            "first_seconds_in_models": first_models,
            "increment_seconds": increment.seconds,
            "increment_seconds_in_models": increment_models,
            "read_seconds": seconds_to_read,
            "first_cpu_seconds": first.cpu_seconds,
            "increment_cpu_seconds": increment.cpu_seconds,
            "first_gigabytes": first.gigabytes,
            "increment_gigabytes": increment.gigabytes,
            "cores": len(os.sched_getaffinity(0)),
        }
        table = results.keep("timeline", pd.DataFrame([row]), ["events"])
    results.show(table.T.reset_index())


if __name__ == "__main__":
    main()
