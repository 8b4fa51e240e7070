"""What who-is-who costs at sizes that fit this machine, and at 100,000,000 records if it grows as it did:

python benchmarks/scale.py --help

Each figure is measured at several sizes. Its growth is the exponent between the last two of them. The last size is also
foretold from those before it, so that one sees how far such a figure can be trusted.
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


def grown(table: pd.DataFrame, at: int) -> pd.Series:
    """Each figure at a size, by the growth between the last two columns of the table."""
    (small, was), (large, now) = ((size, table[size]) for size in table.columns[-2:])
    exponent = (now.clip(lower=1e-3) / was.clip(lower=1e-3)).map(math.log) / math.log(large / small)
    return now * (at / large) ** exponent


def main() -> None:
    parser = argparse.ArgumentParser(prog="scale", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[30_000, 100_000, 300_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=201)
    given = parser.parse_args()
    found = {}
    for records in sorted(given.records):
        print(f"{records:,} records ...", flush=True)
        found[records] = measured(records, given.seed)
    table = pd.DataFrame(found)
    last = table.columns[-1]
    shown = table.copy()
    shown[f"{last} foretold"] = grown(table.iloc[:, :-1], last)
    shown["exponent"] = ((grown(table, 10 * last) / table[last]).map(math.log10)).round(2)
    shown[TARGET] = grown(table, TARGET)
    results.show(results.keep("scale", shown.rename_axis("figure").reset_index(), ["figure"]))


if __name__ == "__main__":
    main()
