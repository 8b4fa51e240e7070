"""The Python Record Linkage Toolkit on a file of records: block, compare, and classify by expectation maximisation (ECM)."""

from pathlib import Path

import numpy as np
import pandas as pd
import recordlinkage as rl
from harness.metrics import components

from .cleaning import cleaned

BLOCKING = [["email"], ["phone"], ["first_name", "last_name"], ["birth_date"], ["first_name", "postal_code"]]
# left out of contact lists, where ECM would take the families for its matches
FAMILIES = [["address"], ["last_name", "postal_code"]]
ALIKE = {"first_name": 0.85, "last_name": 0.85, "email": 0.95, "address": 0.85, "address_2": 0.85, "city": 0.9}
EQUAL = ["phone", "postal_code", "suffix"]


def candidates(people: pd.DataFrame, is_link: bool) -> tuple[pd.MultiIndex, tuple[pd.DataFrame, ...]]:
    """The pairs that share a block, and the tables that they are of."""
    first = people["source_system"].min() if is_link else None
    tables = (people[people["source_system"] == first], people[people["source_system"] != first]) if is_link else (people,)
    indexer = rl.Index()
    for rule in BLOCKING if "email" in people.columns else [*BLOCKING, *FAMILIES]:
        if set(rule) <= set(people.columns):
            indexer.block(rule)
    return indexer.index(*tables), tables


def compared(pairs: pd.MultiIndex, tables: tuple[pd.DataFrame, ...]) -> pd.DataFrame:
    """One row per pair, one 0 or 1 per field: do the two agree? A missing value is no agreement, as the toolkit has it."""
    comparison, columns = rl.Compare(), tables[0].columns
    for column, threshold in ALIKE.items():
        if column in columns:
            comparison.string(column, column, method="jarowinkler", threshold=threshold, label=column)
    if "birth_date" in columns:
        comparison.string("birth_date", "birth_date", method="damerau_levenshtein", threshold=0.85, label="birth_date")
    for column in EQUAL:
        if column in columns:
            comparison.exact(column, column, label=column)
    return comparison.compute(pairs, *tables)


def resolve(records: Path, is_link: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Labels (record_id, cluster) as ECM decides; pairs: left_id, right_id, score (log2 odds), agreements (fields)."""
    people = cleaned(records).sql("select * exclude (forms) from people order by record_id").df().set_index("record_id")
    pairs, tables = candidates(people, is_link)
    agreement = compared(pairs, tables)
    classifier = rl.ECMClassifier(binarize=None)
    matches = classifier.fit_predict(agreement)
    probability = classifier.prob(agreement).clip(1e-12, 1 - 1e-12)
    at = pd.Series(np.arange(len(people)), index=people.index)
    groups = components(len(people), *(at[matches.get_level_values(side)].to_numpy() for side in (0, 1)))
    scored = pd.DataFrame({"left_id": pairs.get_level_values(0), "right_id": pairs.get_level_values(1)})
    scored["score"] = np.log2(probability / (1 - probability)).reindex(pairs).to_numpy()
    scored["agreements"] = agreement.sum(axis=1).reindex(pairs).to_numpy()
    return pd.DataFrame({"record_id": people.index, "cluster": groups}), scored
