"""Say in one sentence why the database that CONSTITUENT_360_DB names cannot be written; exit status 1 if so."""

import os
import sys

import duckdb


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    try:
        duckdb.connect(path).close()
    except duckdb.Error as problem:
        print(f"The database '{path}' cannot be written: {str(problem).splitlines()[0]}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
