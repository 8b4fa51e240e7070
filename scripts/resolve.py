"""Resolve a file of people, or a table: python scripts/resolve.py people.csv

dbt reads a project whole before it builds a part, and most of this one is of no concern to a file of people. So it is shown
a folder of links in which the other rooms are ignored: the same models, and half the time for a small file.
"""

import json
import os
import sys
from pathlib import Path

from run_dbt import run

ROOT = Path(__file__).parents[1]
SHOWN = ROOT / "target" / "resolve"
IGNORED = """
/analyses
/snapshots
/seeds/demo
/seeds/primitives
/tests/*
!/tests/golden
!/tests/identity
/models/marts/*
!/models/marts/golden
/models/staging/capitan
/models/staging/crm
/models/staging/facebook_ads
/models/staging/instagram
/models/staging/square
/models/staging/stripe
*__unit_tests.yml
"""


def show() -> None:
    """Make the folder. The links are made once, since they show whatever the project has."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    (SHOWN / ".dbtignore").write_text((ROOT / ".dbtignore").read_text() + IGNORED)
    for room in ROOT.iterdir():
        if room.name not in ("target", "logs", ".dbtignore") and not (SHOWN / room.name).is_symlink():
            (SHOWN / room.name).symlink_to(room)


def main() -> None:
    records = sys.argv[1]
    show()
    command = ["build", "--target", "duckdb", "--no-write-json", "--project-dir", SHOWN, "--profiles-dir", ROOT]
    command += ["--warn-error-options", json.dumps({"silence": ["UnusedResourceConfigPath"]})]
    command += ["--select", "tag:identity", "+constituents", "+households", "+review_queue", "+identity_summary"]
    command += ["--exclude", "test_type:unit", "test_type:generic", "tag:thorough"]
    command += ["--vars", json.dumps({"source_records": os.path.abspath(records) if Path(records).exists() else records})]
    run(map(str, command))


if __name__ == "__main__":
    main()
