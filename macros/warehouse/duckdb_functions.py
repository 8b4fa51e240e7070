"""dbt-duckdb plugin: registers every function of python_udfs/ on each connection as `__py_<name>`, and what people_files.py
says of a file as functions of the same names.

It sets the memory once, too: what profiles.yml lists as settings is set anew for each statement, and no run could raise it.

DuckDB keeps no Python function between processes, so the typed macro that dbt creates over it
(scalar_function_python.sql) finds it again here. Other engines never read this file.
"""

import atexit
import hmac
import importlib.util
import inspect
import os
from pathlib import Path

import pyarrow as pa
import yaml
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError
from duckdb_places import problem_in
from people_files import memory, named, seen

ROOT = Path(__file__).parents[2] / "python_udfs"
ARROW_TYPES = {"double": pa.float64(), "string": pa.string(), "boolean": pa.bool_(), "bigint": pa.int64()}


def load(name: str, entry_point: str):
    """The entry point of python_udfs/<name>.py."""
    spec = importlib.util.spec_from_file_location(f"udf_{name}", ROOT / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, entry_point)


def by_batch(function, arrow_type: pa.DataType):
    """The same function over Arrow columns: one call a batch instead of one a row."""

    def batch(*columns):
        return pa.array(map(function, *(column.to_pylist() for column in columns)), arrow_type)

    batch.__signature__ = inspect.signature(function)  # DuckDB checks the arity and refuses *columns
    return batch


def keyed_hash(text: str) -> str | None:
    """What keyed_hash.sql says. The key stays in the environment."""
    key = os.environ.get("CONSTITUENT_360_ERASURE_KEY")
    return hmac.new(key.encode(), text.encode(), "sha256").hexdigest() if key and text is not None else None


class Plugin(BasePlugin):
    def initialize(self, plugin_config):
        self.memory_limit = plugin_config.get("memory_limit")
        problem = problem_in(self.creds.path, self.memory_limit)
        if problem:
            raise DbtRuntimeError(problem)
        files = sorted(ROOT.glob("*.yml"))
        self.functions = [f for file in files for f in yaml.safe_load(file.read_text())["functions"]]

    def configure_connection(self, conn):
        atexit.register(conn.close)  # a host that never closes (a linter) would print what leaked
        if self.memory_limit:
            conn.execute(f"set memory_limit = '{self.memory_limit}'")
        for function in self.functions:
            returns = function["returns"]["data_type"]
            entry_point = load(function["name"], function["config"]["entry_point"])
            conn.create_function(
                f"__py_{function['name']}",
                by_batch(entry_point, ARROW_TYPES[returns]),
                [argument["data_type"].upper() for argument in function["arguments"]],
                returns.upper(),
                type="arrow",
                null_handling="special",
            )
        hashed = by_batch(keyed_hash, pa.string())
        conn.create_function("__keyed_hash", hashed, ["STRING"], "STRING", type="arrow", null_handling="special")
        for name, function in {"people_files": named, "people_file": seen, "memory_for": memory}.items():
            given = ["STRING"] * len(inspect.signature(function).parameters)
            conn.create_function(f"__{name}", function, given, "STRING", null_handling="special")
