"""What who-is-who costs at sizes that fit this machine, and at 100,000,000 records if it grows as it did:

python benchmarks/scale.py --help

Each figure is measured at several sizes, and foretold from the last two of them. The last size is also foretold from those
before it, so that one sees how far such a figure can be trusted. Without sizes it shows what was measured last.
"""

import argparse
import json
import math

import duckdb
import pandas as pd
from harness import ours, results
from harness.people import DATA, generated

TABLES = {
    "keys": "identity.hashed_keys",
    "candidate pairs": "identity.candidate_pairs",
    "links": "identity.cluster_links",
}
TARGET = 100_000_000


def counted(database) -> dict[str, float]:
    with duckdb.connect(str(database), read_only=True) as connection:
        found = {
            name: connection.execute(f"select count(*) from {table}").fetchall()[0][0] for name, table in TABLES.items()
        }
    return found | {"gigabytes on disk": database.stat().st_size / 2**30}


def timed() -> dict[str, float]:
    """Seconds of SQL, of each Python model, and of all else that dbt does."""
    nodes = json.loads((DATA / "target/manifest.json").read_text())["nodes"]
    ran = json.loads((DATA / "target/run_results.json").read_text())
    found: dict[str, float] = {"seconds of SQL": 0.0}
    for result in ran["results"]:
        node = nodes.get(result["unique_id"], {})
        name = f"seconds of {node['name']} (Python)" if node.get("language") == "python" else "seconds of SQL"
        found[name] = found.get(name, 0) + result["execution_time"]
    return found


def measured(records: int, seed: int) -> dict[str, float]:
    database, cost = ours.resolve(generated(records, seed), {})
    found = counted(database) | timed()
    database.unlink()
    return found | {
        "seconds in all": cost.seconds,
        "cpu seconds in all": cost.cpu_seconds,
        "gigabytes of memory": cost.gigabytes,
    }


def foretold(table: pd.DataFrame, at: int) -> pd.Series:
    """Each figure at a size, from the last two columns of the table.

    By a fixed part and so much per record or, where that is more, by the exponent of its growth.
    """
    (small, was), (large, now) = ((size, table[size]) for size in table.columns[-2:])
    straight = now + (now - was) / (large - small) * (at - large)
    exponent = (now / was).map(math.log) / math.log(large / small)
    return pd.concat([straight, now * (at / large) ** exponent], axis=1).max(axis=1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scale", description=__doc__)
    parser.add_argument("--records", type=int, nargs="*", default=[100_000, 300_000, 1_000_000, 3_000_000])
    parser.add_argument("--seed", type=int, default=201)
    given = parser.parse_args()
    for records in given.records:
        print(f"{records:,} records ...", flush=True)
        rows = [
            {"records": records, "figure": name, "value": value} for name, value in measured(records, given.seed).items()
        ]
        results.keep("scale", pd.DataFrame(rows), ["records", "figure"])
    table = pd.read_csv(results.RESULTS / "scale.csv").pivot_table("value", "figure", "records")
    last = table.columns[-1]
    shown = table.assign(
        **{f"{last} foretold": foretold(table.iloc[:, :-1], last), f"{TARGET} foretold": foretold(table, TARGET)}
    )
    results.show(shown.reset_index())


if __name__ == "__main__":
    main()
