"""Resolve a file of people, or a table: RECORDS=people.csv python scripts/resolve.py

The environment says what: RECORDS is the file, DB the database (named after the file without it), ID the column with the
ids where its name says nothing.

dbt reads a project whole before it builds a part, and most of this one is of no concern to a file of people. So it is shown
a folder of links in which the other rooms are ignored: the same models, and half the time for a small file.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import show_summary

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "macros" / "warehouse"))
from duckdb_places import is_name_taken  # noqa: E402

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


def as_text(value: str) -> str:
    """A value of a var that dbt, which reads Jinja in it, takes letter by letter."""
    return "{{ " + json.dumps(value, ensure_ascii=False) + " }}" if "{" in value else value


def database_of(records: str) -> str:
    """The name of a database for a file of people: people.csv is resolved into people.duckdb."""
    name = re.sub(r"[^\w .-]", "_", Path(records).stem)
    return f"{name}_people.duckdb" if is_name_taken(name) else f"{name}.duckdb"


def command(records: str, id_column: str | None) -> list[str]:
    """What dbt is asked for. A file is named in full, since the folder of links is another one than the person's."""
    given = {"source_records": as_text(os.path.abspath(records) if os.path.exists(records) else records)}
    if id_column:
        given["record_id_column"] = as_text(id_column)
    said = ["build", "--target", "duckdb", "--no-write-json", "--project-dir", str(SHOWN), "--profiles-dir", str(ROOT)]
    said += ["--warn-error-options", json.dumps({"silence": ["UnusedResourceConfigPath"]})]
    said += ["--select", "tag:identity", "+constituents", "+households", "+review_queue", "+identity_summary"]
    said += ["--exclude", "test_type:unit", "test_type:generic", "tag:thorough"]
    return [*said, "--vars", json.dumps(given)]


def main() -> None:
    records = os.environ.get("RECORDS")
    if not records:
        raise SystemExit("Say which file to resolve: make resolve RECORDS=people.csv DB=out.duckdb")
    if re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", records + os.environ.get("ID", "")):
        raise SystemExit("RECORDS or ID has a character that cannot be printed: rename the file, or the column.")
    os.environ["CONSTITUENT_360_DB"] = os.environ.get("DB") or database_of(records)
    show()
    dbt = [sys.executable, ROOT / "scripts" / "run_dbt.py"]  # a process of its own, which leaves the database when it ends
    if subprocess.run([*dbt, *command(records, os.environ.get("ID"))]).returncode:
        raise SystemExit(1)
    show_summary.main()


if __name__ == "__main__":
    main()
