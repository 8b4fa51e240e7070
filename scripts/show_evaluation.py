"""Print how the demo's identity map compares with its ground truth: overall, by kind of error, by automatic threshold.

Overall and by kind of error come from identity.identity_evaluation. The ladder links the scored pairs anew at one
threshold after the other, that of the build among them, clusters them as the model does, and counts pairs.
"""

import os
import sys
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import yaml

sys.path.append(str(Path(__file__).parents[1] / "models" / "identity" / "clusters"))
from identity_clusters import cluster  # noqa: E402

SCORED = ("fuzzy_score", "weak_score", "low_score", "likelihood", "even_chance", "likely_household", "unlikely")
SETTINGS = yaml.safe_load((Path(__file__).parents[1] / "dbt_project.yml").read_text())["vars"]


def pairs_within(groups: pd.Series) -> int:
    """How many pairs of rows have one value. groups: any labels, shape (n,)."""
    sizes = groups.value_counts().to_numpy()
    return int((sizes * (sizes - 1) // 2).sum())


def rates(truth: pd.Series, found: pd.Series) -> dict[str, float]:
    """Pairwise precision, recall and F1, and B-cubed F1, of the labels `found` against `truth`; both of shape (n,)."""
    both = pd.Series(list(zip(truth, found, strict=True)))
    correct, true, guessed = pairs_within(both), pairs_within(truth), pairs_within(found)
    together = both.map(both.value_counts()).to_numpy()
    b_precision = (together / found.map(found.value_counts()).to_numpy()).mean()
    b_recall = (together / truth.map(truth.value_counts()).to_numpy()).mean()
    precision, recall = correct / max(guessed, 1), correct / max(true, 1)
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * correct / max(true + guessed, 1),
        "B-cubed F1": 2 * b_precision * b_recall / (b_precision + b_recall),
    }


def ladder(database: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per threshold from which a score is a match: the rates of the map that it would yield."""
    truth = database.sql("""
        select min(records.record_key) as record_key, any_value(truth.person_id) as person_id
        from identity.record_truth as truth
        inner join identity.source_records as records using (source_system, record_id)
        group by truth.source_system, truth.record_id
    """).df()
    keys = database.sql("select record_key from identity.source_records").df()["record_key"].to_numpy()
    pairs = database.sql("""
        select
            left_key, right_key, reason, is_veto, is_certain, is_copy, decision, score, bits,
            coalesce(confidence, score) as confidence, reason in ('steward_same', 'steward_different') as is_decided
        from identity.pair_decisions where reason != 'steward_split'
    """).df()
    chosen = database.sql("select threshold from identity.match_threshold").fetchall()[0][0]
    homes = database.sql("select left_key, right_key, household_probability from identity.likelihood_scores").df()
    pairs = pairs.merge(homes, how="left", on=["left_key", "right_key"])
    # where a household is as likely, no threshold makes a match
    is_scored = pairs["reason"].isin(SCORED) & ~(pairs["household_probability"] >= pairs["score"])
    rows = []
    for threshold in sorted({*(np.arange(5, 100, 5) / 100), chosen}):
        is_match = (pairs["decision"] == "match") & ~is_scored | is_scored & (pairs["score"] >= threshold)
        kind = np.where(pairs["is_veto"], "apart", "doubt")
        kind = np.where(is_match, "person", np.where(pairs["decision"] == "household", "household", kind))
        links = pairs.assign(kind=kind, bits=pairs["bits"] + logit(chosen) - logit(threshold))
        found = cluster(keys, links, SETTINGS["cluster_guard"], SETTINGS["uncompared_bits"])
        found = found.set_index("record_key")["cluster_key"].loc[truth["record_key"]]
        rows.append({"match from": threshold} | rates(truth["person_id"], found.reset_index(drop=True)))
    return pd.DataFrame(rows)


def logit(probability: float) -> float:
    """Log2 of the odds."""
    return np.log2(probability / (1 - probability))


def main() -> int:
    path = os.environ.get("CONSTITUENT_360_DB", "constituent_360.duckdb")
    with duckdb.connect(path, read_only=True) as database:
        slices = database.sql("""
            select slice, true_pairs, found_pairs, pair_precision, pair_recall, pair_f1
            from identity.identity_evaluation order by slice != 'all records', true_pairs desc, slice
        """).df()
        overall = database.sql("""
            select pair_precision, pair_recall, pair_f1, b_cubed_f1, over_merged_constituents, split_people
            from identity.identity_evaluation where slice = 'all records'
        """).df()
        by_threshold = ladder(database)
    rates_format = {"float_format": "{:.4f}".format, "index": False}
    print("\nBy threshold (scored pairs linked anew)\n" + by_threshold.to_string(**rates_format))
    print("\nBy kind of error (pairs with a record that has it)\n" + slices.to_string(**rates_format))
    print("\nAs built\n" + overall.to_string(**rates_format))
    return 0


if __name__ == "__main__":
    sys.exit(main())
