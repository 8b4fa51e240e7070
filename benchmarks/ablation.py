"""What each part of the matching is worth: the same people without it: python benchmarks/ablation.py --help"""

import argparse

import matplotlib.pyplot as plt
import pandas as pd
from harness import ours, results
from harness.metrics import pairwise
from harness.people import People, febrl, generated, labelled

# name -> vars of dbt_project.yml
SETTINGS = {
    "full": {},
    "without household class": {"household_class": False},
    "without value weights": {"value_weights": False},
    "without cluster guard": {"cluster_guard": False},
    "without names from emails": {"names_from_emails": False},
    "without extra fields": {"extra_fields": "off"},
    "weighted scoring": {"scoring": "weighted"},
}


def measured(people: People, setting: str) -> pd.DataFrame:
    database, _ = ours.resolve(people, SETTINGS[setting])
    table = labelled(people, ours.labels(database))
    rates = pairwise(table["person"].to_numpy(), table["cluster"].to_numpy())
    return pd.DataFrame([{"people": people.name, "setting": setting} | rates])


def plot(change: pd.DataFrame) -> None:
    axes = change.drop(columns="full").T.plot.barh(figsize=(9, 4.5), width=0.8, xlabel="change of F1", ylabel="")
    axes.axvline(0, color="black", linewidth=0.8)
    axes.figure.savefig(results.RESULTS / "ablation.png", dpi=120, bbox_inches="tight")
    plt.close(axes.figure)


def main() -> None:
    parser = argparse.ArgumentParser(prog="ablation", description=__doc__)
    parser.add_argument("--febrl", type=int, nargs="*", choices=range(1, 5), default=[3, 4])
    parser.add_argument("--records", type=int, default=100_000, help="size of each set of made-up people")
    parser.add_argument("--seeds", type=int, nargs="*", default=[101])
    parser.add_argument("--settings", nargs="+", choices=SETTINGS, default=list(SETTINGS))
    given = parser.parse_args()
    sets = [febrl(number) for number in given.febrl] + [generated(given.records, seed) for seed in given.seeds]
    for people in sets:
        for setting in given.settings:
            print(f"{people.name}: {setting} ...", flush=True)
            table = results.keep("ablation", measured(people, setting), ["people", "setting"])
    f1 = table.pivot_table(index="people", columns="setting", values="f1")
    results.show(table)
    if "full" in f1:
        change = f1.sub(f1["full"], axis=0)
        print("\nF1 less that of full")
        results.show(change.reset_index())
        plot(change)


if __name__ == "__main__":
    main()
