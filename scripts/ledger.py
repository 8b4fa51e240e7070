"""Copy what no build can make again into a folder, or back: TO=folder python scripts/ledger.py, or FROM=folder.

One parquet file for each table of KEPT. A restore writes all of them or none, and takes nothing away: where the database
has a row that the folder lacks, it stops. Exit statuses: 0, done; 2, one sentence says why not.
"""

import os
import sys
from pathlib import Path

import databases
import duckdb
from plain_text import plain, stop

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402

KEPT = [
    "identity_ledger",
    "household_ledger",
    "resolution_log",
    "identity_run_report",
    "parameter_versions",
    "steward_entries",
    "erasure_requests",
    "erasure_tombstones",
]


def rows(database: duckdb.DuckDBPyConnection, source: str) -> int:
    return database.execute(f"select count(*) from {source}").fetchall()[0][0]


def export(database: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Write each table that is there; how many rows each has."""
    if not databases.has_table(database, f"identity.{KEPT[0]}"):
        stop("The database has no identity.identity_ledger yet: build it first.")
    if folder.exists() and not folder.is_dir():
        stop(f"{folder} is no folder.")
    if folder.is_dir() and any(folder.iterdir()):
        stop(f"{folder} is not empty: name a new folder for each copy.")
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in [name for name in KEPT if databases.has_table(database, f"identity.{name}")]:
        database.table(f"identity.{name}").write_parquet(str(folder / f"{name}.parquet"))
        written[name] = rows(database, f"identity.{name}")
    return written


def restore(database: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Make each table what the folder has; how many rows each has."""
    files = {name: folder / f"{name}.parquet" for name in KEPT if (folder / f"{name}.parquet").is_file()}
    if KEPT[0] not in files:
        stop(f"{folder} has no {KEPT[0]}.parquet: it is no copy that make ledger TO=... has written.")
    database.begin()
    database.execute("create schema if not exists identity")
    for name, file in files.items():
        database.execute(f"create temp table copied as from read_parquet({quoted(file)})")
        if databases.has_table(database, f"identity.{name}"):
            more = rows(database, f"(select * from identity.{name} except select * from copied)")
            if more:
                stop(
                    f"identity.{name} has rows that the copy lacks ({more:,}), and they would be lost: nothing was restored."
                )
        database.execute(f"create or replace table identity.{name} as from copied")
        database.execute("drop table copied")
    written = {name: rows(database, f"identity.{name}") for name in files}
    database.commit()
    return written


def quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def main() -> int:
    path = databases.named()
    to, source = os.environ.get("TO"), os.environ.get("FROM")
    if bool(to) == bool(source):
        stop("Say where to: make ledger TO=folder writes a copy, make ledger FROM=folder brings it back.")
    if to and not path.is_file():
        stop(f"There is no database {path}.")
    try:
        with duckdb.connect(str(path), read_only=bool(to)) as database:
            done = export(database, Path(to)) if to else restore(database, Path(source))
    except duckdb.InvalidInputException:
        stop(f"The copy in {source} cannot be read: nothing was restored.")
    except duckdb.BinderException:
        stop(f"The copy in {source} has other columns than the tables of this database: nothing was restored.")
    except (duckdb.Error, OSError) as problem:
        stop(f"{path} or the folder cannot be used: {in_words(problem)}.")
    for name, count in done.items():
        print(plain(f"{name:<20}{count:>10,} rows"))
    print(plain(f"{'Written to' if to else 'Restored from'} {to or source}."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
