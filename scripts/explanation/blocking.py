"""Why two records were never compared: which rules came nearest to proposing them."""

from dataclasses import dataclass
from os.path import commonprefix

import duckdb


@dataclass(frozen=True)
class Near:
    """A rule with a key of each record ('' where it has none), the share in which they agree, and what was in the way."""

    rule: str
    left: str
    right: str
    share: float
    obstacle: str


def original(database: duckdb.DuckDBPyConnection, key: int) -> int:
    """The record that this one copies word for word, which is sought by keys in its stead; itself if it is no copy."""
    rows = database.execute("select original_key from identity.record_copies where copy_key = ?", [key]).fetchall()
    return rows[0][0] if rows else key


def agreement(left: str, right: str) -> float:
    """The share of the longer key in which each part begins alike.

    agreement("NFK|60614", "NFK|60657")  ->  0.67
    """
    parts = zip(left.split("|"), right.split("|"), strict=False)
    return sum(len(commonprefix(pair)) for pair in parts) / max(len(left.replace("|", "")), len(right.replace("|", "")), 1)


def nearest(database: duckdb.DuckDBPyConnection, left: int, right: int) -> list[Near]:
    """The rules by which either record is sought, the nearest first; a rule with several keys shows those most alike.

    left, right: record_keys that candidate_pairs has not together, and neither of a copy, which no rule seeks.
    """
    rows = database.execute(
        """
        with one as (select rule, key_value, key_hash from identity.match_keys where record_key = ?),
        other as (select rule, key_value, key_hash from identity.match_keys where record_key = ?)
        select
            rules.label, coalesce(one.key_value, ''), coalesce(other.key_value, ''),
            groups.record_count, rules.max_group_size
        from one
        full join other on one.rule = other.rule
        inner join reference.match_rules as rules on coalesce(one.rule, other.rule) = rules.rule
        left join identity.key_groups as groups
            on one.key_hash = groups.key_hash and one.key_hash = other.key_hash
        """,
        [left, right],
    ).fetchall()
    found = [
        Near(label, here, there, agreement(here, there), obstacle(here, there, *group))
        for label, here, there, *group in rows
    ]
    best = {}
    for near in sorted(
        found, key=lambda near: (-near.share, not (near.left and near.right), near.rule, near.left, near.right)
    ):
        best.setdefault(near.rule, near)
    return list(best.values())


def obstacle(left: str, right: str, records: int | None, most: int | None) -> str:
    """What kept a rule from proposing two records with these keys, shared by so many records where they are one."""
    if not left or not right:
        return f"{'A' if not left else 'B'} has no such key"
    if left != right:
        return "the keys differ"
    if records > most:
        return f"same, but {records:,} records have it (at most {most})"
    return f"same, but {records:,} have it: too many in so large a file"
