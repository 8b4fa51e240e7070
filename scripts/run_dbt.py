"""dbt, with the same arguments: python scripts/run_dbt.py build --target duckdb

What dbt reads of a project stays to the end: there is little garbage among it to find, and much to look through. Its log
file is kept short, too: the statements that were sent are in target/run, and DBT_LOG_LEVEL_FILE=debug has all the rest.
"""

import gc
import os
import sys
from collections.abc import Iterable

import check_database
from dbt.cli.main import cli

OBJECTS_BETWEEN_SEARCHES = 200_000


def run(arguments: Iterable[str]) -> None:
    """Run dbt and exit with its status."""
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    os.environ.setdefault("DBT_LOG_LEVEL_FILE", "info")
    cli(list(arguments))


if __name__ == "__main__":
    if check_database.main():
        sys.exit(2)
    run(sys.argv[1:])
