"""CREATE FUNCTION ... LANGUAGE PYTHON: the handler runs in this process, under a typed macro of the function's name.

fakesnow has no functions. A handler is executed from the body that dbt sent, with nothing but the packages that the
statement names, so that a forgotten PACKAGES clause fails here as it does on Snowflake.
"""

import importlib
import inspect
import itertools
import re
import sys
import types

import fakesnow.server
import pyarrow as pa
from snowflake.connector.errors import ProgrammingError
from sqlglot import exp

numbers = itertools.count()


def create(cursor, match: re.Match) -> str:
    if match["language"].upper() != "PYTHON":
        raise ProgrammingError(msg=f"LANGUAGE {match['language']} is not emulated", errno=2139, sqlstate="42601")
    name = match["name"].replace('"', "").upper()
    names, kinds = arguments(match["arguments"])
    handler = load(name, match["options"], match["body"])
    if len(inspect.signature(handler).parameters) != len(names):
        raise ProgrammingError(msg=f"{name}: the handler takes other arguments than the function", errno=100357)
    inner = f"_handler_{next(numbers)}"
    returns = duckdb_type(match["returns"])
    register(inner, handler, kinds, returns)
    values = ", ".join(f"cast({argument} as {kind})" for argument, kind in zip(names, kinds, strict=True))
    cursor._duck_conn.execute(f"create or replace macro {name}({', '.join(names)}) as {inner}({values})")
    return f"select 'Function {name.rsplit('.', 1)[-1]} successfully created.' as \"status\""


def drop(cursor, match: re.Match) -> str:
    name = match["name"].replace('"', "").upper()
    cursor._duck_conn.execute(f"drop macro if exists {name}")
    return f"select '{name.rsplit('.', 1)[-1]} successfully dropped.' as \"status\""


def arguments(text: str) -> tuple[list[str], list[str]]:
    """Names and DuckDB types of `a string, b number(5, 2)`."""
    pairs = [argument.split(None, 1) for argument in re.split(r",(?![^(]*\))", text) if argument.strip()]
    return [name.strip('"').upper() for name, _ in pairs], [duckdb_type(kind) for _, kind in pairs]


def duckdb_type(kind: str) -> str:
    """Snowflake's float is a double, and its whole number without a size has 38 digits."""
    kind = exp.DataType.build(kind.strip(), dialect="snowflake").sql(dialect="duckdb")
    return {"REAL": "DOUBLE", "FLOAT": "DOUBLE", "TEXT": "VARCHAR"}.get(kind, kind)


def load(name: str, options: str, body: str):
    """The handler that the statement names, from its body; fails where it imports a package that was not declared."""
    handler = re.search(r"handler\s*=\s*'(\w+)'", options, re.I)[1]
    declared = re.search(r"packages\s*=\s*\(([^)]*)\)", options, re.I)
    packages = {re.split(r"[=<>]", package)[0] for package in re.findall(r"'([^']+)'", declared[1] if declared else "")}
    for imported in re.findall(r"^\s*(?:import|from)\s+(\w+)", body, re.M):
        if imported not in packages and imported not in sys.stdlib_module_names:
            raise ProgrammingError(msg=f"{name}: No module named '{imported}'", errno=100357, sqlstate="P0000")
    for package in packages:
        importlib.import_module(package)
    module = types.ModuleType("_udf_code")
    exec(compile(body, f"<{name}>", "exec"), module.__dict__)
    return getattr(module, handler)


def register(name: str, handler, kinds: list[str], returns: str) -> None:
    arrow_type = {"VARCHAR": pa.string(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_()}.get(returns, pa.int64())

    def batch(*columns):
        return pa.array(map(handler, *(column.to_pylist() for column in columns)), arrow_type)

    batch.__signature__ = inspect.signature(handler)  # DuckDB checks the arity and refuses *columns
    duckdb = fakesnow.server.shared_fs.duck_conn
    duckdb.create_function(name, batch, kinds, returns, type="arrow", null_handling="special")
