"""Numbers of the page: sums over the rows of a table that fit the filters. page.js reckons them again as filters change.

What a column is called says which filter it follows: `segment`, `systems` (a list) or `source_system`, `facility_id`,
`period` (a day) or `year`. Where a table has rows for `all`, these count as long as nothing is chosen.
"""

from dataclasses import asdict, dataclass, field
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

FOLLOWS = {
    "segment": "segment",
    "systems": "system",
    "source_system": "system",
    "facility_id": "facility",
    "period": "period",
    "year": "period",
}
PLACES = {"count": 0, "money": 0, "share": 1, "number": 2}
NOTHING = "–"


@dataclass(frozen=True)
class Figure:
    """One number under a label. total: the column that is summed. over: the one whose sum it is divided by.

    where: values that columns must have. latest: only the rows of the last period or year. kind: one of PLACES.
    """

    label: str
    table: str
    total: str
    over: str | None = None
    kind: str = "count"
    where: dict[str, object] = field(default_factory=dict)
    latest: bool = False
    note: str = ""

    def described(self) -> dict:
        return asdict(self)


def follows(rows: pd.DataFrame) -> list[str]:
    """The filters that a table follows."""
    return sorted({name for column, name in FOLLOWS.items() if column in rows.columns})


def unfiltered(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that count while nothing is chosen."""
    for column in ("source_system", "facility_id"):
        if column in rows.columns and (rows[column] == "all").any():
            rows = rows[rows[column] == "all"]
    return rows


def chosen(rows: pd.DataFrame, where: dict[str, object], latest: bool = False) -> pd.DataFrame:
    """The rows of a figure, a chart or a list."""
    rows = unfiltered(rows)
    for column, value in where.items():
        rows = rows[rows[column] == value]
    if latest and len(rows):
        time = "period" if "period" in rows.columns else "year"
        rows = rows[rows[time] == rows[time].max()]
    return rows


def ratio(rows: pd.DataFrame, total: str, over: str | None) -> float | None:
    above = summed(rows, total)
    if over is None or above is None:
        return above
    below = summed(rows, over)
    return above / below if below else None


def summed(rows: pd.DataFrame, column: str) -> float | None:
    """Null where every row is null, as in SQL."""
    values = [value for value in rows[column] if value is not None and not pd.isna(value)]
    return sum(values) if values else None


def shown(number: float | None, kind: str) -> str:
    """A number in words that a person reads. page.js writes it the same way."""
    if number is None or pd.isna(number):
        return NOTHING
    exact = Decimal(str(round(float(number), 6)))
    if kind == "share":
        exact *= 100
    text = rounded(abs(exact), PLACES[kind])
    sign = "-" if exact < 0 and text.strip("0.,") else ""
    return f"{sign}{'$' if kind == 'money' else ''}{text}{'%' if kind == 'share' else ''}"


def rounded(number: Decimal, places: int) -> str:
    """Half away from zero, with a comma between thousands."""
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"


def grouped(rows: pd.DataFrame, by: list[str], measures: dict[str, str | tuple[str, str]]) -> pd.DataFrame:
    """One row per value of `by`, with each measure: the sum of a column, or of one divided by that of another."""
    made = []
    for key, group in rows.groupby(by, sort=False, dropna=False):
        pairs = {name: (of, None) if isinstance(of, str) else of for name, of in measures.items()}
        made.append(dict(zip(by, key, strict=True)) | {name: ratio(group, *pair) for name, pair in pairs.items()})
    return pd.DataFrame(made, columns=[*by, *measures])
