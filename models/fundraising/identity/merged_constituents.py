"""One row per constituent in the review queue: who they are if every pair of the queue is one person.

Columns: constituent_id, merged_id: the smallest constituent_id of all that the pairs connect.
"""

import pandas as pd


def merged(pairs: pd.DataFrame) -> pd.DataFrame:
    """Give each constituent the smallest one that a chain of pairs leads to.

    pairs: columns left_constituent_id and right_constituent_id, shape (m, 2); m may be 0.
    """
    leads_to = {}

    def smallest(constituent: str) -> str:
        while leads_to.setdefault(constituent, constituent) != constituent:
            leads_to[constituent] = leads_to[leads_to[constituent]]
            constituent = leads_to[constituent]
        return constituent

    for left, right in pairs[["left_constituent_id", "right_constituent_id"]].itertuples(index=False):
        ends = sorted([smallest(left), smallest(right)])
        leads_to[ends[1]] = ends[0]
    constituents = sorted(leads_to)
    found = {"constituent_id": constituents, "merged_id": [smallest(constituent) for constituent in constituents]}
    return pd.DataFrame(found, dtype="string")


def model(dbt, session):
    dbt.config(materialized="table", packages=["pandas"])
    queue = dbt.ref("review_queue")
    made = merged(frame(queue))
    return made.rename(columns=str.upper) if all(map(str.isupper, queue.columns)) else made


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)
