"""The records around two records, and what links them or holds them apart."""

from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

HOP = 1e-9  # bits that a link costs at least, so that of two sure chains the shorter is chosen


@dataclass(frozen=True)
class Gap:
    """Two clusters that links did not join: the evidence of all pairs across them, copies left out."""

    here: int
    there: int
    compared: int
    possible: int
    vetoes: int
    mean: float | None


def members(database: duckdb.DuckDBPyConnection, clusters: list[int]) -> pd.DataFrame:
    """record_key and cluster_key of all records of the clusters, in order."""
    return database.execute(
        """
        select record_key, cluster_key from identity.identity_clusters
        where list_contains($clusters, cluster_key) order by record_key
        """,
        {"clusters": clusters},
    ).df()


def cluster_of(database: duckdb.DuckDBPyConnection, keys: list[int]) -> dict[int, int]:
    """The cluster of each record."""
    return dict(
        database.execute(
            "select record_key, cluster_key from identity.identity_clusters where list_contains($keys, record_key)",
            {"keys": keys},
        ).fetchall()
    )


def links(database: duckdb.DuckDBPyConnection, keys: list[int]) -> pd.DataFrame:
    """One row per compared pair among the records.

    Columns left_key, right_key, decision, is_veto, bits, confidence, is_joined (both are in one cluster), words.
    bits: above 0 for one person; null where weights were not learnt.
    """
    return database.execute(
        """
        select
            decisions.left_key, decisions.right_key, decisions.decision, decisions.is_veto, decisions.bits,
            coalesce(decisions.confidence, decisions.score) as confidence,
            one.cluster_key = other.cluster_key as is_joined, reasons.words
        from identity.pair_decisions as decisions
        inner join identity.identity_clusters as one on decisions.left_key = one.record_key
        inner join identity.identity_clusters as other on decisions.right_key = other.record_key
        inner join reference.decision_reasons as reasons using (reason)
        where list_contains($keys, decisions.left_key) and list_contains($keys, decisions.right_key)
        order by decisions.left_key, decisions.right_key
        """,
        {"keys": keys},
    ).df()


def chain(database: duckdb.DuckDBPyConnection, left: int, right: int, cluster: int | None) -> list[int]:
    """The records from left to right along the matches that likeliest all hold; empty where none lead there.

    The way is the shortest by bits, -log2 of the confidence of each match, and stays within the cluster if one is given.
    """
    matches = database.execute(
        """
        with members as (select record_key from identity.identity_clusters where cluster_key = $cluster)
        select left_key, right_key, confidence
        from identity.pair_decisions
        where
            decision = 'match'
            and ($cluster is null or left_key in (from members) and right_key in (from members))
        order by left_key, right_key
        """,
        {"cluster": cluster},
    ).df()
    keys = np.unique(np.append(matches[["left_key", "right_key"]].to_numpy().ravel(), [left, right]))
    here, there = (np.searchsorted(keys, matches[side]) for side in ("left_key", "right_key"))
    bits = HOP - np.log2(matches["confidence"].clip(1e-9, 1).to_numpy())
    graph = coo_array((bits, (here, there)), shape=(len(keys), len(keys))).tocsr()
    start, at = np.searchsorted(keys, [left, right])
    _, before = dijkstra(graph, directed=False, indices=start, return_predecessors=True)
    way = [at]
    while way[-1] != start and before[way[-1]] >= 0:
        way.append(before[way[-1]])
    return [int(keys[place]) for place in reversed(way)] if way[-1] == start else []


def gap(database: duckdb.DuckDBPyConnection, here: int, there: int, uncompared_bits: float) -> Gap:
    """What two clusters have against being one: a pair that was not compared counts uncompared_bits."""
    ((compared, bits, vetoes, possible),) = database.execute(
        """
        with alive as (
            select record_key, cluster_key
            from identity.identity_clusters
            where
                cluster_key in ($here, $there)
                and (record_key = cluster_key or record_key not in (select copy_key from identity.record_copies))
        )
        select
            count(*),
            sum(decisions.bits),
            count(*) filter (where decisions.is_veto),
            (select count(*) filter (where cluster_key = $here) * count(*) filter (where cluster_key = $there) from alive)
        from identity.pair_decisions as decisions
        inner join alive as one on decisions.left_key = one.record_key
        inner join alive as other on decisions.right_key = other.record_key
        where one.cluster_key != other.cluster_key
        """,
        {"here": here, "there": there},
    ).fetchall()
    mean = None if bits is None else (bits + uncompared_bits * (possible - compared)) / possible
    return Gap(here, there, compared, possible, vetoes, mean)


def rivals(database: duckdb.DuckDBPyConnection, here: int, there: int) -> list[int]:
    """Clusters that a match links with the one and a veto holds apart from the other: who may join both joins neither."""
    rows = database.execute(
        """
        with across as (
            select one.cluster_key as cluster_key, other.cluster_key as other_key, decisions.decision, decisions.is_veto
            from identity.pair_decisions as decisions
            inner join identity.identity_clusters as one on decisions.left_key = one.record_key
            inner join identity.identity_clusters as other on decisions.right_key = other.record_key
            where one.cluster_key != other.cluster_key and (decisions.decision = 'match' or decisions.is_veto)
        ),
        around as (
            select cluster_key, other_key, decision, is_veto from across where cluster_key in ($here, $there)
            union all
            select other_key, cluster_key, decision, is_veto from across where other_key in ($here, $there)
        )
        select linked.other_key
        from around as linked
        inner join around as apart on linked.other_key = apart.other_key and linked.cluster_key != apart.cluster_key
        where linked.decision = 'match' and apart.is_veto and linked.other_key not in ($here, $there)
        group by linked.other_key
        order by linked.other_key
        """,
        {"here": here, "there": there},
    ).fetchall()
    return [key for (key,) in rows]
