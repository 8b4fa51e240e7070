"""Resolve a file of people, or a table: RECORDS=people.csv python scripts/resolve.py

The environment says what: RECORDS is the file, DB the database (named after the file without it), ID the column with the
ids where its name says nothing.

dbt reads a project whole before it builds a part, and most of this one is of no concern to a file of people. So it is shown
a folder of links in which the other rooms are ignored: the same models, and half the time for a small file. What it has
read is used again for the next file (read_again.py).
"""

import gc
import json
import os
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import check_database
import show_summary
from read_again import read_before, remember

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
/tests/golden/*audience*
/tests/golden/*timeline*
!/tests/identity
/models/facts/by_system
/models/facts/campaign_offers
/models/facts/ad_days.*
/models/facts/campaigns.*
/models/facts/cards.*
/models/facts/posts.*
/models/marts/*
!/models/marts/golden
!/models/marts/timeline
/models/marts/timeline/constituent_events.*
/models/marts/golden/constituents_of_the_day.*
/models/marts/golden/audiences
/models/marts/golden/contact_points.*
/models/marts/golden/household_contacts.*
/models/marts/golden/identifiers
/models/marts/golden/masked
/models/staging/*/
!/models/staging/records/
*__unit_tests.yml
"""
# what is shown is built, but for seeds that only checks of the configuration read, and tests of dbt's own
LEFT_OUT = ["test_type:generic", "tag:thorough"]
LEFT_OUT += [f"path:seeds/reference/{room}" for room in ("crm", "engagement", "marketing", "offers")]
STEPS = {
    "staging/records": "reading the people",
    "identity/records": "cleaning them",
    "identity/candidates": "looking for pairs",
    "identity/scoring": "comparing the pairs",
    "identity/clusters": "grouping the records",
    "identity/ledger": "giving each person an id",
    "marts/golden/constituents": "writing the golden records",
}


def show() -> None:
    """Make the folder, once: its links show whatever the project has."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    ignored, text = SHOWN / ".dbtignore", (ROOT / ".dbtignore").read_text() + IGNORED
    if not ignored.exists() or ignored.read_text() != text:
        ignored.write_text(text)
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
    said += ["--log-level", "warn", "--log-level-file", "info"]
    said += ["--warn-error-options", json.dumps({"silence": ["UnusedResourceConfigPath"]})]
    return [*said, "--exclude", *LEFT_OUT, "--vars", json.dumps(given)]


class Progress:
    """Says each step once, in order, when its first model begins, and how many seconds have gone by."""

    def __init__(self):
        self.began = time.monotonic()
        self.steps = list(STEPS.items())

    def __call__(self, event) -> None:
        if event.info.name != "NodeStart":
            return
        path = event.data.node_info.node_path
        at = next((at for at, (folder, _) in enumerate(self.steps) if path.startswith(folder)), None)
        if at is not None:
            with suppress(BrokenPipeError):  # whoever reads has read enough, and the build goes on
                print(f"{time.monotonic() - self.began:4.0f} s  {self.steps[at][1]}", flush=True)
            del self.steps[: at + 1]


def build(arguments: list[str]) -> bool:
    """Run dbt in this process, on what was read before where nothing has changed; False if it failed."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    os.environ["CONSTITUENT_360_DEVELOP"] = "no"  # what developers test is of no concern to a file of people
    gc.set_threshold(200_000)  # what dbt reads of a project stays to the end: little of it is garbage
    known = read_before(SHOWN, Path(os.environ["CONSTITUENT_360_DB"]).stem)
    done = dbtRunner(manifest=known, callbacks=[Progress()]).invoke(arguments)
    DuckDBConnectionManager.close_all_connections()  # the summary opens the database for reading
    if done.success and not known:
        remember(SHOWN)
    return done.success


def main() -> None:
    records = os.environ.get("RECORDS")
    if not records:
        raise SystemExit("Say which file to resolve: make resolve RECORDS=people.csv DB=out.duckdb")
    if re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", records + os.environ.get("ID", "")):
        raise SystemExit("RECORDS or ID has a character that cannot be printed: rename the file, or the column.")
    os.environ["CONSTITUENT_360_DB"] = os.environ.get("DB") or database_of(records)
    if check_database.main():
        raise SystemExit(1)
    show()
    if not build(command(records, os.environ.get("ID"))):
        raise SystemExit(1)
    show_summary.main()


if __name__ == "__main__":
    main()
