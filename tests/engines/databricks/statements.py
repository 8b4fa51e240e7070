"""What Databricks SQL says and open Spark with Iceberg tables says otherwise. Nothing here knows the project.

- `using delta` makes an Iceberg table, which describes itself as Delta.
- `cluster by (...)` of a new table is left out and `optimize` does nothing: they change no row.
- The comment on a column is parsed and no more: it would be a commit for each column.
- `create function ... language python` becomes a function of the session (functions.py).
- Inserted values with bindings become one data frame that is cast to the table's types (inserts.py).
- The information schema of Unity Catalog is listed from the session (information_schema.py), `show table extended` from
  the tables' schemas (listing.py).
All else reaches Spark as dbt wrote it, in the mode that suits it (wide.py).
"""

import re

import functions
import information_schema
import inserts
import listing
import spark
import wide
from pyspark.sql import DataFrame

COMMENT = re.compile(r"^\s*/\*.*?\*/\s*", re.DOTALL)  # dbt's, with the node's name
DELTA = re.compile(r"\busing\s+delta\b", re.IGNORECASE)
CLUSTERED = re.compile(r"^(create\b.*?\busing\s+delta\b.*?)\bcluster\s+by\s*\(.*?\)", re.IGNORECASE | re.DOTALL)
COLUMN_COMMENT = re.compile(r"alter\s+table\s+\S+\s+(?:alter|change)\s+column\s+\S+\s+comment\s", re.IGNORECASE)
OPTIMIZE = re.compile(r"optimize\s", re.IGNORECASE)
SHOW_EXTENDED = re.compile(r"show\s+table\s+extended\s+in\s+(\S+)\s+like\s+'(.*)'", re.IGNORECASE)


def execute(statement: str, values: list | None = None) -> DataFrame:
    """Run one statement of Databricks SQL."""
    statement = COMMENT.sub("", statement).strip().rstrip(";")
    if values:
        return inserts.insert(statement, values)
    if functions.define(statement) or OPTIMIZE.match(statement):
        return spark.session().range(0)
    if COLUMN_COMMENT.match(statement):
        spark.session()._jsparkSession.sessionState().sqlParser().parsePlan(statement)
        return spark.session().range(0)
    if found := SHOW_EXTENDED.match(statement):
        return listing.show_extended(found[1], found[2])
    statement = DELTA.sub("using iceberg", CLUSTERED.sub(r"\1", statement))
    statement = functions.with_local_names(information_schema.with_local_names(statement))
    with wide.suited_to(statement):
        return as_delta(statement, spark.session().sql(statement))


def as_delta(statement: str, result: DataFrame) -> DataFrame:
    """A table that was made as Delta describes itself as Delta."""
    if statement.lower().startswith("describe"):
        return result.replace("iceberg", "delta", "data_type")
    return result
