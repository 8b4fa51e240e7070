"""Wall time and peak memory of the whole process, `make resolve` beside Splink: python benchmarks/speed.py --help

Ours has dbt's start-up, every data test and the golden tables in it; the peer has its imports, cleaning, training and
clustering. Medians over runs, one process at a time.
"""

import argparse
import os
from collections.abc import Callable
from statistics import median

import matplotlib.pyplot as plt
import pandas as pd
from harness import ours, peer, results
from harness.people import People, generated
from harness.process import Cost

METHODS: dict[str, Callable[[People], Cost]] = {
    "ours": lambda people: ours.resolve(people)[-1],
    "splink_expert": lambda people: peer.resolve("splink_expert", people)[-1],
}


def plot(table: pd.DataFrame) -> None:
    figure, sides = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for axes, measure in zip(sides, ("seconds", "gigabytes"), strict=True):
        for method, rows in table.groupby("method"):
            axes.plot(rows["records"], rows[measure], marker="o", label=method)
        axes.set(xscale="log", yscale="log", xlabel="records", ylabel=measure)
    sides[0].legend(frameon=False)
    figure.savefig(results.RESULTS / "speed.png", dpi=120, bbox_inches="tight")
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(prog="speed", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=201)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    given = parser.parse_args()
    for records in given.records:
        people = generated(records, given.seed)
        for method in given.methods:
            print(f"{people.name}: {method}, {given.runs} runs ...", flush=True)
            costs = [METHODS[method](people) for _ in range(given.runs)]
            row = {
                "records": records,
                "method": method,
                "seconds": median(cost.seconds for cost in costs),
                "cpu_seconds": median(cost.cpu_seconds for cost in costs),
                "gigabytes": median(cost.gigabytes for cost in costs),
                "runs": given.runs,
                "cores": len(os.sched_getaffinity(0)),
            }
            table = results.keep("speed", pd.DataFrame([row]), ["records", "method"])
    results.show(table)
    plot(table)


if __name__ == "__main__":
    main()
