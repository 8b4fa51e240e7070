"""Pairwise F1 of final clusters, this project and its peers: python benchmarks/accuracy.py --help

One fixed default of ours against each peer's default, the best set-up of it that we could make by hand, and that set-up
at the threshold which the truth says is best. FEBRL 1 to 4, and made-up people of seeds that nobody has looked at.
"""

import argparse

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from harness import ours, peer, results
from harness.metrics import best_threshold, pairwise
from harness.people import People, febrl, generated, labelled

METHODS = ("ours", "splink_quick_start", "splink_expert", "recordlinkage")
SEARCHED = ("splink_expert", "recordlinkage")  # also tried at every threshold


def rates(people: People, labels: pd.DataFrame) -> dict[str, float]:
    table = labelled(people, labels)
    return pairwise(table["person"].to_numpy(), table["cluster"].to_numpy())


def best(people: People, pairs: pd.DataFrame) -> dict[str, float]:
    """The rates at the best threshold of the best of the scores that the pairs have."""
    truth = pd.read_parquet(people.truth)
    at = pd.Series(np.arange(len(truth)), index=truth["record_id"])
    ends = [at[pairs[side]].to_numpy() for side in ("left_id", "right_id")]
    scores = [name for name in pairs.columns if name not in ("left_id", "right_id")]
    tried = [best_threshold(truth["person"].to_numpy(), *ends, pairs[name].to_numpy()) for name in scores]
    return max(tried, key=lambda found: found["f1"])


def measured(people: People, method: str) -> list[dict]:
    """One row for the method as it is, and one for it at its best threshold where that is searched."""
    row = {"people": people.name, "method": method}
    if method == "ours":
        database, _ = ours.resolve(people)
        return [row | rates(people, ours.labels(database))]
    labels, pairs, _ = peer.resolve(method, people, keep_pairs=method in SEARCHED)
    own = rates(people, pd.read_parquet(labels))
    if not pairs:
        return [row | own]
    searched = max(own, best(people, pd.read_parquet(pairs)), key=lambda found: found["f1"])
    return [row | own, row | {"method": f"{method}_best_threshold"} | searched]


def plot(table: pd.DataFrame) -> None:
    axes = table.plot.bar(figsize=(11, 4.5), width=0.8, ylabel="pairwise F1", xlabel="", rot=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, frameon=False)
    axes.figure.savefig(results.RESULTS / "accuracy.png", dpi=120, bbox_inches="tight")
    plt.close(axes.figure)


def main() -> None:
    parser = argparse.ArgumentParser(prog="accuracy", description=__doc__)
    parser.add_argument("--febrl", type=int, nargs="*", choices=range(1, 5), default=[1, 2, 3, 4])
    parser.add_argument("--records", type=int, default=100_000, help="size of each set of made-up people")
    parser.add_argument("--seeds", type=int, nargs="*", default=[101, 102, 103])
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=METHODS)
    given = parser.parse_args()
    sets = [febrl(number) for number in given.febrl] + [generated(given.records, seed) for seed in given.seeds]
    for people in sets:
        for method in given.methods:
            print(f"{people.name}: {method} ...", flush=True)
            table = results.keep("accuracy", pd.DataFrame(measured(people, method)), ["people", "method"])
    f1 = table.pivot_table(index="people", columns="method", values="f1")
    results.show(table)
    print("\nF1")
    results.show(f1.reset_index())
    plot(f1)


if __name__ == "__main__":
    main()
