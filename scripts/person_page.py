"""One constituent on one page: PERSON=UC-00000001 DB=out.duckdb TO=page.html python scripts/person_page.py

Writes <database>_profile.html beside the database, or TO. Prints nothing of the person. A retired id shows who it is today.
Exit status 2 where something that was given is wrong.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import databases
import duckdb
from person import Refused, page, person
from plain_text import plain, stop

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402

START = "<!doctype html>"


def main() -> None:
    asked = (os.environ.get("PERSON") or "").strip()
    if not asked:
        stop("Say whom to show: make profile PERSON=UC-00000001 DB=out.duckdb")
    path = databases.readable()
    to = Path(os.environ.get("TO") or path.with_name(f"{path.stem}_profile.html"))
    check(to)
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            shown = person(database, asked)
    except Refused as problem:
        stop(str(problem))
    except duckdb.IOException as problem:
        stop(f"{path} cannot be read: {in_words(problem)}.")
    except duckdb.BinderException:
        stop(f"{path} was built by another version of the project: run make build first.")
    try:
        to.write_text(page(shown, datetime.now(UTC)), encoding="utf-8")
    except OSError as problem:
        stop(f"The page cannot be written to {to}: {problem.strerror}.")
    if shown.asked != shown.id:
        print(f"{shown.asked} is {shown.id} today.")
    print(plain(f"The page is {to}. It shows personal data."))


def check(to: Path) -> None:
    """End with a sentence where the page would overwrite what is none, or has no folder."""
    if to.is_dir() or not to.absolute().parent.is_dir():
        stop(f"The page cannot be written to {to}: {'it is a folder' if to.is_dir() else 'there is no such folder'}.")
    if to.exists():
        with open(to, "rb") as file:
            if file.read(len(START)) != START.encode():
                stop(f"The page cannot be written to {to}: it is a file of something else.")


if __name__ == "__main__":
    main()
