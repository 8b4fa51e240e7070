"""Print what identity resolution made of the records: golden.identity_summary, section by section."""

import os
import sys
from datetime import date

import duckdb
from databases import has_table
from plain_text import plain

IS_REFUSED = "select count(*) > 0 from identity.match_parameters where status = 'refused'"
VERSION = "select version, is_learnt_now, learnt_on, learnt_because from identity.matching_version"
REFUSED = """
The weights that these records would have taught were refused: most of the pairs that they made one person differ in first
name or birth date, as in a file of families. The priors of seeds/reference/comparison_levels.csv were used instead.
"""


EFFECTS = """
    select merge_count, split_count, metric, moved_by from metrics.identity_effects where moved_by != 0
    order by abs(moved_by) desc, metric
"""


def was_refused(database: duckdb.DuckDBPyConnection) -> bool:
    """Whether the weights of the learnt scoring are the priors because the records would have taught nonsense."""
    return has_table(database, "identity.match_parameters") and database.execute(IS_REFUSED).fetchall()[0][0]


def version_used(version: int, is_learnt_now: bool, learnt_on: date, learnt_because: str) -> str:
    """Which version of what is learnt from the records was used."""
    when = "learnt now" if is_learnt_now else f"learnt on {learnt_on} and used again"
    return f"The matching uses version {version} of what it learns, {when}; it was learnt because {learnt_because}."


def effects(database: duckdb.DuckDBPyConnection) -> str | None:
    """What the last run's merges and splits did to the metrics of people; None where nothing moved."""
    found = database.execute(EFFECTS).fetchall() if has_table(database, "metrics.identity_effects") else []
    if not found:
        return None
    merges, splits = found[0][:2]
    moved = ", ".join(f"{metric} by {float(by):+,g}" for _, _, metric, by in found)
    return f"Constituents merged in this run: {merges:,}; split: {splits:,}. That moved {moved}."


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    with duckdb.connect(path, read_only=True) as database:
        if not has_table(database, "golden.identity_summary"):  # a part was built that has none
            return 0
        rows = database.sql(
            "select section, item, figure, share from golden.identity_summary order by section desc, figure desc, item"
        ).fetchall()
        is_refused = was_refused(database)
        version = database.execute(VERSION).fetchone()
        moved = effects(database)
    section = None
    for this_section, item, figure, share in rows:
        if this_section != section:
            section = this_section
            print(f"\n{section}")
        print(f"  {plain(item):<34}{figure:>12,}" + ("" if section == "total" else f"{share:>9.1%}"))
    if is_refused:
        print(REFUSED.rstrip())
    print(f"\n{version_used(*version)}")
    if moved:
        print(f"\n{plain(moved)}")
    print(f"\nThe golden records are in {path}, table golden.constituents.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
