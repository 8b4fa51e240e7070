"""The Spark session that stands for a Databricks cluster: ANSI mode, tables of a format with MERGE, all of it in memory."""

import os
import sys
import time
from functools import cache
from pathlib import Path

import pandas as pd
import snowpark_connect_deps_iceberg
from pyspark.sql import DataFrame, SparkSession

CATALOG = "analytics"
JACKSON = Path(sys.prefix) / "jackson-for-iceberg.jar"
ICEBERG = Path(snowpark_connect_deps_iceberg.__file__).parent / "jars/iceberg-spark-runtime-3.5_2.12-1.10.2.jar"

# What Databricks Runtime 15.4 does: Spark 3.5, ANSI mode.
LIKE_DATABRICKS = {
    "spark.databricks.clusterUsageTags.sparkVersion": "15.4.x-scala2.12",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.defaultCatalog": CATALOG,
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
    f"spark.sql.catalog.{CATALOG}": "org.apache.iceberg.spark.SparkCatalog",
    f"spark.sql.catalog.{CATALOG}.catalog-impl": "org.apache.iceberg.inmemory.InMemoryCatalog",
    f"spark.sql.catalog.{CATALOG}.warehouse": "memory:/warehouse",
}

# Small data on few cores: planning and compiling cost more than the rows.
QUICK = {
    "spark.driver.memory": "3g",
    # the many wide statements of a build fill the usual code cache, and without it all is interpreted
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=512m",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    # it pastes the expressions of a dozen steps over the constants of a unit test into one, and does not end
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    f"spark.sql.catalog.{CATALOG}.table-default.write.parquet.compression-codec": "uncompressed",
    f"spark.sql.catalog.{CATALOG}.table-default.write.distribution-mode": "none",
}


@cache
def session() -> SparkSession:
    """The one session of this process; the first call starts the Java machine."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "TZ": "UTC"}
    time.tzset()
    builder = SparkSession.builder.master("local[2]").config("spark.jars", f"{ICEBERG},{JACKSON}")
    for key, value in (LIKE_DATABRICKS | QUICK).items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def local_table(rows: list[tuple], columns: str) -> DataFrame:
    """A data frame of these rows. From pandas: from a list Spark would start a Python worker to read it."""
    names = [column.split()[0] for column in columns.split(", ")]
    return session().createDataFrame(pd.DataFrame(rows, columns=names, dtype=object), columns)
