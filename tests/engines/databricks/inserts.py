"""Rows with bound values: `insert into t values (%s, %s), ...`, which is how dbt loads a seed.

Databricks casts each literal to its column's type; open Spark's store assignment refuses text for numbers. The rows become
one data frame of text that is cast, which also spares Spark from parsing thousands of literals.
"""

import re

import spark
from dbt.clients.jinja import MacroGenerator

INSERT = re.compile(r"\s*(?:/\*.*?\*/\s*)?insert\s+(?P<mode>overwrite|into)\s+(?P<table>\S+)\s+values", re.I | re.S)


def insert(statement: str, values: list):
    """Insert the bound values, row after row, into the table that the statement names."""
    found = INSERT.match(statement)
    if not found:
        raise NotImplementedError(f"bound values outside of an insert: {statement[:200]}")
    table = spark.session().table(found["table"])
    width = len(table.columns)
    texts = [None if value is None else str(value) for value in values]
    rows = [tuple(texts[at : at + width]) for at in range(0, len(texts), width)]
    frame = spark.local_table(rows, ", ".join(f"{name} string" for name in table.columns))
    cast = frame.select([frame[field.name].cast(field.dataType) for field in table.schema])
    cast.write.insertInto(found["table"], overwrite=found["mode"].lower() == "overwrite")
    return spark.session().range(0)


def spare_macro_calls() -> None:
    """dbt asks a macro for the placeholder once per value, which takes a minute for a large seed: answer at once."""
    ask = MacroGenerator.__call__

    def answer(self, *arguments, **keywords):
        return "%s" if self.macro.name == "get_binding_char" else ask(self, *arguments, **keywords)

    MacroGenerator.__call__ = answer
