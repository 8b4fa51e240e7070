"""Say why two records are one person, or why not: python scripts/explain.py A B

A and B are record ids, or system:record_id where two systems share an id. Prints the evidence, and draws it in an HTML
file beside the database, which CONSTITUENT_360_DB names. Both show personal data.
"""

import os
import sys
from pathlib import Path

import duckdb
import yaml
from explanation import Unknown, drawn, explained, found, printed

ROOT = Path(__file__).parents[1]


def main(given: list[str]) -> int:
    if len(given) != 2:
        raise SystemExit("Say which two records: explain.py A B, each a record id or system:record_id.")
    path = Path(os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb"))
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
        raise SystemExit(str(problem)) from None
    except duckdb.CatalogException as problem:
        raise SystemExit(f"{path} lacks a table that a build makes: {str(problem).splitlines()[0]}") from None
    except duckdb.IOException as problem:
        raise SystemExit(f"{path} cannot be read: {str(problem).splitlines()[0]}") from None
    picture = path.with_name(f"{path.stem}_explained.html")
    picture.write_text(drawn(answer), encoding="utf-8")
    print(f"{printed(answer)}\n\nThe picture is {picture}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
