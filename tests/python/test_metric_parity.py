"""Each metric, by each of its dimensions, is the same number in our SQL, in that by the standard and in MetricFlow's."""

import duckdb
import pytest
from metricflow_engine import MetricFlow


@pytest.fixture(scope="module")
def metricflow(demo) -> MetricFlow:
    return MetricFlow(demo.folder / "target/semantic_manifest.json")


def numbers(database, sql: str) -> dict:
    """{(first day of the period, value of each dimension): the number}; no number and a count of nothing are not in it."""
    rows = database.execute(sql).fetchall()
    return {(str(day)[:10], *map(str, values)): float(value) for day, *values, value in rows if value}


def compared(ours: dict, theirs: dict) -> list:
    """Where two tables of numbers differ."""
    keys = sorted(ours.keys() | theirs.keys(), key=str)
    return [
        (key, ours.get(key), theirs.get(key)) for key in keys if ours.get(key) != pytest.approx(theirs.get(key), abs=1e-9)
    ]


def test_metricflow_gives_the_same_numbers(demo, said, metricflow):
    differing, asked = {}, 0
    with duckdb.connect(str(demo.database), read_only=True) as database:
        for metric in said["metrics"]:
            grain = {"fiscal_year": "day"}.get(metric["grain"], metric["grain"])
            theirs = numbers(database, metricflow.sql(metric["name"], metric["dimensions"], grain))
            ours = numbers(database, metric["sql"]["duckdb"])
            asked += len(ours)
            if found := compared(ours, theirs):
                differing[metric["name"]] = found[:3]
    assert differing == {}
    assert asked > 2500


def test_sql_by_the_standard_gives_the_same_numbers(demo, said):
    with duckdb.connect(str(demo.database), read_only=True) as database:
        differing = {
            metric["name"]: found[:3]
            for metric in said["metrics"]
            if (found := compared(*(numbers(database, metric["sql"][way]) for way in ("duckdb", "standard"))))
        }
    assert differing == {}
