"""Write a list for a mailing tool or the CRM as csv: AUDIENCE=email_audience WHO=pat DB=out.duckdb python scripts/export.py

Only what is tagged activation may leave, and the map of records to constituents without contact data (docs/exports.md).
Consent is looked at once more, and governance.exports says what left. TO names another file than
<database>_<list>_export.csv. Prints numbers alone. Exit status 2 where something that was given is wrong.

The log is written before the file has its name: what has left is in the log, whatever breaks off.
"""

import codecs
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import databases
import duckdb
import results
import yaml
from activation import Leaving, Refused, Taken, leaving, taken
from activation.leaving import SETTING
from plain_text import plain, stop

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402

LONGEST = 100  # letters of WHO
LOG = """
    insert into governance.exports by name
    select
        coalesce((select max(export_number) from governance.exports), 0) + 1 as export_number,
        cast($now as timestamp) as exported_at, $who as exported_by, $relation as relation_name, $columns as column_names,
        $rows as row_count, $left_out as rows_left_out, cast($built_at as timestamp) as consent_built_at
"""


def main() -> None:
    known = leaving(ROOT)
    asked, who = (os.environ.get(name, "").strip() for name in ("AUDIENCE", "WHO"))
    if not asked or not who:
        stop(f"Say which list, and who takes it: make export AUDIENCE=email_audience WHO=pat (or {listed(known)}).")
    if len(who) > LONGEST or not who.isprintable():
        stop(f"WHO is a name of {LONGEST} letters at most, without signs that cannot be printed.")
    if os.environ.get("TARGET", "duckdb") not in ("", "duckdb"):
        stop("make export writes lists of DuckDB: on another warehouse a reverse ETL tool reads them (docs/exports.md).")
    relation = known.get(asked) or next((one for one in known.values() if one.full_name == asked), None)
    if relation is None:
        stop(f"AUDIENCE is none of the lists that may leave the warehouse: {listed(known)}.")
    path = databases.readable()
    to = Path(os.environ.get("TO") or path.with_name(f"{path.stem}_{relation.name}_export.csv"))
    try:
        with duckdb.connect(str(path)) as database:
            done = exported(database, relation, who, to)
    except Refused as problem:
        stop(str(problem))
    except (duckdb.CatalogException, duckdb.BinderException):
        stop(f"{path} lacks {relation.full_name}, golden.consent or governance.exports: run make build first.")
    except duckdb.IOException as problem:
        stop(f"{path} cannot be used, or {to} cannot be written: {in_words(problem)}.")
    except OSError as problem:
        stop(f"The list cannot be written to {to}: {problem.strerror}.")
    print(plain(f"{relation.full_name}: {done.rows:,} rows are in {to}, and governance.exports says so."))
    if done.left_out:
        print(f"Rows that stayed: {done.left_out:,}, since somebody in them may not be contacted now or asked to be erased.")


def listed(known: dict[str, Leaving]) -> str:
    return ", ".join(known)


def exported(database: duckdb.DuckDBPyConnection, relation: Leaving, who: str, to: Path) -> Taken:
    """Write the file and the row of the log: both, or neither."""
    now = datetime.now(UTC)
    done = taken(database, relation, now, most_days_said())
    names = [name for name, _ in done.columns]
    check(to, names)
    fresh = to.with_name(f".{to.name}.new")
    columns = [results.harmless(name, kind) for name, kind in done.columns]
    try:
        results.copied(database, f"select {', '.join(columns)} from leaving order by place", fresh)
        database.begin()
        said = {"now": now.isoformat(" "), "who": who, "relation": relation.full_name, "columns": ", ".join(names)}
        said |= {"rows": done.rows, "left_out": done.left_out, "built_at": done.built_at.isoformat(" ")}
        database.execute(LOG, said)
        database.commit()
        os.replace(fresh, to)
    finally:
        fresh.unlink(missing_ok=True)
    return done


def most_days_said() -> int | None:
    """The var of the setting's name, which counts in its place."""
    return (yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]).get(SETTING)


def check(to: Path, names: list[str]) -> None:
    """Raises Refused where the list would overwrite something else, or has no folder."""
    if to.is_dir() or not to.absolute().parent.is_dir():
        raise Refused(f"The list cannot be written to {to}: {'it is a folder' if to.is_dir() else 'there is no folder'}.")
    if to.exists():
        with open(to, "rb") as file:
            if not file.readline(10000).removeprefix(codecs.BOM_UTF8).startswith(",".join(names[:2]).encode()):
                raise Refused(f"The list cannot be written to {to}: it is a file of something else.")


if __name__ == "__main__":
    main()
