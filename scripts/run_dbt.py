"""dbt, with the same arguments: python scripts/run_dbt.py build --target duckdb

What dbt reads of a project stays to the end: there is little garbage among it to find, and much to look through.
"""

import gc

from dbt.cli.main import cli

OBJECTS_BETWEEN_SEARCHES = 200_000

if __name__ == "__main__":
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    cli()
