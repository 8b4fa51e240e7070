"""Stands for `databricks.sql.connect`: the connections and cursors that the adapter asks for, over the local session."""

import spark
import statements
from pyspark.sql import DataFrame


class Cursor:
    query_id = "local"

    def __init__(self, connection: "Connection"):
        self.connection = connection
        self.result: DataFrame | None = None
        self.rows: list[tuple] | None = None

    @property
    def description(self):
        if self.result is None:
            return None
        return [
            (field.name, field.dataType.simpleString(), None, None, None, None, field.nullable)
            for field in self.result.schema
        ]

    def execute(self, statement: str, values: list | None = None) -> "Cursor":
        self.result, self.rows = statements.execute(statement, values), None
        return self

    def schemas(self, catalog: str, schema: str | None = None) -> "Cursor":
        like = f" like '{schema}'" if schema else ""
        self.result = spark.session().sql(f"show schemas in {catalog}{like}").toDF("TABLE_SCHEM")
        self.rows = None
        return self

    def fetchmany(self, size: int) -> list[tuple]:
        if self.rows is None:
            self.rows = [tuple(row) for row in self.result.collect()]
        taken, self.rows = self.rows[:size], self.rows[size:]
        return taken

    def fetchall(self) -> list[tuple]:
        return self.fetchmany(None)

    def fetchone(self) -> tuple | None:
        return next(iter(self.fetchmany(1)), None)

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        pass

    def __enter__(self) -> "Cursor":
        return self

    def __exit__(self, *error) -> None:
        pass


class Connection:
    def cursor(self) -> Cursor:
        return Cursor(self)

    def get_session_id_hex(self) -> str:
        return "local"

    def close(self) -> None:
        pass

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *error) -> None:
        pass


def connect(**arguments) -> Connection:
    return Connection()
