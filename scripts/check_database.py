"""Say in one sentence why DuckDB cannot work as CONSTITUENT_360_DB and CONSTITUENT_360_MEMORY say; exit status 2 if so."""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import problem_in  # noqa: E402


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    problem = problem_in(path, os.environ.get("CONSTITUENT_360_MEMORY"))
    if problem:
        print(problem)
    return 2 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
