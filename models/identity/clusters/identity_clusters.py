"""One row per record: the group of records that are one person, and the household that the person belongs to.

Columns: record_key, cluster_key, household_key (int64). A group's key is the smallest record_key in it, so that row order
changes nothing. Two records that a veto holds apart are in one cluster only if certain links join them.
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


def groups_of(group: pd.Series, links: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The groups of both ends of each link, the smaller first. group: the group of each key."""
    ends = np.sort(np.stack([group.loc[links[side]].to_numpy() for side in ("left_key", "right_key")]), axis=0)
    return ends[0], ends[1]


def without_conflicts(keys: np.ndarray, links: pd.DataFrame, vetoes: pd.DataFrame) -> pd.DataFrame:
    """The links that join no vetoed pair, the surest accepted first.

    links: left_key, right_key, confidence (0 to 1), is_certain. vetoes: left_key, right_key. Certain links are always
    accepted. The others follow by hundredths of confidence: those between two groups that a veto holds apart are refused,
    and where links of one hundredth clash only together, all of them.
    """
    whole = pd.Series(components(keys, links), index=keys)
    here, there = groups_of(whole, vetoes)
    torn = np.unique(here[here == there])
    is_torn = whole.loc[links["left_key"]].isin(torn).to_numpy()
    accepted, contested = links[~is_torn], links[is_torn]
    keys, vetoes = keys[whole.isin(torn)], vetoes[here == there]
    inside, outside = [contested[contested["is_certain"]]], contested[~contested["is_certain"]]
    for _, level in sorted(outside.groupby(outside["confidence"].round(2)), reverse=True):
        group = pd.Series(components(keys, pd.concat(inside)), index=keys)
        apart = pd.MultiIndex.from_arrays(groups_of(group, vetoes))
        level = level[~pd.MultiIndex.from_arrays(groups_of(group, level)).isin(apart)]
        joined = pd.Series(components(keys, pd.concat([*inside, level])), index=keys)
        here, there = groups_of(joined, vetoes)
        is_new_clash = (here == there) & ~np.equal(*groups_of(group, vetoes))
        inside.append(level[~joined.loc[level["left_key"]].isin(here[is_new_clash]).to_numpy()])
    return pd.concat([accepted, *inside])


def cluster(record_keys: np.ndarray, links: pd.DataFrame) -> pd.DataFrame:
    """Group the records into people and the people into households.

    record_keys: unique int64 keys, shape (n,). links: left_key, right_key, kind (person, household or apart), is_veto,
    is_certain, confidence. A household is what person and household links join.
    """
    keys = np.sort(record_keys.astype(np.int64))
    links = links.astype({"is_veto": bool, "is_certain": bool})
    is_person = links["kind"] == "person"
    person_links = without_conflicts(keys, links[is_person], links[links["is_veto"]])
    person = components(keys, person_links)
    same_person = pd.DataFrame({"left_key": keys, "right_key": person})
    household = components(keys, pd.concat([same_person, links[links["kind"] == "household"]]))
    return pd.DataFrame({"record_key": keys, "cluster_key": person, "household_key": household})


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def written_like(given: list[str], made: pd.DataFrame) -> pd.DataFrame:
    """The frame with its columns in capitals where those that were given are.

    Snowflake folds a name without quotes to capitals; a frame with lower-case names would become columns in quotes.
    """
    return made.rename(columns=str.upper) if all(map(str.isupper, given)) else made


def model(dbt, session):
    # Databricks' serverless jobs install packages in the notebook and refuse a list of libraries
    dbt.config(materialized="table", packages=["numpy", "pandas", "scipy"], notebook_scoped_libraries=True)
    records = dbt.ref("source_records")
    links = dbt.ref("cluster_links")
    made = cluster(frame(records.select("record_key"))["record_key"].to_numpy(), frame(links))
    return written_like(list(links.columns), made)
