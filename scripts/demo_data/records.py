"""The person records while they are being written, with a note of every error that each one got."""

import numpy as np

from .rates import HELD, KINDS, RATES
from .text import blanks, text


class Records:
    """n records: their system and person (int64, shape (n,)), a text array per column, and kinds of error."""

    def __init__(self, system: np.ndarray, person: np.ndarray):
        self.system, self.person = system, person
        self.columns: dict[str, np.ndarray] = {}
        self.kinds = np.zeros(len(system), dtype=np.uint64)

    def __len__(self) -> int:
        return len(self.system)

    def __getitem__(self, column: str) -> np.ndarray:
        return self.columns[column]

    def __setitem__(self, column: str, values: np.ndarray) -> None:
        self.columns[column] = values

    def held(self, rng: np.random.Generator, detail: str) -> np.ndarray:
        """True where a record's system holds a detail; bool, shape (n,)."""
        return rng.random(len(self)) < np.array(HELD[detail])[self.system]

    def hit(self, rng: np.random.Generator, kind: str, possible: np.ndarray | bool = True) -> np.ndarray:
        """Rows on which an error is tried, among those where it is possible (bool, shape (n,))."""
        return np.flatnonzero((rng.random(len(self)) < np.array(RATES[kind])[self.system]) & possible)

    def change(self, kind: str, column: str, rows: np.ndarray, new: np.ndarray | str) -> None:
        """Write `new` into rows of a column; only where it differs is an error noted."""
        before = self.columns[column][rows]
        self.columns[column][rows] = new
        self.note(kind, rows[before != self.columns[column][rows]])

    def note(self, kind: str, rows: np.ndarray) -> None:
        """Note an error for rows (indices or a mask)."""
        self.kinds[rows] |= np.uint64(1) << np.uint64(KINDS.index(kind))

    def has(self, *kinds: str) -> np.ndarray:
        """True where a record has one of the kinds; bool, shape (n,)."""
        return (self.kinds & sum(np.uint64(1 << KINDS.index(kind)) for kind in kinds)) != 0

    def error_kinds(self) -> np.ndarray:
        """The kinds of each record, sorted and joined by ';'; '' for a clean one."""
        distinct, at = np.unique(self.kinds, return_inverse=True)
        return text(_written(int(kinds)) for kinds in distinct)[at] if len(self) else blanks(0)


def _written(kinds: int) -> str:
    return ";".join(kind for bit, kind in enumerate(KINDS) if kinds >> bit & 1)
