"""Columns of text: numpy's variable-width strings and a few operations that numpy does not have for them."""

import unicodedata

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

TEXT = np.dtypes.StringDType()
LOST_BY_NFKD = str.maketrans("łŁđĐøØßıæÆœŒ", "lLdDoOsiaAoO")


def text(values) -> np.ndarray:
    """Any sequence of str as a text array, shape (n,)."""
    return np.array(list(values), dtype=TEXT)


def words(listed: str) -> np.ndarray:
    """A list as one writes it, "Maple, Oak, Elm", as a text array."""
    return text(word.strip() for word in listed.split(","))


def blanks(n: int) -> np.ndarray:
    """n empty strings: nothing is known yet."""
    return np.full(n, "", dtype=TEXT)


def arrow(values) -> pa.Array:
    """The same text for Arrow, in one piece however long it is."""
    column = pa.array(values, type=pa.large_string())
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def codes(values: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Each value's number (int64, shape (n,)) and the distinct values in order of first appearance."""
    coded = arrow(values).dictionary_encode()
    return coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), coded.dictionary.to_pylist()


def per_distinct(values: np.ndarray, change) -> np.ndarray:
    """`change` (str -> str) applied once to every distinct value."""
    at, distinct = codes(values)
    return text(change(value) for value in distinct)[at] if len(values) else values.copy()


def is_accented(values: np.ndarray) -> np.ndarray:
    """True where a value has a letter outside of ASCII."""
    column = arrow(values)
    return pc.not_equal(pc.binary_length(column), pc.utf8_length(column)).to_numpy(zero_copy_only=False)


def without_accents(values: np.ndarray) -> np.ndarray:
    """Nguyễn -> Nguyen, Łukasz -> Lukasz."""
    rows = np.flatnonzero(is_accented(values))
    plain = values.copy()
    plain[rows] = per_distinct(values[rows], _fold)
    return plain


def _fold(value: str) -> str:
    split = unicodedata.normalize("NFKD", value.translate(LOST_BY_NFKD))
    return "".join(letter for letter in split if letter.isascii())


def join(parts: list[np.ndarray], between: str = " ") -> np.ndarray:
    """The parts that are not empty, row by row, with `between` between them."""
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + np.where((joined != "") & (part != ""), between, "").astype(TEXT) + part
    return joined


def numbered(numbers: np.ndarray, width: int) -> np.ndarray:
    """Whole numbers as text, zeros in front up to `width`."""
    return np.strings.zfill(numbers.astype(TEXT), width)
