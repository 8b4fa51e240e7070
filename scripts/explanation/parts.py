"""What answers are made of."""

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Table:
    """rows: text, one entry per column. bars: for a waterfall, where each row starts, its level ends and its rarity ends."""

    columns: list[str]
    rows: list[list[str]]
    bars: list[tuple[float, float, float]] = field(default_factory=list)
    threshold: float | None = None


@dataclass(frozen=True)
class Answer:
    """parts: paragraphs and tables in order. records: record_key, cluster_key, system:record_id, who. ends: both keys.

    letters: what stands on the ends in the picture.
    """

    parts: list[str | Table]
    ends: tuple[int, int]
    records: pd.DataFrame
    links: pd.DataFrame
    left_out: int
    letters: tuple[str, str] = ("A", "B")
