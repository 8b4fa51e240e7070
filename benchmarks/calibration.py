"""Does a match probability of 0.8 come true in 80 of 100 pairs? By tenths: python benchmarks/calibration.py --help

Only the candidate pairs that were decided count: random pairs are nearly all strangers, and would flatter any model.
"""

import argparse
from pathlib import Path

import duckdb
import matplotlib.pyplot as plt
import pandas as pd
from harness import ours, results
from harness.metrics import calibration_error, reliability
from harness.people import People, generated

PAIRS = """
    select decisions.score, cast(one.person = other.person as integer) as is_same
    from identity.pair_decisions as decisions
    inner join identity.source_records as left_records on decisions.left_key = left_records.record_key
    inner join identity.source_records as right_records on decisions.right_key = right_records.record_key
    inner join '{truth}' as one on left_records.record_id = one.record_id
    inner join '{truth}' as other on right_records.record_id = other.record_id
    where decisions.decision is not null and decisions.score is not null
"""


def pairs(people: People, database: Path) -> pd.DataFrame:
    """One row per decided pair: score, the match probability, and is_same, 0 or 1."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.sql(PAIRS.format(truth=people.truth)).df()


def plot(table: pd.DataFrame) -> None:
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    for name, rows in table.groupby("people"):
        axes.plot(rows["mean_probability"], rows["share_true"], marker="o", label=name)
    axes.set(xlabel="mean match probability", ylabel="share of pairs that are one person")
    axes.legend(frameon=False)
    figure.savefig(results.RESULTS / "calibration.png", dpi=120, bbox_inches="tight")
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(prog="calibration", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="size of each set of made-up people")
    parser.add_argument("--seeds", type=int, nargs="+", default=[101])
    given = parser.parse_args()
    for seed in given.seeds:
        people = generated(given.records, seed)
        decided = pairs(people, ours.resolve(people, {})[0])
        bins = reliability(decided["score"].to_numpy(), decided["is_same"].to_numpy())
        print(f"{people.name}: expected calibration error {calibration_error(bins):.4f} over {len(decided):,} pairs")
        bins.insert(0, "people", people.name)
        table = results.keep("calibration", bins, ["people", "from"])
    results.show(table)
    plot(table)


if __name__ == "__main__":
    main()
