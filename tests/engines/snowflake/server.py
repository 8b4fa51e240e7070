"""A Snowflake to test against: fakesnow's server, and what it lacks of what dbt-snowflake and Snowpark send.

    python tests/engines/snowflake/server.py

prints the port that it listens on; the connection is in tests/engines/profiles.yml. The adapter and the connector are the
real ones and talk to it over HTTP. It is lax where Snowflake is strict, so what runs here need not run there; each file
beside this one says what it adds and why.
"""

import contextlib
import logging
import socket
import warnings

import answers
import duckdb
import fakesnow.arrow
import fakesnow.conn
import fakesnow.cursor
import fakesnow.info_schema
import fakesnow.server
import fakesnow.variables
import inserts
import procedures
import snowflake.connector.errors
import snowflake.snowpark.session
import statements
import translation
import uvicorn
from snowflake.connector.errors import ProgrammingError
from starlette.routing import Route

HOST = "127.0.0.1"
NO_STATEMENT = "select 1"
STATEMENTS = "/queries/v1/query-request"
fakesnow_execute = fakesnow.cursor.FakeSnowflakeCursor.execute
fakesnow_transform = fakesnow.cursor.FakeSnowflakeCursor._transform
fakesnow_connect = fakesnow.conn.FakeSnowflakeConnection.__init__
fakesnow_parse = fakesnow.server.parse_one
fakesnow_table_comment = fakesnow.info_schema.insert_table_comment_sql
fakesnow_inline_variables = fakesnow.variables.Variables.inline_variables


def handler_of(sql: str):
    if match := inserts.match_of(sql):
        return inserts.insert, match
    return statements.handler_of(sql)


def parse(sql: str):
    """The server parses a statement only to tell its kind; what is handled here need not parse."""
    return fakesnow_parse(NO_STATEMENT if handler_of(sql) else sql)


def execute(cursor, command: str, *arguments, **options):
    """Run a statement; whatever goes wrong is a failed statement, and leaves the session usable."""
    try:
        if found := handler_of(command):
            handler, match = found
            command = handler(cursor, match)
        return fakesnow_execute(cursor, command, *arguments, **options)
    except Exception as error:
        roll_back(cursor)
        if isinstance(error, snowflake.connector.errors.Error):
            raise
        raise ProgrammingError(msg=f"{type(error).__name__}: {error}", errno=9999, sqlstate="99999") from error


def roll_back(cursor) -> None:
    """DuckDB takes nothing more in a transaction that failed; dbt goes on with the connection."""
    with contextlib.suppress(duckdb.Error):
        cursor._duck_conn.rollback()


def describe_last_sql(cursor) -> list[tuple]:
    """fakesnow parses DuckDB's SQL again for this, and stumbles over a table that is called map."""
    return cursor._duck_conn.execute(f"describe {cursor._last_sql}", cursor._last_params).fetchall()


def transform(cursor, expression, params):
    return fakesnow_transform(cursor, translation.changed(expression), params)


def connect(connection, duckdb_connection, *arguments, **options) -> None:
    fakesnow_connect(connection, duckdb_connection, *arguments, **options)
    for name, value in {"warehouse": "WH", "role": "TRANSFORMER", "version": "9.0.0"}.items():
        duckdb_connection.execute(f"create or replace temp macro current_{name}() as '{value}'")


def table_comment(catalog: str, schema: str, table: str, comment: str | None) -> str:
    """fakesnow ends the statement at an apostrophe within the comment."""
    return fakesnow_table_comment(catalog, schema, table, (comment or "").replace("'", "''"))


def inline_variables(variables, sql: str) -> str:
    """fakesnow takes '$USD' within a literal for a session variable that is not set."""
    return fakesnow_inline_variables(variables, sql) if variables._variables else sql


def patch() -> None:
    """Put what is missing into fakesnow."""
    fakesnow.cursor.FakeSnowflakeCursor.execute = execute
    fakesnow.cursor.FakeSnowflakeCursor._transform = transform
    fakesnow.cursor.FakeSnowflakeCursor._describe_last_sql = describe_last_sql
    fakesnow.conn.FakeSnowflakeConnection.__init__ = connect
    fakesnow.server.parse_one = parse
    fakesnow.server.JSONResponse = answers.as_failed_statement
    fakesnow.server.app.debug = False
    routes = fakesnow.server.app.router.routes
    for place, route in enumerate(routes):
        if route.path == STATEMENTS:
            routes[place] = Route(STATEMENTS, answers.once(route.endpoint), methods=["POST"])
    fakesnow.server.app.add_exception_handler(Exception, answers.on_error)
    fakesnow.info_schema.insert_table_comment_sql = table_comment
    fakesnow.variables.Variables.inline_variables = inline_variables
    fakesnow.arrow.timestamp_to_sf_struct = answers.timestamps_with_nulls
    snowflake.snowpark.session.write_pandas = procedures.write_pandas
    translation.patch()


def serve() -> None:
    warnings.simplefilter("ignore")
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
        procedures.address.update(host=HOST, port=port)
        patch()
        print(port, flush=True)
        uvicorn.Server(uvicorn.Config(fakesnow.server.app, log_level="warning")).run([listener])


if __name__ == "__main__":
    serve()
