"""Text for a terminal: what a file of strangers says must not steer it."""

import re
from typing import NoReturn

SIGNALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with a sign for each character that moves the cursor, changes colours or turns the direction of writing."""
    return SIGNALS.sub("\ufffd", text)


def stop(problem: str) -> NoReturn:
    """End a script with one sentence about what was given."""
    print(plain(problem))
    raise SystemExit(2)
