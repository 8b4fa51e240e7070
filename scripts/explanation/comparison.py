"""What the scoring found when it compared two records: the decision, and every step that led to it."""

from dataclasses import dataclass

import duckdb

from .records import values


@dataclass(frozen=True)
class Decision:
    """A row of pair_decisions with its likelihood; the last three are None where weights were not learnt."""

    decision: str
    reason: str
    words: str
    is_veto: bool
    confidence: float | None
    tier: str | None
    score: float | None
    match_bits: float | None = None
    household_bits: float | None = None
    odds_bits: float | None = None


@dataclass(frozen=True)
class Step:
    """A field that both records have: how it agrees, both values, and the bits that the level and its rarity add."""

    field: str
    words: str
    left: str
    right: str
    bits: float | None
    value_bits: float
    running: float | None


def is_learnt(database: duckdb.DuckDBPyConnection) -> bool:
    """Whether the scoring that decided was the learnt one."""
    return fetched(database, "select count(given_reason) = 0 from identity.pattern_weights")[0][0]


def fetched(database: duckdb.DuckDBPyConnection, query: str, *given) -> list[tuple]:
    return database.execute(query, list(given)).fetchall()


def decision(database: duckdb.DuckDBPyConnection, left: int, right: int) -> Decision | None:
    """What was decided about two records, the smaller key first; None where they were never compared."""
    rows = fetched(
        database,
        """
        select
            decisions.decision, decisions.reason, reasons.words, decisions.is_veto, decisions.confidence,
            decisions.confidence_tier, decisions.score
        from identity.pair_decisions as decisions
        inner join reference.decision_reasons as reasons using (reason)
        where decisions.left_key = ? and decisions.right_key = ?
        """,
        left,
        right,
    )
    if not rows:
        return None
    likelihood = (
        "select match_bits, household_bits, odds_bits from identity.likelihood_scores where left_key = ? and right_key = ?"
    )
    return Decision(*rows[0], *(fetched(database, likelihood, left, right)[0] if is_learnt(database) else ()))


def threshold(database: duckdb.DuckDBPyConnection) -> float:
    """The probability from which a pair is a match."""
    return fetched(database, "select threshold from identity.match_threshold")[0][0]


def steps(database: duckdb.DuckDBPyConnection, left: int, right: int) -> list[Step]:
    """The waterfall of a pair that was compared; without bits where weights were not learnt."""
    here, there = values(database, left), values(database, right)
    rows = learnt_steps(database, left, right) if is_learnt(database) else weighted_steps(database, left, right)
    return [Step(field, words, here.get(of, ""), there.get(of, ""), *bits) for field, of, words, *bits in rows]


def learnt_steps(database: duckdb.DuckDBPyConnection, left: int, right: int) -> list[tuple]:
    return fetched(
        database,
        """
        select field, compared_as, words, bits, value_bits, running_bits
        from identity.pair_waterfall
        where left_key = ? and right_key = ?
        order by position
        """,
        left,
        right,
    )


def weighted_steps(database: duckdb.DuckDBPyConnection, left: int, right: int) -> list[tuple]:
    return fetched(
        database,
        """
        with given as (
            select patterns.*
            from identity.pair_comparisons as pairs
            inner join identity.agreement_patterns as patterns using (agreement)
            where pairs.left_key = ? and pairs.right_key = ?
        ),
        agreed as (
            select replace(name, '_level', '') as field, level
            from (unpivot given on columns('.*_level') into name name value level)
        )
        select
            coalesce(extra.field, agreed.field), agreed.field,
            replace(replace(levels.words, '{values} ', ''), '{field}', coalesce(extra.field, agreed.field)), null, 0, null
        from agreed
        inner join reference.compared_fields as fields using (field)
        inner join reference.comparison_levels as levels on fields.levels_of = levels.field and agreed.level = levels.level
        left join identity.extra_values as extra on agreed.field = 'extra_' || extra.slot
        """,
        left,
        right,
    )
