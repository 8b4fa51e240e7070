"""One row per record: the group of records that are one person, and the household that the person belongs to.

Columns: record_key, cluster_key, household_key (int64). A group's key is the smallest record_key in it, so that row order
changes nothing. Two records that a veto holds apart are in one cluster only if certain links join them.

Guarded, groups grow by average linkage: two become one while the mean evidence of all pairs across them says that they are
one person, and a pair that was not compared speaks against it. So a weak link joins two records, but not two families.
Unguarded, a person is whatever matches link.
"""

from itertools import chain, repeat

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

UNITS = 2**30  # of a bit: whole numbers have the same sum in any order
TIE = 1e-9  # bits between two equal means


def places(keys: np.ndarray, links: pd.DataFrame) -> np.ndarray:
    """Where in keys the two ends of each link are, shape (m, 2).

    keys: sorted unique int64, shape (n,). links: columns left_key and right_key; m may be 0.
    Raises ValueError for a link to a key that is not there.
    """
    ends = links[["left_key", "right_key"]].to_numpy(dtype=np.int64)
    at = pd.Index(keys).get_indexer(ends.ravel()).reshape(ends.shape)
    if (at < 0).any():
        raise ValueError("a link names a record that is not in source_records")
    return at


def linked(n: int, ends: np.ndarray) -> np.ndarray:
    """For each place from 0 to n - 1 the smallest to which links, of shape (m, 2), lead from it. Without links: itself."""
    if not n:
        return np.arange(0)
    graph = coo_array((np.ones(len(ends), dtype=bool), (ends[:, 0], ends[:, 1])), shape=(n, n))
    _, label = connected_components(graph, directed=False)
    _, first = np.unique(label, return_index=True)
    return first[label]


def components(keys: np.ndarray, links: pd.DataFrame) -> np.ndarray:
    """For each key the smallest key that it is linked to, directly or through others. Arguments and errors as in places."""
    return keys[linked(len(keys), places(keys, links))]


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


def weighed(edges: pd.DataFrame, size: np.ndarray, uncompared_bits: float) -> pd.DataFrame:
    """One row per two groups that may yet matter to each other, by here and there, with their mean evidence.

    edges: here < there (places of groups), evidence (UNITS), compared, vetoes, refusals (numbers of pairs); several rows for
    two groups add up. Adds mean (bits per pair across) and is_open: they may merge. As a merger averages means, a group that
    may merge with none never will, and is left out.
    """
    edges = edges.groupby(["here", "there"], as_index=False)[["evidence", "compared", "vetoes", "refusals"]].sum()
    pairs = size[edges["here"]] * size[edges["there"]]
    mean = (edges["evidence"] / UNITS + uncompared_bits * (pairs - edges["compared"])) / pairs
    edges = edges.assign(mean=mean, is_open=(mean > 0) & (edges["vetoes"] + edges["refusals"] == 0))
    is_alive = np.zeros(len(size), dtype=bool)
    is_alive[edges.loc[edges["is_open"], ["here", "there"]].to_numpy()] = True
    return edges[is_alive[edges["here"]] & is_alive[edges["there"]]].reset_index(drop=True)


def torn(edges: pd.DataFrame) -> pd.DataFrame:
    """One row per group and edge (a row of edges, as weighed) to one of its equally best partners that vetoes hold apart."""
    both = edges[["here", "there", "mean", "is_open", "vetoes"]].rename_axis("edge").reset_index()
    both = pd.concat([both, both.rename(columns={"here": "there", "there": "here"})])
    apart = both.loc[both["vetoes"] > 0, ["here", "there"]]
    ties = both.loc[both["is_open"], ["here", "there", "edge", "mean"]]
    ties = ties[ties["mean"] >= ties.groupby("here")["mean"].transform("max") - TIE]
    ties = ties[ties["there"].isin(apart["here"])]
    ties = ties[ties.duplicated("here", keep=False)].rename(columns={"here": "group", "there": "partner"})
    rivals = ties.merge(apart, left_on="partner", right_on="here")[["group", "edge", "there"]]
    return rivals.merge(ties[["group", "partner"]], left_on=["group", "there"], right_on=["group", "partner"])


def is_best_of_both(n: int, ends: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """For each edge whether none at either of its ends is worth more. ends: shape (m, 2), below n; worth: not negative."""
    best = np.zeros(n, dtype=worth.dtype)
    np.maximum.at(best, ends, worth[:, None])
    return (best[ends] == worth[:, None]).all(axis=1)


def best_pairs(edges: pd.DataFrame, seat: np.ndarray, step: float) -> np.ndarray:
    """Places of the groups that are each other's best partner, smaller first, shape (k, 2); none occurs twice.

    edges: here, there, mean. Means are compared in whole steps, in bits. A hash of the groups' seats breaks ties: in the
    order of keys, a chain of equal links would merge one link at a time.
    """
    ends, score = edges[["here", "there"]].to_numpy(), np.rint(edges["mean"].to_numpy() / step)
    ends = ends[is_best_of_both(len(seat), ends, score)]
    chance = pd.util.hash_array(seat[ends[:, 0]] << 32 | seat[ends[:, 1]])
    return ends[is_best_of_both(len(seat), ends, chance)]


def agglomerated(edges: pd.DataFrame, size: np.ndarray, seat: np.ndarray, uncompared_bits: float) -> np.ndarray:
    """For each place of a group the smallest place of those that it merges with.

    edges: as in weighed. size: records in each group. seat: what breaks ties. In each round all mutually best pairs merge.
    The steps in which means are compared grow from a millionth of a bit until all are alike: few clusters live to see it,
    but a chain of ever stronger links, which has one mutually best pair at a time, ends in tens of rounds.
    """
    group, size = np.arange(len(size)), size.copy()
    for step in chain(4.0 ** np.arange(-10, 6), repeat(np.inf)):
        edges = weighed(edges, size, uncompared_bits)
        if edges.empty:
            break
        refused = torn(edges)
        edges.loc[refused["edge"].unique(), "refusals"] += 1
        # who was refused waits a round, or it would join a part of a group that was refused to it
        may_merge = edges["is_open"] & ~edges[["here", "there"]].isin(refused["group"].unique()).any(axis=1)
        kept, gone = best_pairs(edges[may_merge], seat, step).T
        size[kept] += size[gone]
        into = np.arange(len(size))
        into[gone] = kept
        group = into[group]
        ends = np.sort(into[edges[["here", "there"]].to_numpy()], axis=1)
        edges = edges.assign(here=ends[:, 0], there=ends[:, 1])[ends[:, 0] != ends[:, 1]]
    return group


def by_evidence(n: int, ends: np.ndarray, links: pd.DataFrame, uncompared_bits: float) -> np.ndarray:
    """For each record, by place from 0 to n - 1, the smallest that is the same person.

    ends: places of each link, shape (m, 2). links and uncompared_bits: as in cluster.
    """
    is_person = (links["kind"] == "person").to_numpy()
    is_veto, is_certain, is_copy = (links[flag].to_numpy() for flag in ("is_veto", "is_certain", "is_copy"))
    bits = links["bits"].to_numpy()
    certain = linked(n, ends[is_person & is_certain])
    has_certain = np.bincount(ends[is_person & is_certain].ravel(), minlength=n) > 0

    # a copy says nothing that the record that it equals has not said: it has no weight, and follows, unless bound elsewhere
    copies = ends[is_person & is_copy]
    is_idle, is_follower = np.zeros((2, n), dtype=bool)
    is_idle[copies[~has_certain[copies[:, 1]] | (certain[copies[:, 0]] == certain[copies[:, 1]]), 1]] = True
    is_follower[copies[~has_certain[copies[:, 1]], 1]] = True
    size = np.maximum(np.bincount(certain, ~is_idle, minlength=n).astype(np.int64), certain == np.arange(n))

    is_there = ~is_follower[ends].any(axis=1)
    person = linked(n, ends[is_there & is_person])
    here, there = np.sort(certain[ends], axis=1).T
    is_compared = ~np.isnan(bits) & ~is_idle[ends].any(axis=1)
    evidence = np.rint(np.where(is_compared, bits, 0) * UNITS).astype(np.int64)
    edges = pd.DataFrame(
        {"here": here, "there": there, "evidence": evidence, "compared": is_compared.astype(np.int64), "vetoes": is_veto * 1}
    ).assign(refusals=0)[is_there & (here != there) & (person[here] == person[there])]

    # most families are small and agreed on by every pair: only the others need rounds
    family = person[edges["here"]]
    is_match = ((edges["evidence"] > 0) & (edges["vetoes"] == 0)).to_numpy()
    pairs = (np.bincount(person, size, n) ** 2 - np.bincount(person, size**2, n)) / 2
    is_agreed = (np.bincount(family, is_match, n) == pairs) & (np.bincount(family, ~is_match, n) == 0)
    seat = pd.Series(person).groupby(person).cumcount().to_numpy()
    group = agglomerated(edges[~is_agreed[family]], size, seat, uncompared_bits)[certain]
    group = np.where(is_agreed[person], person, group)

    same = np.stack([np.arange(n), group], axis=1)
    following = copies[is_follower[copies[:, 1]]]
    followed = linked(n, np.concatenate([same, following]))
    vetoed = ends[is_veto]
    is_alone = np.zeros(n, dtype=bool)
    is_alone[vetoed[followed[vetoed[:, 0]] == followed[vetoed[:, 1]]]] = True
    return linked(n, np.concatenate([same, following[~is_alone[following[:, 1]]]]))


def with_decisions(n: int, ends: np.ndarray, links: pd.DataFrame, uncompared_bits: float) -> np.ndarray:
    """As by_evidence, where stewards have decided: who joins two records joins the two people whom they are of.

    A decision that two records are two people changes nothing where the evidence and the other decisions keep them apart.
    Where these would join them, the evidence decides anew within that group, with every decision about two records held.
    """
    is_decided, is_person = links["is_decided"].to_numpy(), (links["kind"] == "person").to_numpy()
    if not is_decided.any():
        return by_evidence(n, ends, links, uncompared_bits)
    joins = is_decided & is_person
    kind = np.where(is_decided, np.where(links["bits"] > 0, "person", "doubt"), links["kind"])
    flags = {flag: links[flag] & ~is_decided for flag in ("is_certain", "is_veto")}
    undecided = by_evidence(n, ends, links.assign(kind=kind, **flags), uncompared_bits)
    whole = linked(n, np.concatenate([np.stack([np.arange(n), undecided], axis=1), ends[joins]]))
    parted = whole[ends[is_decided & ~is_person]]
    is_torn = np.isin(whole, parted[parted[:, 0] == parted[:, 1], 0])
    if not is_torn.any():
        return whole
    rest = by_evidence(n, ends, links, uncompared_bits)
    _, first, group = np.unique(whole * n + np.where(is_torn, rest, 0), return_index=True, return_inverse=True)
    return first[group]


def cluster(record_keys: np.ndarray, links: pd.DataFrame, is_guarded: bool, uncompared_bits: float) -> pd.DataFrame:
    """Group the records into people and the people into households.

    record_keys: unique int64 keys, shape (n,). links: one row per pair of records, left_key, right_key, kind (person,
    household, doubt or apart), is_veto, is_certain, confidence (0 to 1: unguarded only), and guarded only: is_decided (a
    steward's same or different), bits (log2 odds
    that the two are one person, above 0 where they match; NaN if not scored) and is_copy (of a match: the right record
    equals the left). uncompared_bits, below 0: the bits of a pair that is not there. A household is what people and
    household links join. Raises ValueError for a link to a key that is not in record_keys.
    """
    keys = np.sort(record_keys.astype(np.int64))
    links = links.astype(
        {"is_veto": bool, "is_certain": bool, "is_copy": bool, "is_decided": bool, "confidence": float, "bits": float}
    )
    ends = places(keys, links)
    if is_guarded:
        person = with_decisions(len(keys), ends, links, uncompared_bits)
    else:
        matches = without_conflicts(keys, links[links["kind"] == "person"], links[links["is_veto"]])
        person = linked(len(keys), places(keys, matches))
    same_person = np.stack([np.arange(len(keys)), person], axis=1)
    household = linked(len(keys), np.concatenate([same_person, ends[links["kind"] == "household"]]))
    return pd.DataFrame({"record_key": keys, "cluster_key": keys[person], "household_key": keys[household]})


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
    dbt.config(materialized="table", packages=["numpy", "pandas", "scipy"])
    settings = dbt.config.get("meta")
    records = dbt.ref("source_records")
    links = dbt.ref("cluster_links")
    made = cluster(
        frame(records.select("record_key"))["record_key"].to_numpy(),
        frame(links),
        is_guarded=str(settings["is_guarded"]).lower() == "true",
        uncompared_bits=float(settings["uncompared_bits"]),
    )
    return written_like(list(links.columns), made)
