"""Bring the rows of a system into the raw schema of the target: SYSTEM=stripe python ingest/run.py.

Exit statuses: 0, all tables are read; 1, one or more could not be, and the others are; 2, one sentence says what is wrong
with what was given, and nothing was written.
"""

import os
import shutil
import sys
import uuid
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

QUIET = {
    "RUNTIME__DLTHUB_TELEMETRY": "false",
    "RUNTIME__LOG_LEVEL": "CRITICAL",
    "DESTINATION__REPLACE_STRATEGY": "insert-from-staging",  # one transaction: a table is never seen empty
    "LOAD__DELETE_COMPLETED_JOBS": "true",
    "LOAD__TRUNCATE_STAGING_DATASET": "true",  # else the last rows of everybody would stay there, too
    "NORMALIZE__DATA_WRITER__DISABLE_COMPRESSION": "true",
}
SCRIPTS = Path(__file__).parents[1] / "scripts"


def main() -> int:
    sys.path.append(str(SCRIPTS))
    from plain_text import plain
    from wrong import Wrong

    try:
        from given import asked

        found = asked(os.environ)
        with alone(found.system) as folder:
            # nothing of dlt's own stays on this machine: no settings, no anonymous id, no rows
            places = dict.fromkeys(["DLT_DATA_DIR", "DLT_PROJECT_DIR", "DLT_LOCAL_DIR"], str(folder))
            os.environ.update(QUIET | places)
            return Ingestion(found, folder, lambda text: print(plain(text), flush=True)).run()
    except Wrong as problem:
        print(plain(str(problem)))
        return 2


@contextmanager
def alone(system: str):
    """A folder for this run alone: two ingestions of one system into one target would take each other's rows away.

    What a run that was killed has left in it is removed by the next one.
    """
    from one_at_a_time import locked, place_of
    from wrong import Wrong

    target = f"{os.environ.get('TARGET')} {os.environ.get('DB') or os.environ.get('CONSTITUENT_360_DB')} {os.getcwd()}"
    folder = place_of(f"ingest-{system}", target)
    with locked(folder) as is_alone:
        if not is_alone:
            raise Wrong(f"{system} is being ingested into this target right now: wait until it is done.")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class Ingestion:
    """One run over the tables of a system. say: prints a line."""

    def __init__(self, asked, folder: Path, say):
        from destinations import destination
        from landing import place_of, sources_of

        self.asked, self.folder, self.say = asked, folder, say
        self.place, self.listed = place_of(asked.system), sources_of(asked.system)
        self.where = destination(os.environ, self.place.database)
        self.began = datetime.now(UTC)

    def run(self) -> int:
        from audit import SCHEMA, Audit
        from destinations import pipeline
        from landing import Place
        from wrong import Wrong

        self.check()
        self.pipeline = pipeline(f"ingest_{self.asked.system}", self.where, self.place, self.folder / "loads")
        own = pipeline("ingest_audit", self.where, Place(None, SCHEMA, ""), self.folder / "audit")
        self.audit = Audit(own.sql_client)
        try:
            self.audit.prepare()
        except Exception as failure:  # each target has failures of its own, whose words may hold what is secret
            raise Wrong(
                f"The target cannot be reached or written ({type(failure).__name__}): nothing was written."
            ) from None
        failed = [table.name for table in self.asked.tables if not self.read(table)]
        if failed:
            self.say(
                f"Not read to the end: {', '.join(failed)}. What was read before stays, and the next run goes on from there."
            )
        return 1 if failed else 0

    def check(self) -> None:
        import files
        import rest
        import tables

        if self.asked.kind == "rest_api":
            rest.check(self.asked)
        elif self.asked.kind == "sql":
            tables.check(self.asked)
        else:
            self.files = {table.name: files.found(table) for table in self.asked.tables}

    def read(self, table) -> bool:
        """Read a table, part by part; whether all of it could be read."""
        known = self.audit.done(self.asked.system, table.name)
        if self.asked.is_full or not self.is_landed(table.name):
            known = []
        if self.asked.kind == "files":
            stamps = dict(known)
            parts = [(file.known, file) for file in self.files[table.name] if stamps.get(file.known) != file.stamp]
            if not parts:
                self.say(f"{table.name:<28}{'no new file':>12}")
            return all([self.part(table, None, self.began, file) is not None for _, file in parts])
        if known and table.every_days and not os.environ.get("ONLY"):
            days = (self.began.date() - date.fromisoformat(known[-1][0])).days
            if days < table.every_days:
                self.say(f"{table.name:<28}read {days} days ago, and again after {table.every_days}")
                return True
        last = known[-1][1] if known and table.is_read_by_day else table.begins
        for number, end in enumerate(self.slices(table, last)):
            reached = self.part(table, last, end, goes_back=number == 0)
            if reached is None:
                return False
            last = reached or last
        return True

    def slices(self, table, last: str | None) -> list[datetime]:
        """The ends of the slices of time in which a table is read; one, where its system takes no end."""
        from cursors import moment

        if not table.slice_days or not last:
            return [self.began]
        ends, at = [], moment(last, "iso") - table.look_back
        while at < self.began:
            at += timedelta(days=table.slice_days)
            ends.append(min(at, self.began))
        return ends

    def is_landed(self, table: str) -> bool:
        """Whether the table is there; one that somebody dropped is read from its beginning."""
        with self.pipeline.sql_client() as client:
            return client.has_dataset() and bool(list(self.columns_of(client, table)))

    def columns_of(self, client, table: str):
        from dlt.destinations.exceptions import DatabaseException

        try:
            with client.execute_query(f"select * from {client.make_qualified_table_name(table)} where 1 = 0") as cursor:
                return [column[0] for column in cursor.description]
        except DatabaseException:
            return []

    def part(self, table, last: str | None, end: datetime, file=None, goes_back: bool = True) -> str | None:
        """Read and write one part of a table; what the next one begins with, or None where it failed."""
        from asking import Counts
        from cursors import Cursor
        from rows import Shape

        cursor, counts = Cursor(table, self.began, last, goes_back), Counts()
        shape = Shape(table, self.place.arrival, file and file.known)
        load = {
            "load_id": uuid.uuid4().hex,
            "system": self.asked.system,
            "table_name": table.name,
            "part": file.known if file else end.date().isoformat(),
            "status": "running",
            "started_at": datetime.now(UTC),
            "read_from": str(cursor.start) if cursor.start is not None else None,
        }
        self.audit.begin(load)
        try:
            self.land(table, self.rows(table, cursor, counts, end, file), shape, cursor)
            is_last = end >= self.began
            read_to = file.stamp if file else (cursor.end() if is_last else end.isoformat())
            load |= {"status": "done", "read_to": read_to}
        except Exception as failure:
            load |= {"status": "failed", "error": self.in_words(failure)}
        except KeyboardInterrupt:
            load |= {"status": "failed", "error": "Somebody broke it off."}
            raise
        finally:
            load |= {"rows_read": shape.read, "rows_landed": len(shape.keys), "requests": counts.requests}
            load |= {"retries": counts.retries, "seconds_waited": round(counts.waited, 3)}
            self.audit.finish(load)
        self.tell(load, shape)
        return (load["read_to"] or "") if load["status"] == "done" else None

    def rows(self, table, cursor, counts, end: datetime, file):
        import files
        import rest
        import tables

        if self.asked.kind == "rest_api":
            return rest.rows(self.asked, table, cursor, counts, end if end < self.began else None)
        return files.rows(file) if file else tables.rows(self.asked, table, cursor)

    def land(self, table, given, shape, cursor) -> None:
        """Write the rows by their key, all of them or none."""
        import dlt
        from rows import FILE, KEY

        columns = {name: {"name": name, "data_type": "text"} for name in [*self.listed[table.name], KEY]}
        columns[self.place.arrival] = {"name": self.place.arrival, "data_type": "timestamp", "dedup_sort": "desc"}
        is_keyless = not table.key and shape.file is None

        def landed():
            is_empty = True
            for one in given:
                if table.cursor:
                    cursor.see(one.get(table.cursor))
                for row in shape.rows(one):
                    is_empty = False
                    yield row
            if is_empty:
                yield dlt.mark.materialize_table_schema()

        resource = dlt.resource(
            landed,
            name=table.name,
            columns=columns,
            primary_key=KEY,
            merge_key=FILE if shape.file is not None and not table.key else None,
            write_disposition="replace" if is_keyless else {"disposition": "merge", "strategy": "delete-insert"},
            max_table_nesting=0,
        )
        schema = dlt.Schema(self.pipeline.pipeline_name)
        schema.remove_type_detection("iso_timestamp")  # a text that looks like a moment is still what was given
        source = dlt.sources.DltSource(schema, "ingest", [resource])
        self.pipeline.run(source, loader_file_format="parquet")

    def in_words(self, failure: BaseException) -> str:
        """A sentence about a failure that holds nothing secret and nothing personal."""
        import rest
        from asking import in_words
        from duckdb_places import in_words as of_duckdb

        chain = [failure]
        while (following := chain[-1].__cause__ or chain[-1].__context__) and following not in chain:
            chain.append(following)
        of_target = next((one for one in chain if type(one).__module__.startswith("_duckdb")), None)
        if of_target:
            known = "lock" in str(of_target)
            return f"The database cannot be written: {of_duckdb(of_target) if known else type(of_target).__name__}."
        return in_words(failure, rest.host(self.asked) if self.asked.kind == "rest_api" else "The source")

    def tell(self, load: dict, shape) -> None:
        line = f"{load['table_name']:<28}{load['rows_read']:>10,} read{load['rows_landed']:>10,} landed"
        line += f"{load['requests']:>7,} requests{load['retries']:>5,} retries{load['seconds']:>9.1f} s"
        self.say(line if load["status"] == "done" else f"{load['table_name']:<28}{load['error']}")
        if load["status"] == "done":
            for change in self.audit.note_changes(load, shape.kinds, self.listed[load["table_name"]]):
                kind = change["change"].replace("_", " ")
                types = f" ({change['json_types']})" if change["json_types"] else ""
                self.say(f"{'':<28}{kind}: {change['column_name']}{types}")


if __name__ == "__main__":
    sys.exit(main())
