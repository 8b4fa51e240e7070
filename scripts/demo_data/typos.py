"""Slips of the finger and of the scanner: one letter of a word inserted, dropped, replaced or exchanged."""

import numpy as np

from .randomness import pick
from .text import codes, text

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
SCANNED = {
    "l": "1",
    "o": "0",
    "m": "rn",
    "i": "l",
    "s": "5",
    "b": "6",
    "e": "c",
    "h": "n",
    "u": "v",
    "g": "q",
}
# insert a neighbour, double, drop, replace by a neighbour, exchange with the next, misread
SHARES = (0.12, 0.13, 0.25, 0.20, 0.22, 0.08)
SLOTS = 12


def _neighbours(letter: str) -> list[str]:
    """SLOTS letters that a finger could hit instead, repeated to fill; the letter's own case is kept."""
    low, found = letter.lower(), []
    for row, keys in enumerate(KEYBOARD):
        if low in keys:
            at = keys.index(low)
            found = [*keys[max(at - 1, 0) : at], *keys[at + 1 : at + 2]]
            found += [other[at] for other in KEYBOARD[max(row - 1, 0) : row + 2] if other != keys and at < len(other)]
            found = [key for key in found if key.isdigit() == low.isdigit()]
    found = found or ["e"]
    repeated = (found * SLOTS)[:SLOTS]
    return [key.upper() if letter.isupper() else key for key in repeated]


def misspell(rng: np.random.Generator, words: np.ndarray) -> np.ndarray:
    """Each word with one slip, seldom in its first letter; text, shape (n,). Single letters stay."""
    n, length = len(words), np.strings.str_len(words)
    late = np.where(rng.random(n) < 0.9, np.minimum(1, length - 1), 0)
    at = (late + np.floor(rng.random(n) * (length - late))).astype(np.int64)
    kind = pick(rng, SHARES, n)
    at = np.where((kind == 4) & (at == length - 1), at - 1, at)
    letter, follower = np.strings.slice(words, at, at + 1), np.strings.slice(words, at + 1, at + 2)
    other, misread = _beside(rng, letter)
    dropped = np.strings.slice(letter, 0, 0)
    shown = [letter + other, letter + letter, dropped, other, follower + letter, misread]
    new = shown[0]
    for number in range(1, len(SHARES)):
        new = np.where(kind == number, shown[number], new)
    after = np.where(kind == 4, at + 2, at + 1)
    slipped = np.strings.slice(words, 0, at) + new + np.strings.slice(words, after, None)
    return np.where(length < 2, words, slipped)


def _beside(rng: np.random.Generator, letters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each letter one of its neighbours on the keyboard, and what a scanner takes it for."""
    at, distinct = codes(letters)
    table = text(key for letter in distinct for key in _neighbours(letter))
    other = table[at * SLOTS + rng.integers(0, SLOTS, len(letters))]
    misread = text(SCANNED.get(letter, letter) for letter in distinct)
    return other, misread[at]
