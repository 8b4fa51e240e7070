"""Erase a person: PERSON=UC-00000001 REASON="asked by letter" WHO=pat python scripts/erase.py

Without PERSON the open rows of identity.erasure_requests. DRY_RUN=1 says what would be removed, and writes nothing. DB names
another database, TARGET another warehouse. The key of the tombstones is in CONSTITUENT_360_ERASURE_KEY. Exit status 2 where
something that was given is wrong.

DuckDB keeps the bytes of removed rows in its file. So the rows are removed in a copy, and what is left goes into a new file,
which takes the place of the database: all at once, or not at all.
"""

import json
import os
import shutil
import sys
from contextlib import contextmanager
from glob import escape
from pathlib import Path

import databases
import duckdb
from told import failures, problem_of_project, run

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "macros" / "warehouse"))
from duckdb_places import in_words, problem_of_content  # noqa: E402

KEY = "CONSTITUENT_360_ERASURE_KEY"
SHORTEST_KEY = 16
# what the project writes beside a database
FILES = ("_explained.html", "_profile.html", "_constituents.csv", "_identity_map.csv", "_review_queue.csv")


class Refused(Exception):
    """A sentence about something that is wrong."""


def command(target: str, is_dry_run: bool) -> list[str]:
    """What dbt is asked for."""
    given = {"is_dry_run": is_dry_run}
    for name, variable in {"person": "PERSON", "who": "WHO", "reason": "REASON"}.items():
        if os.environ.get(variable):
            given[name] = os.environ[variable]
    return ["run-operation", "erase", "--args", json.dumps(given), "--target", target]


def project_as_read():
    """What dbt knows of the project, read for the database itself: for another file's name it would read all anew."""
    from dbt.cli.main import dbtRunner

    os.environ.setdefault("DBT_LOG_LEVEL_FILE", "info")
    done = dbtRunner().invoke(["parse", "--target", "duckdb", "--log-level", "none"])
    if not done.success:
        raise Refused(failures(done)[0][0])
    return done.result


def check_key() -> None:
    key = os.environ.get(KEY, "")
    if not key:
        raise Refused(f"Set {KEY}, the key of the tombstones: a secret of {SHORTEST_KEY} characters or more, kept for ever.")
    if len(key) < SHORTEST_KEY:
        raise Refused(f"{KEY} is too short: it needs {SHORTEST_KEY} characters or more.")


@contextmanager
def opened(path: Path, *, is_dry_run: bool):
    """The database, so that nobody else writes to it meanwhile. Raises Refused where that cannot be."""
    if not path.is_file():
        raise Refused(f"There is no database {path}.")
    if problem := problem_of_content(str(path)):
        raise Refused(f"{path} cannot be read: {problem}.")
    try:
        connection = duckdb.connect(str(path), read_only=is_dry_run)
    except duckdb.IOException as problem:
        raise Refused(f"{path} cannot be used: {in_words(problem)}.") from None
    try:
        yield connection
    finally:
        connection.close()


def counted(connection, name: str) -> dict[tuple[str, str], int]:
    """The rows of each table of an attached database, and the views."""
    found = {}
    for schema, table in connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = ?", [name]
    ).fetchall():
        rows = connection.execute(f'select count(*) from "{name}"."{schema}"."{table}"').fetchone()
        found[schema, table] = rows[0]
    views = "select schema_name, view_name, -1 from duckdb_views() where database_name = ? and not internal"
    return found | {(schema, view): rows for schema, view, rows in connection.execute(views, [name]).fetchall()}


def compact(path: Path, fresh: Path) -> None:
    """Copy what the tables hold, and the views, into a new file. Raises Refused where one of them is missing there."""
    name = path.stem
    with duckdb.connect(config={"preserve_insertion_order": "true"}) as connection:
        for file, alias in ((path, name), (fresh, "fresh copy")):
            quoted = str(file).replace("'", "''")
            connection.execute(f"attach '{quoted}' as \"{alias}\"")
        connection.execute(f'copy from database "{name}" to "fresh copy"')
        if counted(connection, name) != counted(connection, "fresh copy"):
            raise Refused("The new file is not complete, and the database stays as it was.")
        connection.execute('checkpoint "fresh copy"')


def erase_in_file(path: Path) -> int:
    """Erase in a copy, and put what is left in the place of the database."""
    os.environ["CONSTITUENT_360_DB"] = str(path)
    with opened(path, is_dry_run=False):
        pass
    project = project_as_read()
    room = path.with_name(f".{path.stem}_erasing")
    shutil.rmtree(room, ignore_errors=True)  # of an erasure that was interrupted
    with opened(path, is_dry_run=False) as connection:
        connection.execute("checkpoint")
        if shutil.disk_usage(path.parent).free < 2.5 * path.stat().st_size:
            raise Refused(f"The disk of {path} has too little room for two copies of it.")
        room.mkdir()
        try:
            copy, fresh = room / path.name, room / f"{path.name}.new"
            shutil.copyfile(path, copy)
            os.environ["CONSTITUENT_360_DB"] = str(copy)
            status = run(command("duckdb", False), {}, project)
            if status == 0:
                compact(copy, fresh)
                os.replace(fresh, path)
                Path(f"{path}.wal").unlink(missing_ok=True)
        finally:
            shutil.rmtree(room, ignore_errors=True)
    return status


def main() -> int:
    target, is_dry_run = os.environ.get("TARGET") or "duckdb", os.environ.get("DRY_RUN", "") not in ("", "0", "no")
    path = databases.named()
    try:
        if problem := problem_of_project(Path.cwd()):
            raise Refused(problem)
        check_key()
        if target != "duckdb":
            return run(command(target, is_dry_run), {})
        if not is_dry_run:
            status = erase_in_file(path)
        else:
            with opened(path, is_dry_run=True):
                pass
            os.environ["CONSTITUENT_360_DB"] = str(path)
            status = run(command("duckdb", True), {})
    except Refused as problem:
        print(problem)
        return 2
    if status == 0:
        written = [path.with_name(path.stem + ending) for ending in FILES]
        for file in [*written, *sorted(path.parent.glob(f"{escape(path.stem)}_*_export.csv"))]:
            if file.exists():
                print(f"Look at {file}, too: it was written before, and may show the person.")
        print(
            "Nothing was written."
            if is_dry_run
            else "Run make build now: figures that were reckoned with the person change."
        )
    return status


if __name__ == "__main__":
    sys.exit(main())
