"""Rows of a SQL database, by SQLAlchemy and dlt's sql_table."""

from collections.abc import Iterator

import sqlalchemy as sa
from cursors import Cursor
from dlt.sources.sql_database import sql_table
from given import Asked, Table
from wrong import Wrong

ROWS_AT_ONCE = 5000


def engine_of(asked: Asked) -> sa.Engine:
    try:
        return sa.create_engine(asked.url, hide_parameters=True)
    except (sa.exc.ArgumentError, ImportError):
        raise Wrong(
            "The address of the SQL database is none that SQLAlchemy knows; it is written as postgresql://..."
        ) from None


def parted(name: str) -> tuple[str | None, str]:
    schema, _, table = name.rpartition(".")
    return schema or None, table


def check(asked: Asked) -> None:
    """The database answers, and has each table with the columns that are named. Raises Wrong."""
    engine = engine_of(asked)
    if engine.dialect.name == "sqlite" and engine.url.database:
        import os

        if not os.path.exists(engine.url.database):
            raise Wrong("There is no SQLite database where the address says.")
    try:
        inspector = sa.inspect(engine)
        for table in asked.tables:
            schema, name = parted(table.reads)
            if not inspector.has_table(name, schema):
                raise Wrong(f"The SQL database has no table '{table.reads[:80]}'.")
            columns = {column["name"]: column["type"] for column in inspector.get_columns(name, schema)}
            for column in [*table.key, *([table.cursor] if table.cursor else [])]:
                if column not in columns:
                    raise Wrong(f"The table '{table.reads[:80]}' has no column '{column[:60]}'.")
            if table.cursor:
                table.written_as = written_as(columns[table.cursor])
    except sa.exc.SQLAlchemyError:
        raise Wrong("The SQL database cannot be reached, or does not take the name and password that are given.") from None
    finally:
        engine.dispose()


def written_as(kind: sa.types.TypeEngine) -> str:
    """How a cursor of this type is compared: as a moment, as a number or as text."""
    if isinstance(kind, sa.DateTime | sa.Date):
        return "iso"
    return "number" if isinstance(kind, sa.Integer) else "text"


def rows(asked: Asked, table: Table, cursor: Cursor) -> Iterator[dict]:
    """The rows from the cursor on, and those whose cursor is null, in one statement: it sees one state of the table."""
    schema, name = parted(table.reads)

    def from_cursor(query: sa.Select, of: sa.Table) -> sa.Select:
        if cursor.start is None:
            return query
        column = of.c[table.cursor]
        start = cursor.start
        if isinstance(column.type, sa.DateTime) and not column.type.timezone:
            start = start.replace(tzinfo=None)
        elif isinstance(column.type, sa.Date) and not isinstance(column.type, sa.DateTime):
            start = start.date()
        return query.where(sa.or_(column >= start, column.is_(None)))

    engine = engine_of(asked)
    try:
        yield from sql_table(
            engine,
            table=name,
            schema=schema,
            chunk_size=ROWS_AT_ONCE,
            backend="sqlalchemy",
            reflection_level="full",
            query_adapter_callback=from_cursor,
        )
    finally:
        engine.dispose()
