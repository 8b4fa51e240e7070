"""One row per record: the group of records that are one person, and the household that the person belongs to.

Columns: record_key, cluster_key, household_key (int64). A group's key is the smallest record_key in it, so that row order
changes nothing. Two records that a veto holds apart are never in one cluster unless certain links join them.
"""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def components(keys: np.ndarray, links: pd.DataFrame) -> np.ndarray:
    """For each key the smallest key that it is linked to, directly or through others.

    keys: sorted unique int64, shape (n,). links: columns left_key and right_key, shape (m, 2); m may be 0.
    A key without a link is a group of one. Raises ValueError for a link to a key that is not there.
    """
    if not len(keys):
        return keys
    ends = links[["left_key", "right_key"]].to_numpy(dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, ends), len(keys) - 1)
    if not np.array_equal(keys[at], ends):
        raise ValueError("a link names a record that is not in source_records")
    graph = coo_array((np.ones(len(at), dtype=bool), (at[:, 0], at[:, 1])), shape=(len(keys), len(keys)))
    _, label = connected_components(graph, directed=False)
    return pd.Series(keys).groupby(label).transform("min").to_numpy()


def without_conflicts(keys: np.ndarray, links: pd.DataFrame, vetoes: pd.DataFrame) -> pd.DataFrame:
    """The links that remain when every group that holds a vetoed pair has lost its weakest links until it holds none.

    links: left_key, right_key, confidence (0 to 1), is_certain. Certain links always remain. vetoes: left_key, right_key.
    Each pass drops the weakest links of all conflicting groups at once, so passes are bounded by the distinct confidences.
    """
    while len(vetoes) and len(links):
        group = pd.Series(components(keys, links), index=keys)
        torn = group.loc[vetoes["left_key"]].to_numpy()
        torn = np.unique(torn[torn == group.loc[vetoes["right_key"]].to_numpy()])
        group_of_link = group.loc[links["left_key"]].to_numpy()
        droppable = np.isin(group_of_link, torn) & ~links["is_certain"].to_numpy(dtype=bool)
        if not droppable.any():
            break
        weakest = links["confidence"].where(droppable).groupby(group_of_link).transform("min")
        links = links[~(droppable & (links["confidence"] <= weakest).to_numpy())]
    return links


def cluster(record_keys: np.ndarray, links: pd.DataFrame) -> pd.DataFrame:
    """Group the records into people and the people into households.

    record_keys: unique int64 keys, shape (n,). links: left_key, right_key, kind (person, household or apart), is_veto,
    is_certain, confidence. A household is what person and household links join.
    """
    keys = np.sort(record_keys.astype(np.int64))
    is_person = links["kind"] == "person"
    person_links = without_conflicts(keys, links[is_person], links[links["is_veto"].astype(bool)])
    person = components(keys, person_links)
    same_person = pd.DataFrame({"left_key": keys, "right_key": person})
    household = components(keys, pd.concat([same_person, links[links["kind"] == "household"]]))
    return pd.DataFrame({"record_key": keys, "cluster_key": person, "household_key": household})


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def model(dbt, session):
    dbt.config(materialized="table", packages=["numpy", "pandas", "scipy"])
    record_keys = frame(dbt.ref("source_records").select("record_key"))["record_key"].to_numpy()
    return cluster(record_keys, frame(dbt.ref("cluster_links")))
