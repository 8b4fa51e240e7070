"""Text for a terminal: what a file of strangers says must not steer it."""

import re

SIGNALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with a sign for each character that moves the cursor, changes colours or turns the direction of writing."""
    return SIGNALS.sub("\ufffd", text)
