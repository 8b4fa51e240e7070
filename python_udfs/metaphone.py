"""Metaphone code of a name: names that sound alike in English share it (smith, smyth: SM0)."""

import jellyfish


def main(name):
    """Null in, null out; '' where the name has no letter. Expects lower-case ASCII."""
    if name is None:
        return None
    return jellyfish.metaphone(name)
