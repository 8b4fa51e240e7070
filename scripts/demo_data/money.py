"""Amounts: what people usually give, and how exports write it."""

import numpy as np

from .randomness import pick
from .text import TEXT, numbered

GIFTS = np.array(
    [5, 10, 15, 20, 25, 35, 50, 60, 75, 100, 120, 150, 200, 250, 300, 365, 500, 750, 1000, 1500, 2500, 5000,
     10000]
)  # fmt: skip
MONTHLY = np.array([5, 6, 8, 10, 12, 13, 15, 18, 20, 25, 30, 35, 40, 50, 60, 75, 100, 150, 200, 250, 500])


def usual(amounts: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Row of the usual amount (GIFTS or MONTHLY, as `steps`) nearest to each amount; int64."""
    between = np.sqrt(steps[:-1] * steps[1:])
    return np.searchsorted(between, amounts)


def plain(cents: np.ndarray) -> np.ndarray:
    """5000 -> 50.00."""
    return (cents // 100).astype(TEXT) + "." + numbered(cents % 100, 2)


def untidy(rng: np.random.Generator, cents: np.ndarray) -> np.ndarray:
    """Cents as dollars: 50.00 mostly, else $50.00, 50 or, in the thousands, 1,000.00 without a sign."""
    out = plain(cents)
    way = pick(rng, (0.93, 0.04, 0.02, 0.01), len(cents))
    rows = np.flatnonzero(way == 1)
    out[rows] = "$" + out[rows]
    rows = np.flatnonzero((way == 2) & (cents % 100 == 0))
    out[rows] = (cents[rows] // 100).astype(TEXT)
    thousands = (cents >= 100_000) & (cents < 100_000_000)
    rows = np.flatnonzero(thousands & (way != 2) & (rng.random(len(cents)) < 0.3))
    rest = numbered(cents[rows] // 100 % 1000, 3) + "." + numbered(cents[rows] % 100, 2)
    out[rows] = (cents[rows] // 100_000).astype(TEXT) + "," + rest
    return out
