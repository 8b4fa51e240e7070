"""How long a change takes to be seen: first parse, build, a file of 500 rows, fast tests: python benchmarks/loop.py --help

Each from nothing: no earlier parse, no database. CPU seconds change little with what else the machine does; `load` is how
many processes wanted a core when the step began.
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

import pandas as pd
from harness import results
from harness.people import exported
from harness.process import run

ROOT = Path(__file__).parents[1]
ROWS = 500
SEED = 501
STEPS = {
    "first parse": [ROOT / ".venv/bin/python", "scripts/run_dbt.py", "parse", "--target", "duckdb", "--no-partial-parse"],
    "make build": ["make", "build"],
    f"make resolve, {ROWS} rows": ["make", "resolve"],
    "make test-fast": ["make", "test-fast"],
    "make test": ["make", "test"],
}


def measured(step: str, commit: str) -> pd.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        files = {"CONSTITUENT_360_DB": f"{folder}/demo.duckdb", "DBT_TARGET_PATH": f"{folder}/target"}
        if "resolve" in step:
            people = exported("npsp", SEED, ROWS, 0.04)
            files |= {"RECORDS": str(people.records), "DB": f"{folder}/people.duckdb"}
        if "test" in step:  # the tests choose their own places
            files = {}
        load = os.getloadavg()[0]
        cost = run(STEPS[step], ROOT, Path(folder) / "log", **files)
    row = {"commit": commit, "step": step, "seconds": cost.seconds, "cpu_seconds": cost.cpu_seconds, "load": load}
    return pd.DataFrame([row | {"cores": os.cpu_count()}])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=[step for step in STEPS if step != "make test"])
    given = parser.parse_args()
    commit = subprocess.check_output(["git", "describe", "--always", "--dirty"], cwd=ROOT, text=True).strip()
    for step in given.steps:
        table = results.keep("loop", measured(step, commit), ["commit", "step"])
    results.show(table)


if __name__ == "__main__":
    main()
