"""`show table extended`, which Spark refuses for tables outside of its own catalog; `dbt docs generate` reads it."""

from fnmatch import fnmatch

import spark
from py4j.protocol import Py4JJavaError
from pyspark.sql import DataFrame

COLUMNS = "namespace string, tableName string, isTemporary boolean, information string"


def show_extended(schema: str, pattern: str) -> DataFrame:
    """schema: quoted, with its catalog. pattern: names parted by |, each with * for anything. Fails as Databricks does."""
    try:
        names = [row.tableName for row in spark.session().sql(f"show tables in {schema}").collect()]
    except Py4JJavaError as error:
        raise LookupError(f"[SCHEMA_NOT_FOUND] The schema {schema} cannot be found.") from error
    wanted = [name for name in names if any(fnmatch(name, part) for part in pattern.split("|"))]
    rows = [(schema, name, False, information(f"{schema}.`{name}`")) for name in wanted]
    return spark.local_table(rows, COLUMNS)


def information(table: str) -> str:
    fields = spark.session().table(table).schema.fields
    columns = [f" |-- {field.name}: {field.dataType.simpleString()} (nullable = true)" for field in fields]
    return "\n".join(["Owner: local", "Type: MANAGED", "Provider: delta", "Schema: root", *columns])
