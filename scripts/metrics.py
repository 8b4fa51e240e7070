"""The metrics, on the command line: python scripts/metrics.py list|sql|dictionary|certify

list: every metric with its owner and last value. sql: NAME and WAREHOUSE; BY (or none) and GRAIN, if not the metric's.
dictionary: Markdown, one HTML page and an OSI document beside the database. certify: NAME, WHO and WHY; a row of the seed.
"""

import csv
import json
import os
import sys
from datetime import date
from pathlib import Path

import databases
import duckdb
from dictionary import Refused, Series, exchanged, known, marked_down, printed, read, said_by_dbt, sql_of_one
from plain_text import plain

ROOT = Path(__file__).parents[1]
CERTIFICATIONS = ROOT / "seeds/reference/metrics/metric_certifications.csv"
WAREHOUSES = "duckdb, snowflake, databricks or standard"


def given(name: str) -> str | None:
    return os.environ.get(name) or None


def built(path: Path) -> dict[str, Series]:
    """What the build of a database has found of each metric. Raises Refused where there is none."""
    if not path.is_file():
        raise Refused(f"There is no database {path}: run make build first.")
    try:
        return read(path)
    except duckdb.CatalogException:
        raise Refused(f"{path} has no metrics yet: run make build first.") from None
    except duckdb.IOException:
        raise Refused(f"{path} cannot be read: it is no database, or another program has it open.") from None


def listed() -> None:
    path = databases.named()
    series = built(path)
    print(plain(printed(known(path), series)))


def sql() -> None:
    name, warehouse = given("NAME"), given("WAREHOUSE") or "duckdb"
    if not name:
        raise Refused(f"Say which metric: make metric NAME=active_member WAREHOUSE=snowflake ({WAREHOUSES}).")
    by = (
        None
        if given("BY") is None
        else [part.strip() for part in given("BY").split(",") if part.strip() not in ("", "none")]
    )
    print(sql_of_one(name, warehouse, by, given("GRAIN")))


def dictionary() -> None:
    path = databases.named()
    series, said = built(path), said_by_dbt()
    from dictionary.page import page

    stem = path.with_suffix("")
    for suffix, text in {
        "_metrics.md": marked_down(said, series),
        "_metrics.html": page(said, series),
        "_metrics.osi.json": json.dumps(exchanged(said), indent=2) + "\n",
    }.items():
        file = stem.with_name(stem.name + suffix)
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as problem:
            raise Refused(f"The dictionary cannot be written to {file}: {problem.strerror}.") from None
        print(f"Written: {file}")


def certify() -> None:
    name, who, why = given("NAME"), given("WHO"), given("WHY")
    if not (name and who and why):
        raise Refused(
            'Say what is certified, by whom and why: make certify NAME=mrr WHO=pat WHY="read with finance" (or NAME=all).'
        )
    said = {metric["name"]: metric for metric in said_by_dbt()["metrics"]}
    names = list(said) if name == "all" else [name]
    if unknown := [one for one in names if one not in said]:
        raise Refused(f"There is no metric {unknown[0]}; make metrics lists them.")
    with CERTIFICATIONS.open("a", newline="", encoding="utf-8") as file:
        for one in names:
            csv.writer(file, lineterminator="\n").writerow([one, said[one]["fingerprint"], who, date.today(), why])
    print(f"{len(names)} rows were added to {CERTIFICATIONS.relative_to(ROOT)}; the next build reads them.")


def main() -> int:
    try:
        {"list": listed, "sql": sql, "dictionary": dictionary, "certify": certify}[sys.argv[1]]()
    except Refused as problem:
        print(plain(str(problem)))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
