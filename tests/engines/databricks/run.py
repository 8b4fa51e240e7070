"""dbt with the real Databricks adapter over the local session, in one process, so that Java starts once.

Reads requests from standard input and answers on standard output, one JSON line each:
{"dbt": [arguments]} -> {"success": true, "output": "what dbt printed"}
{"query": "select ...", "to": "rows.parquet"} -> {"success": true}
"""

import contextlib
import gc
import io
import json
import os
import sys

import databricks.sql
import inserts
import pyarrow as pa
import pyarrow.parquet as pq
import spark
import statements
from connection import connect
from dbt.adapters.databricks.impl import DatabricksAdapter
from dbt.adapters.databricks.spog import probe
from dbt.cli.main import dbtRunner
from pyspark.sql.pandas.types import to_arrow_schema
from python_models import LocalJob


def run_dbt(arguments: list[str]) -> dict:
    with contextlib.redirect_stdout(io.StringIO()) as output:
        done = dbtRunner().invoke(arguments)
        if done.exception:
            print(done.exception)
    return {"success": done.success, "output": output.getvalue()}


def write_rows(query: str, path: str) -> dict:
    result = statements.execute(query)
    fields = to_arrow_schema(result.schema)
    without_zone = [f.with_type(pa.timestamp("us")) if pa.types.is_timestamp(f.type) else f for f in fields]
    rows = pa.Table.from_batches(result._collect_as_arrow(), fields)
    pq.write_table(rows.cast(pa.schema(without_zone)), path)
    return {"success": True}


def answer(request: dict) -> dict:
    try:
        return run_dbt(request["dbt"]) if "dbt" in request else write_rows(request["query"], request["to"])
    except Exception as error:  # the other side shows it
        return {"success": False, "output": str(error)}


def own_output():
    """Standard output for the answers alone: what Java writes there from now on goes to standard error."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return answers


def main() -> None:
    gc.set_threshold(200_000)  # as scripts/run_dbt.py
    os.environ.setdefault("DBT_LOG_LEVEL_FILE", "info")
    answers = own_output()
    databricks.sql.connect = connect
    probe.probe_host = lambda host: probe.HostMetadata(host_type=None)  # no network, no ten seconds of retries
    inserts.spare_macro_calls()
    methods = ("serverless_cluster", "job_cluster", "all_purpose_cluster", "workflow_job")
    DatabricksAdapter.python_submission_helpers = property(lambda self: dict.fromkeys(methods, LocalJob))
    spark.session()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
