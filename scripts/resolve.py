"""Resolve files of people, or a table: RECORDS=people.csv python scripts/resolve.py

The environment says what: RECORDS is the file, or several, a pattern or a folder; DB the database (named after the file
without it); ID the column with the ids where its name says nothing; MAP what other columns are: MAP="Naam=full_name".
Exit status 2 where one of these is wrong: then there is one sentence, and nothing was written.

dbt reads a project whole before it builds a part, and most of this one is of no concern to a file of people. So it is shown
a folder of links in which the other rooms are ignored: the same models, and half the time for a small file. What it has
read is used again for the next file (read_again.py).
"""

import json
import os
import re
import sys
from pathlib import Path

import check_database
import results
from told import problem_of_project, run

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "macros" / "warehouse"))
from duckdb_places import is_name_taken  # noqa: E402
from people_files import ENDING, named, seen  # noqa: E402

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
/models/crm
/models/engagement
/models/governance
/models/fundraising
/models/metrics
/models/predictions
/models/facts/*__metrics.yml
/models/timeline/constituent_events.*
/models/golden/constituents_of_the_day.*
/models/golden/audiences
/models/golden/contact_points.*
/models/golden/household_contacts.*
/models/golden/identifiers
/models/golden/masked
/models/staging/*/
!/models/staging/records/
*__exposures.yml
*__unit_tests.yml
"""
# what is shown is built, but for seeds that only checks of the configuration read, and tests of dbt's own
LEFT_OUT = ["test_type:generic", "tag:thorough"]
LEFT_OUT += [
    f"path:seeds/reference/{room}" for room in ("crm", "engagement", "governance", "marketing", "offers", "predictions")
]
STEPS = {
    "staging/records": "reading the people",
    "identity/records": "cleaning them",
    "identity/candidates": "looking for pairs",
    "identity/scoring": "comparing the pairs",
    "identity/clusters": "grouping the records",
    "identity/ledger": "giving each person an id",
    "golden/constituents": "writing the golden records",
}


def show() -> None:
    """Make the folder, once: its links show whatever the project has, and no longer what it had."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    for link in SHOWN.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()
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
    """The name of a database for people: people.csv is resolved into people.duckdb."""
    name = re.sub(r"[^\w .-]", "_", Path(records).stem)
    return f"{name}_people.duckdb" if is_name_taken(name) else f"{name}.duckdb"


def stop(sentence: str) -> None:
    """End with one sentence about something that is wrong."""
    print(sentence)
    raise SystemExit(2)


def files_named(records: str, database: str) -> list[str]:
    """The files of people, looked into; an empty list for a table. Ends with a sentence where one cannot be read."""
    found = json.loads(named(json.dumps(records)))
    if found["problem"]:
        stop(f"RECORDS: {found['problem']}")
    for file in found["files"]:
        problem = json.loads(seen(os.path.abspath(file["file"]), "utf-8"))["problem"]
        if problem:
            stop(f"RECORDS: '{file['file']}' {problem}")
    if not found["files"] and not Path(database).exists():
        stop(f"RECORDS: there is no file '{records}'; {ENDING}.")
    return [os.path.abspath(file["file"]) for file in found["files"]]


def mapping_of(given: str) -> dict[str, str]:
    """MAP="Naam=full_name,Mail=email" as {column: field}. Ends with a sentence where it is no such list."""
    mapping = {}
    for part in given.split(","):
        column, sign, field = part.rpartition("=")
        if not (sign and column.strip() and re.fullmatch("[a-z_0-9]+", field.strip())):
            stop(f"MAP: '{part.strip()[:100]}' says of no column what it is; write MAP=\"Your column=email,Other=phone\".")
        mapping[column.strip()] = field.strip()
    return mapping


def command(records: str | list[str], id_column: str | None = None, mapping: dict[str, str] | None = None) -> list[str]:
    """What dbt is asked for. Files are named in full, since the folder of links is another one than the person's."""
    given: dict = {"source_records": as_text(records) if isinstance(records, str) else [*map(as_text, records)]}
    if id_column:
        given["record_id_column"] = as_text(id_column)
    if mapping:
        given["source_records_map"] = mapping  # of a map dbt reads Jinja in the values alone
    said = ["build", "--target", "duckdb", "--no-write-json", "--project-dir", str(SHOWN), "--profiles-dir", str(ROOT)]
    said += ["--warn-error-options", json.dumps({"silence": ["UnusedResourceConfigPath"]})]
    return [*said, "--exclude", *LEFT_OUT, "--vars", json.dumps(given)]


def main() -> None:
    records = os.environ.get("RECORDS")
    if not records:
        stop("Say which file to resolve: make resolve RECORDS=people.csv DB=out.duckdb")
    given = {name: os.environ.get(name, "") for name in ("RECORDS", "ID", "MAP", "DB")}
    if odd := [name for name, value in given.items() if re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", value)]:
        stop(f"{' and '.join(odd)} has a character that cannot be printed: rename the file, or the column.")
    database = os.environ["CONSTITUENT_360_DB"] = given["DB"] or database_of(records)
    mapping = mapping_of(given["MAP"]) if given["MAP"] else None
    if problem := problem_of_project(ROOT):
        stop(problem)
    files = files_named(records, database)
    results.check(database, files)
    if check_database.main():
        raise SystemExit(2)
    is_new = not Path(database).exists()
    show()
    os.environ["CONSTITUENT_360_DEVELOP"] = "no"  # what developers test is of no concern to a file of people
    raise SystemExit(build(command(said_of(records, files), given["ID"] or None, mapping), database, is_new))


def said_of(records: str, files: list[str]) -> str | list[str]:
    """What the var source_records is: a table, the one file, or a list, of which each is a system of its own."""
    if not files:
        return records
    return files[0] if os.path.isfile(records) else files


def build(arguments: list[str], database: str, is_new: bool) -> int:
    """Run dbt on what was read before where nothing has changed, and write what was found beside the database."""
    import show_summary
    from read_again import read_before, remember

    known = read_before(SHOWN, Path(database).stem)
    status = run(arguments, STEPS, known)
    if status:
        results.remove_if_empty(database, is_new)
        return status
    if not known:
        remember(SHOWN)
    show_summary.main()
    results.write(database)
    return 0


if __name__ == "__main__":
    main()
