"""What happens to whole records: shouted, indented, emptied or exported twice."""

import numpy as np

from .randomness import pick
from .records import Records

SHOUTED = ("first", "middle", "last", "suffix", "email", "address", "city")
INDENTED = ("first", "last", "email", "address")


def damage_rows(rng: np.random.Generator, records: Records) -> np.ndarray:
    """Change case and spaces, empty a few records; returns the rows (int64) that the export repeats."""
    change_case(rng, records)
    for column in INDENTED:
        some = rng.random(len(records)) < 0.4
        rows = records.hit(rng, "whitespace", some & (records[column] != ""))
        records.change("whitespace", column, rows, indented(rng, records[column][rows]))
    rows = records.hit(rng, "blank_row")
    for column in records.columns:
        records[column][rows] = ""
    records.kinds[rows] = 0
    records.note("blank_row", rows)
    again = records.hit(rng, "duplicate_export")
    records.note("duplicate_export", again)
    return again


def change_case(rng: np.random.Generator, records: Records) -> None:
    """Two in three of these records are all capitals, the others all small letters."""
    rows = records.hit(rng, "mixed_case")
    loud = rng.random(len(rows)) < 0.65
    for column in SHOUTED:
        given = records[column][rows]
        records.change("mixed_case", column, rows, np.where(loud, np.strings.upper(given), np.strings.lower(given)))


def indented(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """Values with a space or a tab too many."""
    ways = [" " + values, values + " ", values + "  ", values + "\t", np.strings.replace(values, " ", "  ")]
    return np.stack(ways)[pick(rng, (0.3, 0.4, 0.08, 0.07, 0.15), len(values)), np.arange(len(values))]
