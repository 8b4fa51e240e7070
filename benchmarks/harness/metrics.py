"""How good labels and probabilities are: pure functions of arrays."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def pairs_within(groups: np.ndarray) -> int:
    """How many pairs of rows have one value. groups: whole numbers from 0 on, shape (n,)."""
    sizes = np.bincount(groups)
    return int((sizes * (sizes - 1) // 2).sum())


def pairwise(truth: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """Precision, recall and F1 over all pairs of records, of the labels `found` against `truth`; any labels, shape (n,).

    No pair found is a precision of 1, no true pair a recall of 1.
    """
    truth, found = pd.factorize(truth)[0], pd.factorize(found)[0]
    together = pd.factorize(truth.astype(np.int64) * len(truth) + found)[0]
    true, guessed, correct = pairs_within(truth), pairs_within(found), pairs_within(together)
    return {
        "precision": correct / guessed if guessed else 1.0,
        "recall": correct / true if true else 1.0,
        "f1": 2 * correct / (true + guessed) if true + guessed else 1.0,
    }


def components(count: int, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The group of each of `count` records, linked directly or through others. left, right: places from 0, shape (m,)."""
    links = coo_array((np.ones(len(left), dtype=bool), (left, right)), shape=(count, count))
    return connected_components(links, directed=False)[1]


def best_threshold(truth: np.ndarray, left: np.ndarray, right: np.ndarray, score: np.ndarray) -> dict[str, float]:
    """The rates at the threshold, in half units, whose clusters have the highest F1: what only the truth can tell.

    truth: any labels, shape (n,). left, right: places in truth, score: of each pair, shape (m,). A pair at the threshold
    links; an infinite threshold links none.
    """
    tried = []
    for threshold in np.append(np.unique(np.floor(score * 2) / 2), np.inf):
        links = score >= threshold
        tried.append({"threshold": float(threshold)} | pairwise(truth, components(len(truth), left[links], right[links])))
    return max(tried, key=lambda rates: rates["f1"])


def reliability(probability: np.ndarray, is_same: np.ndarray, bins: int = 10) -> pd.DataFrame:
    """One row per equal-width bin of the probability that holds a pair: how many, what was said, what was true.

    probability: 0 to 1, is_same: 0 or 1, both of shape (n,). A pair at an inner edge counts with the bin above it.
    """
    at = np.minimum((np.asarray(probability) * bins).astype(int), bins - 1)
    pairs = pd.DataFrame({"bin": at, "said": probability, "true": np.asarray(is_same, dtype=float)})
    table = pairs.groupby("bin").agg(pairs=("said", "size"), mean_probability=("said", "mean"), share_true=("true", "mean"))
    edges = table.index.to_numpy()
    table.insert(0, "from", edges / bins)
    table.insert(1, "to", (edges + 1) / bins)
    return table.reset_index(drop=True)


def calibration_error(table: pd.DataFrame) -> float:
    """Expected calibration error of a table from `reliability`: the mean gap of said and true, weighted by pairs."""
    gap = (table["mean_probability"] - table["share_true"]).abs()
    return float((gap * table["pairs"]).sum() / max(table["pairs"].sum(), 1))
