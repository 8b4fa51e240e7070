"""What a run found, as csv files beside the database: out.duckdb has out_constituents.csv, out_identity_map.csv and
out_review_queue.csv. Who has no DuckDB opens them with a spreadsheet.

A text that a spreadsheet would take for a formula gets an apostrophe before it. A file of that name that is none of these is
never overwritten.
"""

import codecs
import os
import shutil
import sys
from pathlib import Path

import duckdb

TABLES = {
    "constituents": ("golden.constituents", "constituent_id"),
    "identity_map": ("identity.identity_map", "source_system, record_id, constituent_id"),
    "review_queue": ("golden.review_queue", "all"),
}
FIRST = {  # how the header of each begins
    "constituents": b"constituent_id,household_id",
    "identity_map": b"record_key,record_id,source_system",
    "review_queue": b"review_id,left_constituent_id",
}
# a number with a sign is none, nor is a phone
FORMULA = "regexp_matches({0}, '^[=+@\\t\\r\\n-]') and not regexp_matches({0}, '^[+-][0-9][0-9 ().,-]*$')"


def places(database: str) -> dict[str, Path]:
    return {name: Path(database).with_name(f"{Path(database).stem}_{name}.csv") for name in TABLES}


def check(database: str, files: list[str]) -> None:
    """End with a sentence where a result would overwrite something that is no result, or that is read now."""
    for name, place in places(database).items():
        if os.path.abspath(place) in files:
            refuse(place, "is one of the files of people")
        elif place.is_dir():
            refuse(place, "is a folder")
        elif place.exists() and not is_result(place, name):
            refuse(place, "is a file of something else")


def is_result(place: Path, name: str) -> bool:
    with open(place, "rb") as file:
        return file.readline(1000).removeprefix(codecs.BOM_UTF8).startswith(FIRST[name])


def refuse(place: Path, why: str) -> None:
    print(f"The results cannot be written: '{place}' {why}; choose another DB.")
    sys.exit(2)


def write(database: str) -> None:
    """Write each table, and say where."""
    with duckdb.connect(database, read_only=True) as connection:
        for name, place in places(database).items():
            table, order = TABLES[name]
            columns = [harmless(column, kind) for column, kind, *_ in connection.execute(f"describe {table}").fetchall()]
            copied(connection, f"select {', '.join(columns)} from {table} order by {order}", place)
    print(f"As csv: {', '.join(str(place) for place in places(database).values())}.")


def copied(connection: duckdb.DuckDBPyConnection, rows: str, place: Path) -> None:
    """Write the rows of a query into a csv file."""
    written = place.with_name(f".{place.name}.part")
    quoted = str(written).replace("'", "''")
    connection.execute(f"copy ({rows}) to '{quoted}' (format csv, header)")
    with open(written, "rb") as plain, open(place, "wb") as file:
        file.write(codecs.BOM_UTF8)  # without it Excel takes the letters of José for others
        shutil.copyfileobj(plain, file)
    written.unlink()


def harmless(column: str, kind: str) -> str:
    quoted = '"' + column.replace('"', '""') + '"'
    if kind != "VARCHAR":
        return quoted
    return f"case when {FORMULA.format(quoted)} then '''' || {quoted} else {quoted} end as {quoted}"


def remove_if_empty(database: str, is_new: bool) -> None:
    """A run that wrote nothing leaves no database where there was none."""
    if not is_new or not Path(database).exists():
        return
    with duckdb.connect(database, read_only=True) as connection:
        if connection.execute("select count(*) from duckdb_tables() where not internal").fetchall()[0][0]:
            return
    for path in (Path(database), Path(f"{database}.wal")):
        path.unlink(missing_ok=True)
