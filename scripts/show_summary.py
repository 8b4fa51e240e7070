"""Print what identity resolution made of the records: golden.identity_summary, section by section."""

import os
import sys

import duckdb
from plain_text import plain


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    with duckdb.connect(path, read_only=True) as database:
        rows = database.sql(
            "select section, item, figure, share from golden.identity_summary order by section desc, figure desc, item"
        ).fetchall()
    section = None
    for this_section, item, figure, share in rows:
        if this_section != section:
            section = this_section
            print(f"\n{section}")
        print(f"  {plain(item):<34}{figure:>12,}" + ("" if section == "total" else f"{share:>9.1%}"))
    print(f"\nThe golden records are in {path}, table golden.constituents.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
