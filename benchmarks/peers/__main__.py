"""Run one peer on one file of records: python -m peers splink_expert people.parquet --labels labels.parquet"""

import argparse
from pathlib import Path

PEERS = ("splink_quick_start", "splink_expert", "recordlinkage")


def main() -> None:
    parser = argparse.ArgumentParser(prog="peers", description=__doc__)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("records", type=Path)
    parser.add_argument("--labels", type=Path, required=True, help="record_id and cluster, at the peer's own threshold")
    parser.add_argument("--pairs", type=Path, help="left_id, right_id and one or more scores of every pair")
    parser.add_argument("--link", action="store_true", help="the records are of two files, neither of which has doubles")
    given = parser.parse_args()
    if given.peer == "recordlinkage":
        from .recordlinkage_peer import resolve

        labels, pairs = resolve(given.records, given.link)
    else:
        from .splink_peer import resolve

        labels, pairs = resolve(given.records, given.peer == "splink_expert", given.link)
    labels.to_parquet(given.labels, index=False)
    if given.pairs:
        pairs.to_parquet(given.pairs, index=False)


if __name__ == "__main__":
    main()
