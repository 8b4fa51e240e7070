"""The DuckDB file that a command is about."""

import os
import sys
from pathlib import Path

import duckdb
from plain_text import stop

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import problem_of_content  # noqa: E402

HAS = """
    select count(*) > 0 from duckdb_tables()
    where database_name = current_database() and schema_name || '.' || table_name = ?
"""


def named() -> Path:
    """What DB or CONSTITUENT_360_DB names, else the demo's."""
    return Path(os.environ.get("DB") or os.environ.get("CONSTITUENT_360_DB") or "constituent_360.duckdb")


def readable() -> Path:
    """The same, where it is a database. Ends with a sentence where it is none."""
    path = named()
    if not path.is_file():
        stop(f"There is no database {path}.")
    if problem := problem_of_content(str(path)):
        stop(f"{path} cannot be read: {problem}.")
    return path


def has_table(database: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether it has a table; name: schema.table."""
    return database.execute(HAS, [name]).fetchall()[0][0]
