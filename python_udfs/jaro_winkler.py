"""Jaro-Winkler similarity of two strings, from 0 (nothing alike) to 1 (equal)."""

import jellyfish


def main(a, b):
    """Null in, null out; '' against '' is 0. Expects lower-case ASCII, as fold_text yields it."""
    if a is None or b is None:
        return None
    return jellyfish.jaro_winkler_similarity(a, b)
