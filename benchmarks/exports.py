"""Wrong and missed pairs in exports of one system, full of families: python benchmarks/exports.py --help

One export of each vendor from a seed that nobody has looked at, some without anybody twice, and three files that somebody
else has made (exports/). A pair is wrong where two people have one constituent, and missed where one person has two.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
from harness import ours, results
from harness.metrics import pairs_within
from harness.people import People, exported, labelled, published

FILES = {"npsp": "donors_npsp", "eventbrite": "eventbrite_attendees", "mailchimp": "subscribed_members_export"}
# vendor, seed, share of the rows that are somebody a second time
DRAWN = [
    ("npsp", 501, 0.04), ("eventbrite", 502, 0.04), ("mailchimp", 503, 0.04), ("club", 504, 0.04),
    ("circulation", 505, 0.04), ("bloomerang", 506, 0.04), ("npsp", 507, 0), ("eventbrite", 508, 0), ("club", 509, 0),
    ("nameless", 510, 0.04),
]  # fmt: skip
QUEUED = """
    select count(*)
    from identity.pair_decisions as decisions
    inner join identity.source_records as left_records on decisions.left_key = left_records.record_key
    inner join identity.source_records as right_records on decisions.right_key = right_records.record_key
    inner join identity.identity_map as here on left_records.record_id = here.record_id
    inner join identity.identity_map as there on right_records.record_id = there.record_id
    inner join '{truth}' as one on left_records.record_id = one.record_id
    inner join '{truth}' as other on right_records.record_id = other.record_id
    where
        decisions.decision = 'review'
        and one.person = other.person
        and here.constituent_id != there.constituent_id
"""


def sets(rows: int) -> Iterator[People]:
    for system, file in FILES.items():
        yield published(system, file)
    for vendor, seed, doubled in DRAWN:
        yield exported(vendor, seed, rows, doubled)


def queued(people: People, database: Path) -> int:
    """How many of the missed pairs wait for a person."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(QUEUED.format(truth=people.truth)).fetchone()[0]


def measured(people: People) -> pd.DataFrame:
    database, _ = ours.resolve(people)
    table = labelled(people, ours.labels(database))
    columns = (["person"], ["cluster"], ["person", "cluster"])
    true, found, both = (pairs_within(table.groupby(names).ngroup().to_numpy()) for names in columns)
    row = {"people": people.name, "rows": len(table), "true_people": table["person"].nunique()}
    row |= {"constituents": table["cluster"].nunique(), "true_pairs": true, "wrong_pairs": found - both}
    return pd.DataFrame([row | {"missed_pairs": true - both, "of_which_in_review": queued(people, database)}])


def main() -> None:
    parser = argparse.ArgumentParser(prog="exports", description=__doc__)
    parser.add_argument("--rows", type=int, default=250, help="size of each export that is drawn")
    given = parser.parse_args()
    for people in sets(given.rows):
        print(f"{people.name} ...", flush=True)
        table = results.keep("exports", measured(people), ["people"])
    results.show(table)


if __name__ == "__main__":
    main()
