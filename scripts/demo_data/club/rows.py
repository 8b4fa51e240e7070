"""Rows of a table while they are being written: moments and amounts as exports have them, and rows that come again."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import numpy as np

from ..settings import TODAY
from ..text import text

DAY = 86_400
FIRST = int(np.datetime64("2024-10-01", "s").astype(int))
LAST = (TODAY + 1) * DAY - 1
CHICAGO = (timezone(timedelta(hours=-6)), timezone(timedelta(hours=-5)))
ISO, OFFSET, SLASHED, EPOCH, DATE = range(5)


@dataclass
class Rows:
    """The rows of one table, as dictionaries of text; `_loaded_at` is added to each."""

    rng: np.random.Generator
    rows: list[dict] = field(default_factory=list)

    def add(self, at: int, **columns) -> dict:
        """A row about something that happened at a moment (seconds), loaded within the day."""
        loaded = min(at + int(self.rng.integers(600, 20 * 3600)), LAST)
        row = {name: "" if value is None else str(value) for name, value in columns.items()}
        row["_loaded_at"] = moment(loaded)
        self.rows.append(row)
        return row

    def correct(self, share: float, column: str, change) -> None:
        """Some rows arrive again some days later, with `change` (str -> str) made to a column."""
        for row in self.some(share):
            loaded = int(datetime.fromisoformat(row["_loaded_at"]).timestamp()) + int(self.rng.integers(1, 6)) * DAY
            self.rows.append(row | {column: change(row[column]), "_loaded_at": moment(min(loaded, LAST + DAY))})

    def repeat(self, share: float) -> None:
        """Some rows come twice in the same load."""
        self.rows += [dict(row) for row in self.some(share)]

    def damage(self, share: float, column: str, values: tuple[str, ...]) -> None:
        """Some values of a column become one of `values`, each of which is used if the rows are enough."""
        for number, row in enumerate(self.some(share)):
            row[column] = values[number % len(values)]

    def some(self, share: float) -> list[dict]:
        """A few of the rows, at least one if there are any."""
        n = min(len(self.rows), max(1, round(share * len(self.rows))))
        return [self.rows[at] for at in sorted(self.rng.choice(len(self.rows), n, replace=False))] if n else []

    def columns(self, names: list[str]) -> dict[str, np.ndarray]:
        """The table as text arrays; `names` and then _loaded_at."""
        return {name: text(row[name] for row in self.rows) for name in [*names, "_loaded_at"]}


def moment(seconds: int, style: int = ISO) -> str:
    """A moment in UTC as 2026-03-05T16:00:00Z, ...T10:00:00-06:00, 03/05/2026 04:00 PM, 1772726400 or 2026-03-05."""
    at = datetime.fromtimestamp(seconds, UTC)
    match style:
        case 0:
            return at.strftime("%Y-%m-%dT%H:%M:%SZ")
        case 1:
            return at.astimezone(CHICAGO[4 <= at.month <= 10]).isoformat()
        case 2:
            return at.strftime("%m/%d/%Y %I:%M %p")
        case 3:
            return str(seconds)
        case _:
            return at.strftime("%Y-%m-%d")


def untidy(rng: np.random.Generator, seconds: int, usual: int, others: tuple[int, ...] = (ISO, OFFSET, SLASHED)) -> str:
    """A moment in the system's usual style, one in twenty in another."""
    return moment(seconds, usual if rng.random() < 0.95 else others[rng.integers(0, len(others))])


def dollars(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def untidy_cents(rng: np.random.Generator, cents: int) -> str:
    """Whole cents, one in a hundred written as dollars by somebody's spreadsheet."""
    return str(cents) if rng.random() < 0.99 else ("$" if rng.random() < 0.5 else "") + dollars(cents)
