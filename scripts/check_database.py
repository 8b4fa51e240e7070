"""Say in one sentence why DuckDB cannot work as CONSTITUENT_360_DB and CONSTITUENT_360_MEMORY say; exit status 1 if so."""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import problem_of_database, problem_of_memory  # noqa: E402


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    memory = os.environ.get("CONSTITUENT_360_MEMORY")
    problem = memory and problem_of_memory(memory)
    if not problem and (reason := problem_of_database(path)):
        problem = f"The database {path!r} cannot be written: {reason}."
    if problem:
        print(problem)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
