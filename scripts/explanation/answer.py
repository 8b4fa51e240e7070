"""The answer to why two records are one person or not, as sentences and tables that text and picture both show."""

from itertools import pairwise

import duckdb
import pandas as pd

from . import network
from .blocking import nearest, original
from .comparison import Decision, decision
from .likeness import compared, signed
from .parts import Answer, Table
from .records import Record, names

MOST_RULES = 10
MOST_RECORDS = 40  # in the picture

VERDICTS = {
    "match": "are one person",
    "review": "may be one person: a steward is asked",
    "household": "are taken for two people of one household",
    "no_match": "are taken for two people",
}


def explained(database: duckdb.DuckDBPyConnection, a: Record, b: Record, uncompared_bits: float) -> Answer:
    """Why a and b are one person, or why not. uncompared_bits: the var of that name with which the clusters were made."""
    found = decision(database, *sorted((a.key, b.key)))
    is_one = a.cluster == b.cluster
    way = network.chain(database, a.key, b.key, a.cluster if is_one else None)
    parts = [verdict(found, is_one)]
    if found:
        parts += compared(database, a, b, found)
    if is_one and (found is None or found.decision != "match"):
        parts += chained(database, way)
    if not is_one and way:
        parts += refused(database, way, uncompared_bits)
    if found is None:
        parts += uncompared(database, a, b)
    records, left_out = around(database, a, b, way)
    links = network.links(database, records["record_key"].tolist())
    return Answer(parts, (a.key, b.key), records, links, left_out)


def verdict(found: Decision | None, is_one: bool) -> str:
    if found is None:
        return "A and B were never compared" + (", but are one person through other records." if is_one else ".")
    if is_one and found.decision != "match":
        return "A and B are one person, but through other records and not by their own likeness."
    if not is_one and found.decision == "match":
        return "A and B were linked, but the groups around them are not one person, and so the link was refused."
    return f"A and B {VERDICTS[found.decision]}."


def chained(database: duckdb.DuckDBPyConnection, way: list[int]) -> list[str | Table]:
    """The links that lead from A to B."""
    return ["The surest chain of links between them:", link_table(database, way)]


def refused(database: duckdb.DuckDBPyConnection, way: list[int], uncompared_bits: float) -> list[str | Table]:
    """The links that would lead from A to B, and for those between two clusters why they did not join them."""
    group = network.cluster_of(database, way)
    said = ["Links lead from one to the other, but not all of them joined two groups:", link_table(database, way)]
    for here, there in dict.fromkeys((group[x], group[y]) for x, y in pairwise(way) if group[x] != group[y]):
        said.append(apart(database, network.gap(database, here, there, uncompared_bits), uncompared_bits))
    return said


def apart(database: duckdb.DuckDBPyConnection, gap: network.Gap, uncompared_bits: float) -> str:
    """Why two groups that a link would join stayed two."""
    is_undecided = not gap.vetoes and (gap.mean is None or gap.mean > 0)
    rivals = network.rivals(database, gap.here, gap.there) if is_undecided else []
    named = {key: name for key, (name, _) in names(database, [gap.here, gap.there, *rivals]).items()}
    said = f"The groups of {named[gap.here]} and {named[gap.there]} stayed two. "
    said += f"Pairs across them that were compared: {gap.compared} of {gap.possible}"
    if gap.mean is not None:
        said += f"; the mean evidence is {signed(gap.mean)} bits, a pair that was not compared counting {uncompared_bits:g}"
        said += ", and to join it must be above 0" if gap.mean <= 0 else ""
    if gap.vetoes:
        said += f"; vetoed: {gap.vetoes}, which alone would hold them apart"
    if rivals:
        said += f"; the group of {' or '.join(named[key] for key in rivals)} has a claim to one of them too, but a veto"
        said += " holds it apart from the other, and so none was joined"
    return f"{said}."


def link_table(database: duckdb.DuckDBPyConnection, way: list[int]) -> Table:
    links = network.links(database, way)
    by_ends = {
        frozenset(ends): row for *ends, row in zip(links["left_key"], links["right_key"], links.itertuples(), strict=True)
    }
    called = names(database, way)
    rows = []
    for here, there in pairwise(way):
        link = by_ends[frozenset((here, there))]
        strength = f"{link.confidence:.4f}" if pd.isna(link.bits) else f"{signed(link.bits)} bits"
        rows.append([called[here][0], called[there][0], strength, link.words, "joined" if link.is_joined else "refused"])
    return Table(["from", "to", "strength", "why", "outcome"], rows)


def uncompared(database: duckdb.DuckDBPyConnection, a: Record, b: Record) -> list[str | Table]:
    """The rules that came nearest to comparing them, or rather the records that they copy."""
    left, right = original(database, a.key), original(database, b.key)
    called = names(database, [left, right])
    said = [
        f"{letter} says word for word what {called[key][0]} (key:{key}) says, and is compared with that one alone."
        for letter, record, key in (("A", a, left), ("B", b, right))
        if record.key != key
    ]
    if left == right or decision(database, *sorted((left, right))):
        return [*said, "What those records say was compared: ask about them."]
    rules = nearest(database, left, right)
    if not rules:
        return [*said, "Neither has a value by which any rule looks for its like."]
    rows = [[near.rule, near.left, near.right, f"{near.share:.0%}", near.obstacle] for near in rules[:MOST_RULES]]
    rest = f" ({len(rules) - MOST_RULES} more rules are further off)" if len(rules) > MOST_RULES else ""
    return [
        *said,
        f"The rules that came nearest{rest}:",
        Table(["rule", "key of A", "key of B", "alike", "in the way"], rows),
    ]


def around(database: duckdb.DuckDBPyConnection, a: Record, b: Record, way: list[int]) -> tuple[pd.DataFrame, int]:
    """The records of both clusters and those between, with their names, and how many were left out of the picture."""
    clusters = set(network.cluster_of(database, [a.key, b.key, *way]).values())
    records = network.members(database, sorted(clusters))
    matters = {key: place for place, key in enumerate([a.key, b.key, *way])}
    order = records["record_key"].map(matters).fillna(len(matters))
    kept = records.assign(order=order).sort_values(["order", "record_key"]).head(MOST_RECORDS).drop(columns="order")
    called = names(database, kept["record_key"].tolist())
    kept["name"], kept["who"] = zip(*(called[key] for key in kept["record_key"]), strict=True)
    return kept.reset_index(drop=True), len(records) - len(kept)
