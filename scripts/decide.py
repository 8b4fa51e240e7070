"""Apply what stewards have decided, without a whole build: DB=out.duckdb python scripts/decide.py, on any TARGET.

It makes anew what follows from the decisions in identity, facts and golden, with the tests of these decisions. Predictions,
figures and snapshots follow with the next build. Exit statuses: 0, done; 2, one sentence says why not; 1, anything else.
"""

import os
import sys
from pathlib import Path

import check_database
import duckdb
from plain_text import plain
from told import run

STEPS = {
    "identity/scoring": "applying the decisions",
    "identity/clusters": "grouping the records",
    "identity/ledger": "giving each person an id",
    "facts": "whose facts are they",
    "golden": "writing the golden records",
}
FOLLOWS = [f"pair_decisions+,tag:{room}" for room in ("identity", "facts", "golden")]
GUARDS = ["assert_guarded_pairs_are_kept", "assert_a_cluster_has_one_id_and_an_id_one_cluster"]
CHAIN = [
    "--select",
    "steward_decisions",
    "steward_entries",
    "steward_splits",
    "steward_pairs",
    "waiting_decisions",
    *FOLLOWS,
    *GUARDS,
]
CHAIN += [
    "--indirect-selection",
    "empty",
    "--exclude",
    "path:models/identity/evaluation",
    "--exclude-resource-type",
    "unit_test",
]
LAST_RUN = """
    select event, previous_constituent_id, constituent_id, record_count from identity.resolution_log
    where event in ('merged', 'split') and run_id = (
        select max_by(run_id, run_number) from identity.identity_run_report
    )
    order by log_number
"""
WAITING = "select count(*) from identity.waiting_decisions"


def tell(path: Path) -> None:
    with duckdb.connect(str(path), read_only=True) as database:
        changes = database.execute(LAST_RUN).fetchall()
        waiting = database.execute(WAITING).fetchall()[0][0]
    for event, former, present, records in changes[:20]:
        words = f"{former} became part of {present}" if event == "merged" else f"{present} was parted off {former}"
        print(plain(f"{words}, records: {records}"))
    if len(changes) > 20:
        print(f"... and {len(changes) - 20:,} more in golden.merge_history")
    print(plain(f"{len(changes):,} constituents were merged or split. make build brings it to predictions and figures."))
    if waiting:
        print(f"{waiting:,} decisions wait for a second reviewer: make review WHO=... shows them.")


def main() -> int:
    path, target = os.environ.get("DB") or os.environ.get("CONSTITUENT_360_DB"), os.environ.get("TARGET") or "duckdb"
    if path:
        os.environ["CONSTITUENT_360_DB"] = path
    place = Path(path or "constituent_360.duckdb")
    if target == "duckdb" and not place.is_file():
        print(plain(f"There is no database {place}."))
        return 2
    if check_database.main():
        return 2
    status = run(["build", "--target", target, *CHAIN], STEPS)
    if status == 0 and target == "duckdb":
        tell(place)
    return status


if __name__ == "__main__":
    sys.exit(main())
