"""Say why two records are one person, or why not: A=D-000123 B=event:B-000456 DB=out.duckdb python scripts/explain.py

A and B are record ids, or system:record_id where two systems share an id. Prints the evidence, and draws it in an HTML
file beside the database, which DB names. Both show personal data.
"""

import os
import sys
from pathlib import Path

import databases
import duckdb
import yaml
from explanation import Unknown, drawn, explained, found, printed
from plain_text import plain

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402


def main() -> None:
    given = [os.environ.get("A"), os.environ.get("B")]
    if not all(given):
        raise SystemExit("Say which two records: make explain A=D-000123 B=event:B-000456 DB=out.duckdb")
    path = databases.named()
    if not path.is_file():
        raise SystemExit(f"There is no database {path}.")
    uncompared_bits = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["uncompared_bits"]
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            a, b = (found(database, record) for record in given)
            if a == b:
                raise Unknown(f"A and B are both {a.name}.")
            answer = explained(database, a, b, uncompared_bits)
    except Unknown as problem:
        raise SystemExit(plain(str(problem))) from None
    except duckdb.CatalogException as problem:
        raise SystemExit(f"{path} lacks a table that a build makes: {str(problem).splitlines()[0]}") from None
    except duckdb.IOException as problem:
        raise SystemExit(f"{path} cannot be read: {in_words(problem)}.") from None
    print(plain(printed(answer)), end="\n\n", flush=True)
    picture = path.with_name(f"{path.stem}_explained.html")
    try:
        picture.write_text(drawn(answer), encoding="utf-8")
    except OSError as problem:
        raise SystemExit(f"The picture cannot be written to {picture}: {problem.strerror}.") from None
    print(f"The picture is {picture}.")


if __name__ == "__main__":
    main()
