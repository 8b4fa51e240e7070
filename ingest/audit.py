"""What was loaded, when, how much, how long, and what was wrong: `ingest.loads`. What changed: `ingest.schema_changes`.

The next run reads from `read_to` of the last load that is done, so that a run that was broken off takes up there.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from datetime import UTC, datetime

SCHEMA = "ingest"
LOADS = {
    "load_id": "string",
    "system": "string",
    "table_name": "string",
    "part": "string",  # a file, or the day on which a slice of time ends
    "status": "string",  # running, done or failed; one that runs no more was killed
    "started_at": "timestamp",
    "finished_at": "timestamp",
    "seconds": "double",
    "rows_read": "bigint",
    "rows_landed": "bigint",  # by key; the others were versions or repetitions of them
    "requests": "bigint",
    "retries": "bigint",
    "seconds_waited": "double",
    "read_from": "string",
    "read_to": "string",
    "error": "string",
}
CHANGES = {
    "load_id": "string",
    "system": "string",
    "table_name": "string",
    "column_name": "string",
    "change": "string",  # first_read, new_column, new_type, missing or back
    "json_types": "string",
    "noticed_at": "timestamp",
}


class Audit:
    """client: a function that opens dlt's SQL client on the schema `ingest`."""

    def __init__(self, client):
        self.client = client

    @contextmanager
    def opened(self):
        with self.client() as client:
            yield client, client.make_qualified_table_name

    def prepare(self) -> None:
        with self.opened() as (client, name):
            if not client.has_dataset():
                client.create_dataset()
            for table, columns in (("loads", LOADS), ("schema_changes", CHANGES)):
                listed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
                client.execute_sql(f"create table if not exists {name(table)} ({listed})")

    def done(self, system: str, table: str) -> list[tuple[str, str]]:
        """The parts of a table that are done, each with what it was read to; the last one last."""
        with self.opened() as (client, name):
            return client.execute_sql(
                f"select part, read_to from {name('loads')} where system = %s and table_name = %s and status = 'done'"
                " order by started_at, load_id",
                system,
                table,
            )

    def begin(self, row: dict) -> None:
        self.write("loads", [row])

    def finish(self, row: dict) -> None:
        ended = datetime.now(UTC)
        row |= {"finished_at": ended, "seconds": round((ended - row["started_at"]).total_seconds(), 3)}
        changed = {column: value for column, value in row.items() if column not in ("load_id", "started_at")}
        with self.opened() as (client, name):
            listed = ", ".join(f"{column} = %s" for column in changed)
            client.execute_sql(
                f"update {name('loads')} set {listed} where load_id = %s",
                *map(plain_moment, changed.values()),
                row["load_id"],
            )

    def write(self, table: str, rows: Iterable[dict]) -> None:
        with self.opened() as (client, name):
            for row in rows:
                signs = ", ".join(["%s"] * len(row))
                client.execute_sql(
                    f"insert into {name(table)} ({', '.join(row)}) values ({signs})", *map(plain_moment, row.values())
                )

    def columns(self, system: str, table: str) -> dict[str, tuple[set[str], bool]]:
        """What is known of the columns of a table: the types that came so far, and whether it is missing."""
        with self.opened() as (client, name):
            events = client.execute_sql(
                f"select column_name, change, json_types from {name('schema_changes')} where system = %s and table_name = %s"
                " order by noticed_at",
                system,
                table,
            )
        known: dict[str, tuple[set[str], bool]] = {}
        for column, change, types in events:
            before = known.get(column, (set(), False))[0]
            known[column] = (before | set((types or "").split()), change == "missing")
        return known

    def note_changes(self, load: dict, kinds: dict[str, set[str]], expected: list[str]) -> list[dict]:
        """Write and return what is new, of another type, missing or back since the loads before; of no rows, nothing."""
        if not kinds:
            return []
        known = self.columns(load["system"], load["table_name"])
        is_first = not known
        changes = {}
        for column, types in kinds.items():
            before, is_missing = known.get(column, (set(), False))
            if column not in known:
                changes[column] = "first_read" if is_first else "new_column"
            elif is_missing:
                changes[column] = "back"
            elif before and types - before:
                changes[column] = "new_type"
        for column in {*known, *expected} - kinds.keys():
            if not known.get(column, (set(), False))[1]:
                changes[column] = "missing"
        moment = datetime.now(UTC)
        rows = [
            {
                "load_id": load["load_id"],
                "system": load["system"],
                "table_name": load["table_name"],
                "column_name": column,
                "change": change,
                "json_types": " ".join(sorted(kinds.get(column, ()))),
                "noticed_at": moment,
            }
            for column, change in sorted(changes.items())
        ]
        self.write("schema_changes", rows)
        return [row for row in rows if row["change"] != "first_read"]


def plain_moment(value: object) -> object:
    """A moment in UTC without a zone, which a column of type timestamp takes on every warehouse."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
