"""INSERT of many plain values, which is how dbt loads seeds: handed to DuckDB as columns of text.

Parsing ten thousand rows with sqlglot takes minutes and changes nothing in them but the escapes of Snowflake's literals.
"""

import re

import pyarrow as pa

INSERT = re.compile(
    r"^\s*insert\s+(?P<overwrite>overwrite\s+)?into\s+(?P<table>[\w.\"]+)\s*\((?P<columns>[^()]*)\)"
    r"\s*values\s*(?P<rows>\(.*)$",
    re.I | re.S,
)
VALUE = re.compile(r"'((?:[^'\\]|\\.|'')*)'|([^\s,()'*]+)", re.S)
ESCAPE = re.compile(r"\\(.)|''", re.S)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "0": "\0"}


def match_of(sql: str) -> re.Match | None:
    """The parts of an INSERT whose values are literals, numbers, true, false and null."""
    match = INSERT.match(sql[: sql.rindex("/*")] if sql.rstrip().endswith("*/") else sql)  # dbt says who asks at the end
    return match if match and not VALUE.sub("", match["rows"]).strip("(), \n\t\r;") else None


def insert(cursor, match: re.Match) -> str:
    """Insert the rows; with OVERWRITE in place of those that are there."""
    columns = match["columns"].split(",")
    values = [value_of(*token) for token in VALUE.findall(match["rows"])]
    rows = pa.table([pa.array(values[at :: len(columns)], pa.string()) for at in range(len(columns))], columns)
    duckdb = cursor._duck_conn
    if match["overwrite"]:
        duckdb.execute(f"delete from {match['table']}")
    duckdb.register("_rows", rows)
    duckdb.execute(f"insert into {match['table']} ({match['columns']}) select * from _rows")
    duckdb.unregister("_rows")
    return f'select {len(rows)} as "number of rows inserted"'


def value_of(literal: str, word: str) -> str | None:
    """What a literal says without its escapes; a number, true or false as text, which DuckDB casts to the column's type."""
    if word:
        return None if word.upper() == "NULL" else word
    if "\\" in literal or "''" in literal:
        return ESCAPE.sub(lambda escape: ESCAPED.get(escape[1], escape[1]) if escape[1] else "'", literal)
    return literal
