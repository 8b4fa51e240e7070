"""Each metric is the same number as on DuckDB: by its metric view and its SQL on Spark 4.3, and by its SQL on Snowflake."""

import json
import shutil
import subprocess

import duckdb
import pytest
from project import ROOT
from test_metric_parity import compared

PYTHON = ROOT / ".venv-metric-views/bin/python"
RUN = ROOT / "tests/engines/metric_views/run.py"


def keyed(rows) -> dict:
    """{(first day of the period, value of each dimension): the number}; no number and a count of nothing are not in it."""
    return {
        (str(day)[:10], *(str(v).lower() for v in values)): float(value) for day, *values, value in rows if float(value or 0)
    }


@pytest.fixture(scope="module")
def numbers(demo, said) -> dict:
    return {metric["name"]: keyed(demo.fetch(metric["sql"]["duckdb"])[1]) for metric in said["metrics"]}


def by_view(metric: dict, dataset: dict) -> str:
    """What asks a metric view for the metric by its own periods and dimensions."""
    time = next(dimension["name"] for dimension in dataset["dimensions"] if dimension["is_time"])
    grain = {"fiscal_year": "day"}.get(metric["grain"], metric["grain"])
    columns = [f"cast(date_trunc('{grain}', {time}) as date)", *metric["dimensions"], f"measure({metric['name']})"]
    return f"select {', '.join(columns)} from metrics.{metric['dataset']}_metrics group by all"


def test_spark_gives_the_same_numbers_by_metric_view_and_by_sql_for_databricks(demo, said, numbers, tmp_path):
    if not (shutil.which("java") and PYTHON.exists()):
        pytest.skip("METRIC VIEWS NOT EXECUTED: make test sets up a Spark for them, which needs Java 17")
    datasets = {dataset["name"]: dataset for dataset in said["datasets"]}
    tables = {dataset["table"] for dataset in datasets.values()} | {"metrics.days"}
    with duckdb.connect(str(demo.database), read_only=True) as database:
        for table in tables:
            database.execute(f"copy (from {table}) to '{tmp_path}/{table}.parquet' (format parquet)")
    queries = {f"{metric['name']} by SQL": metric["sql"]["databricks"] for metric in said["metrics"]}
    viewed = [metric for metric in said["metrics"] if not metric["refused"]]
    queries |= {f"{metric['name']} by view": by_view(metric, datasets[metric["dataset"]]) for metric in viewed}
    asked, answered = tmp_path / "asked.json", tmp_path / "answered.json"
    views = {f"metrics.{name}_metrics": of_warehouse["databricks"] for name, of_warehouse in said["views"].items()}
    files = {table: f"{tmp_path}/{table}.parquet" for table in tables}
    asked.write_text(json.dumps({"tables": files, "views": views, "queries": queries}))
    run = subprocess.run([PYTHON, RUN, asked, answered], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-4000:]
    found = {name: keyed(rows) for name, rows in json.loads(answered.read_text()).items()}
    differing = {name: wrong[:3] for name, got in found.items() if (wrong := compared(numbers[name.split()[0]], got))}
    assert differing == {}
    assert len(found) == len(said["metrics"]) + len(viewed) > 80


def test_snowflake_gives_the_same_numbers_by_sql(snowflake, said, numbers):
    differing = {}
    for metric in said["metrics"]:
        found = keyed(snowflake.fetch(metric["sql"]["snowflake"])[1])
        if wrong := compared(numbers[metric["name"]], found):
            differing[metric["name"]] = wrong[:3]
    assert differing == {}
