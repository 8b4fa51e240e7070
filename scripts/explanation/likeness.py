"""How two records compare, field by field: the waterfall of their likelihood, and what it decides."""

from math import log2

import duckdb

from .comparison import Decision, Step, is_learnt, steps, threshold
from .parts import Table
from .records import Record


def compared(database: duckdb.DuckDBPyConnection, a: Record, b: Record, found: Decision) -> list[str | Table]:
    """How each field agrees and what that decides."""
    left, right = sorted((a.key, b.key))
    taken = steps(database, left, right)
    if a.key != left:
        taken = [Step(s.field, s.words, s.right, s.left, s.bits, s.value_bits, s.running) for s in taken]
    decided = f"Decided: {found.decision}, by {found.reason} ({found.words})" + (
        ", which is a veto." if found.is_veto else "."
    )
    if found.confidence is not None:
        decided += f" Confidence {found.confidence:.4f}, tier {found.tier}."
    if not is_learnt(database):
        rows = [[spoken(s.field), s.left, s.right, s.words] for s in taken]
        score = "none" if found.score is None else f"{found.score:.4f}"
        said = f"The scoring is weighted: it has levels and a score, but learnt no bits. Score {score}."
        return [Table(["field", "A", "B", "how they agree"], rows), said, decided]
    return [waterfall(database, taken, found), *sides(taken), likelihood(database, taken, found), decided]


def waterfall(database: duckdb.DuckDBPyConnection, taken: list[Step], found: Decision) -> Table:
    """The steps as a table with bars, and last what speaks for a household instead."""
    at_home = found.odds_bits - found.match_bits
    taken = [*taken, Step("household", "they may be two of one home", "", "", at_home, 0.0, found.odds_bits)]
    rows = [
        [
            spoken(s.field),
            s.left,
            s.right,
            s.words,
            signed(s.bits),
            signed(s.value_bits) if s.value_bits else "",
            signed(s.running),
        ]
        for s in taken
    ]
    bars = [(s.running - s.bits - s.value_bits, s.running - s.value_bits, s.running) for s in taken]
    columns = ["field", "A", "B", "how they agree", "bits", "rarity", "total"]
    return Table(columns, rows, bars, odds(threshold(database)))


def sides(taken: list[Step]) -> list[str]:
    """What speaks for one person and what against, the strongest first."""
    weighed = sorted(((s.bits + s.value_bits, s.words) for s in taken[1:]), key=lambda s: -abs(s[0]))
    speaking = {"For": [s for s in weighed if s[0] > 0], "Against": [s for s in weighed if s[0] < 0]}
    said = {side: ", ".join(f"{words} ({signed(bits)})" for bits, words in of_side) for side, of_side in speaking.items()}
    return [f"{side} one person: {words or 'nothing'}." for side, words in said.items()]


def likelihood(database: duckdb.DuckDBPyConnection, taken: list[Step], found: Decision) -> str:
    from_here = threshold(database)
    return (
        f"One bit doubles the odds. Of any two records, 1 pair in {2 ** -taken[0].bits:,.0f} is one person; "
        f"what the fields say makes that {signed(found.match_bits)} bits against strangers, "
        f"beside {signed(found.household_bits)} for two people of one household. "
        f"Probability {found.score:.4f}; a match from {from_here:.4f} ({signed(odds(from_here))} bits)."
    )


def odds(probability: float) -> float:
    """Log2 of the odds."""
    return log2(probability / (1 - probability))


def signed(bits: float) -> str:
    return f"{round(bits, 2) + 0.0:+.2f}"  # adding 0 turns -0.00 into +0.00


def spoken(name: str) -> str:
    return name.replace("_", " ")
