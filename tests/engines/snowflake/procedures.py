"""Python models: dbt sends an anonymous stored procedure, which runs here over a Snowpark session of the same server.

fakesnow has no procedures. Snowpark writes pandas frames by PUT and COPY of a parquet file, in place of which the rows are
handed to DuckDB; the column names are quoted as they are, as Snowpark does.
"""

import re
import traceback
import types
from typing import Any

import fakesnow.server
import pandas as pd
import snowflake.connector
import snowflake.snowpark.session
from snowflake.connector.errors import ProgrammingError

address: dict[str, Any] = {}  # host and port of this server


def call(cursor, match: re.Match) -> str:
    handler = re.search(r"handler\s*=\s*'(\w+)'", match["options"], re.I)[1]
    connection = snowflake.connector.connect(
        account="fakesnow",
        user="snowpark",
        password="snow",
        protocol="http",
        database=cursor._conn.database,
        schema=cursor._conn.schema,
        **address,
    )
    module = types.ModuleType("_udf_code")
    try:
        session = snowflake.snowpark.session.Session.builder.config("connection", connection).create()
        exec(compile(match["body"], f"<{match['name']}>", "exec"), module.__dict__)
        answer = getattr(module, handler)(session)
    except Exception as error:
        message = f"Python Interpreter Error:\n{traceback.format_exc()}"
        raise ProgrammingError(msg=message, errno=100357, sqlstate="P0000") from error
    finally:
        connection.close()
    return f"select '{answer}' as \"{match['name'].upper()}\""


def write_pandas(connection, frame: pd.DataFrame, table_name: str, database=None, schema=None, **options):
    """Stands for the connector's function of this name."""
    if quoted := [column for column in frame.columns if column != column.upper()]:
        # Snowflake makes such columns, and whoever selects them without quotes does not find them; DuckDB would
        raise ProgrammingError(msg=f"invalid identifier: {', '.join(quoted)} would need quotes", errno=904, sqlstate="42000")
    parts = [database or connection.database, schema or connection.schema, table_name]
    table = ".".join('"' + part.strip('"') + '"' for part in parts)
    with fakesnow.server.shared_fs.duck_conn.cursor() as duckdb:
        duckdb.register("_frame", frame)
        if options.get("overwrite") or options.get("auto_create_table"):
            duckdb.execute(f"create or replace table {table} as from _frame")
        else:
            duckdb.execute(f"insert into {table} by name from _frame")
    return True, 1, len(frame), []
