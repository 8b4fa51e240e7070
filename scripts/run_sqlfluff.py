"""sqlfluff, with the same arguments: python scripts/run_sqlfluff.py lint models

What it parses of a file is thrown away as a whole: there is little garbage to find meanwhile, and much to look through.
"""

import atexit
import gc
import os
import sys

from run_dbt import OBJECTS_BETWEEN_SEARCHES
from sqlfluff.cli.commands import cli

gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)  # in sqlfluff's own processes too, each of which reads this file

if __name__ == "__main__":
    status = 0
    try:
        cli()
    except SystemExit as end:
        status = end.code
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(status)  # what its parser in Rust keeps is never thrown away, of which DuckDB would complain at length
