"""Ask Spark for metrics, by their metric views and by their plain SQL: python run.py asked.json answered.json

asked: {tables: {name: parquet file}, views: {name: YAML}, queries: {name: SQL}}. answered: {name of a query: rows as texts}.
Spark 4.3 reads metric views of YAML 0.1, as Databricks does; nothing of Databricks itself is in here.
"""

import json
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession


def main(asked: Path, answered: Path) -> None:
    given = json.loads(asked.read_text())
    with tempfile.TemporaryDirectory() as warehouse:
        spark = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.warehouse.dir", warehouse)
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
        for schema in sorted({name.partition(".")[0] for name in [*given["tables"], *given["views"]]}):
            spark.sql(f"create database {schema}")
        for name, file in given["tables"].items():
            spark.sql(f"create table {name} using parquet location '{file}'")
        for name, text in given["views"].items():
            spark.sql(f"create view {name} with metrics language yaml as $$\n{text}\n$$")
        rows = {name: [list(row) for row in spark.sql(sql).collect()] for name, sql in given["queries"].items()}
        answered.write_text(json.dumps(rows, default=str))
        spark.stop()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
