"""A row as it lands: every value as text as it was given, a nested one as JSON, and a key of our own.

Text throughout, so that a column whose type changes loses no value and looks alike on every warehouse; staging casts it.
What types arrived is noted, so that a change is told.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

KEY = "_ingest_key"
FILE = "_ingest_file"
WORDS = re.compile(r"[^A-Za-z0-9]+")
HUMPS = re.compile(r"([a-z0-9])([A-Z])")


def text_of(value: object) -> str | None:
    """The text of a value; null stays null."""
    if value is None or value != value:  # NaN is the one value that differs from itself
        return None
    if isinstance(value, str):
        text = value
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, dict | list):
        text = json.dumps(value, ensure_ascii=False, default=text_of)
    elif isinstance(value, datetime | date):
        text = value.isoformat()
    elif isinstance(value, bytes | memoryview):
        text = bytes(value).hex()
    else:
        text = str(value)
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")  # half a letter is no letter


def kind_of(value: object) -> str:
    """What JSON calls the type; nothing for a null."""
    if value is None or value != value:
        return ""
    kinds = [(bool, "boolean"), (int | float, "number"), (str, "text"), (dict, "object"), (list, "list"), (date, "moment")]
    return next((name for kind, name in kinds if isinstance(value, kind)), "number")


def found_at(value: object, path: str) -> object:
    """The value at a path: keys and places of lists, parted by dots; name=x is the entry of a list that has that name."""
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and "=" in step:
            key, _, wanted = step.partition("=")
            value = next((one for one in value if isinstance(one, dict) and one.get(key) == wanted), None)
        elif isinstance(value, list) and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value


def column_name(given: str) -> str:
    """The name of a column as warehouses take it: `Donor ID` and `donorId` are donor_id."""
    name = WORDS.sub("_", HUMPS.sub(r"\1_\2", str(given))).lower()
    name = ("_" if name.startswith("_") else "") + name.strip("_")
    return f"_{name}" if name[:1].isdigit() else name or "column"


class Shape:
    """Turns what a system sends into rows of one table, and counts what came.

    table: a Table of given.py. arrival: the column of the moment of arrival. file: what the file is known by, if any.
    """

    def __init__(self, table, arrival: str, file: str | None = None):
        self.table, self.arrival, self.file = table, arrival, file
        self.read, self.keys = 0, set()
        self.kinds: defaultdict[str, set[str]] = defaultdict(set)
        self.names: dict[str, str] = {}
        self.last = datetime.min.replace(tzinfo=UTC)

    def rows(self, given: dict) -> list[dict]:
        """The rows of one object: itself, or one for each entry of its list `each`."""
        if self.table.each is None:
            return [self.row(given, given)]
        outer = {name: value for name, value in given.items() if not isinstance(value, dict | list)}
        return [self.row(outer | entry, given) for entry in found_at(given, self.table.each) or []]

    def row(self, given: dict, whole: dict) -> dict:
        self.read += 1
        chosen = {name: value for name, value in given.items() if name not in self.table.leave_out}
        chosen |= {name: found_at(given, path) for name, path in self.table.columns.items()}
        made = {}
        for name, value in chosen.items():
            column = self.column(name)
            self.kinds[column].update(filter(None, [kind_of(value)]))
            made[column] = text_of(value)
        made[KEY] = self.key(made)
        self.keys.add(made[KEY])
        if self.file is not None:
            made[FILE] = self.file
        # of two versions in one read the later one counts, so that no two moments may be equal
        self.last = max(datetime.now(UTC), self.last + timedelta(microseconds=1))
        made[self.arrival] = self.last
        return made

    def column(self, given: str) -> str:
        """Its name; two columns that would bear the same one are kept apart."""
        if given not in self.names:
            name, taken = column_name(given), Counter(self.names.values())
            number = 1
            while taken[name if number == 1 else f"{name}_{number}"]:
                number += 1
            self.names[given] = name if number == 1 else f"{name}_{number}"
        return self.names[given]

    def key(self, made: dict) -> str:
        """A hash of the key's values. A row without an id is known by all its values, so that none is taken for another."""
        parts = [made.get(column_name(name)) for name in self.table.key]
        if not parts:  # two rows that look alike are two
            parts = [self.file or "", str(self.read)]
        elif parts[0] is None:
            parts = sorted((name, value) for name, value in made.items())
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
