"""Seeded random numbers: one stream per concern, so that changing one part leaves the others as they were."""

import zlib

import numpy as np

from .text import TEXT, numbered


def stream(seed: int, concern: str) -> np.random.Generator:
    """The generator of one concern. crc32 and not hash(): Python salts the latter anew in every run."""
    return np.random.default_rng([seed, zlib.crc32(concern.encode())])


def pick(rng: np.random.Generator, weights, n: int) -> np.ndarray:
    """n indices into `weights`, drawn in proportion to them; int64, shape (n,)."""
    edges = np.cumsum(np.asarray(weights, dtype=float))
    return np.minimum(np.searchsorted(edges / edges[-1], rng.random(n), side="right"), len(edges) - 1)


def choose(rng: np.random.Generator, values: np.ndarray, n: int, weights=None) -> np.ndarray:
    """n of `values` with replacement, evenly or by weight."""
    return values[rng.integers(0, len(values), n) if weights is None else pick(rng, weights, n)]


def ids(rng: np.random.Generator, prefix: str, n: int) -> np.ndarray:
    """n different ids such as D-000123, in an order that tells nothing of what they name."""
    numbers = rng.permutation(3 * n)[:n] + 1
    return np.asarray(prefix + "-", dtype=TEXT) + numbered(numbers, max(6, len(str(3 * n))))
