"""Say in one sentence why the database that CONSTITUENT_360_DB names cannot be written; exit status 1 if so."""

import os
import sys
from pathlib import Path

import duckdb

OF_DUCKDB = ("main", "system", "temp")  # a database is known by its file's name


def problem_of(path: str) -> str | None:
    """The reason, or None. A database that is not there yet is made."""
    name = Path(path).stem
    if name.lower() in OF_DUCKDB or {"'", '"'} & set(name):
        return f"its name may be none of {', '.join(OF_DUCKDB)}, and hold no quote"
    try:
        duckdb.connect(path).close()
    except duckdb.Error as problem:
        return str(problem).splitlines()[0].rstrip(".")
    return None


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    problem = problem_of(path)
    if problem:
        print(f"The database '{path}' cannot be written: {problem}.")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
