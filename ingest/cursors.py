"""From where a table is read: the last moment that was seen, less the look-back.

A clock that runs ahead must hide no later row: no moment after the beginning of the run moves the cursor.
"""

from datetime import UTC, date, datetime, time, timedelta


def moment(value: object, written_as: str) -> datetime | None:
    """A cursor's value as a moment in UTC, or None where it is none."""
    try:
        if written_as == "unix":
            return datetime.fromtimestamp(float(value), UTC)
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time())
        made = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        return made.astimezone(UTC) if made.tzinfo else made.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def written(value: datetime | str | None, written_as: str) -> object:
    """A start as the system writes it."""
    if value is None or written_as in ("number", "text"):
        return int(value) if value is not None and written_as == "number" else value
    if written_as == "unix":
        return int(value.timestamp())
    return value.strftime("%Y-%m-%d" if written_as == "date" else "%Y-%m-%dT%H:%M:%SZ")


class Cursor:
    """The greatest value that was seen.

    table: a Table of given.py. began: the beginning of the run. last: where the last load ended. goes_back: whether to look
    back from there; the later slices of one run need not.
    """

    def __init__(self, table, began: datetime, last: str | None, goes_back: bool = True):
        self.table, self.began = table, began
        self.is_moment = table.written_as not in ("number", "text")
        self.last = self.read(last) if last else None
        self.reached = self.last
        self.start = self.last - table.look_back if self.last and self.is_moment and goes_back else self.last

    def read(self, value: object):
        if self.is_moment:
            return moment(value, "iso")
        return int(str(value)) if self.table.written_as == "number" else str(value)

    def see(self, value: object) -> bool:
        """Note a row's value; whether the row is older than what is asked for."""
        if value is None:
            return False
        seen = moment(value, self.table.written_as) if self.is_moment else self.read(value)
        if seen is None:
            return False
        if not self.is_moment or seen <= self.began:
            self.reached = seen if self.reached is None else max(self.reached, seen)
        return self.start is not None and seen < self.start

    def end(self) -> str | None:
        """What the next run begins with: the beginning of this one for a table with a look-back and no cursor of its own."""
        if self.table.cursor is None and self.table.look_back > timedelta(0):
            return self.began.isoformat()
        return self.reached.isoformat() if isinstance(self.reached, datetime) else (self.reached and str(self.reached))
