"""Asking dbt for the metrics: no database is opened, for everything stands in the project."""

import json
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from told import of_configuration, sentence_in  # noqa: E402


class Refused(ValueError):
    """What was asked for cannot be given; the message is one sentence."""


def said_by_dbt() -> dict:
    """All metrics with their SQL on each warehouse: {metrics: [...], views: {...}, datasets: [...]}."""
    return json.loads(operation("say_metrics", {}))


def sql_of_one(name: str, warehouse: str, dimensions: list[str] | None, grain: str | None) -> str:
    """The SQL of one metric. dimensions and grain: None for those of the metric."""
    given = {"name": name, "warehouse": warehouse, "dimensions": dimensions, "grain": grain}
    return operation("say_metric", {key: value for key, value in given.items() if value is not None}).strip()


def operation(name: str, arguments: dict) -> str:
    """What a macro prints. Raises Refused with its sentence where it stops."""
    from dbt.cli.main import dbtRunner

    printed = []

    def listen(event) -> None:
        if event.info.name == "PrintEvent":
            printed.append(event.data.msg)

    command = ["--log-level", "none", "run-operation", name, "--args", json.dumps(arguments), "--target", "duckdb"]
    kept = os.environ.get("CONSTITUENT_360_DB")
    os.environ["CONSTITUENT_360_DB"] = ":memory:"
    os.environ.setdefault("DBT_LOG_LEVEL_FILE", "info")
    try:
        done = dbtRunner(callbacks=[listen]).invoke(command)
    finally:
        os.environ.pop("CONSTITUENT_360_DB")
        if kept is not None:
            os.environ["CONSTITUENT_360_DB"] = kept
    if not done.success:
        problem = done.exception or done.result.results[0].message
        sentence, _ = (done.exception and of_configuration(done.exception)) or sentence_in(problem)
        raise Refused(sentence.removesuffix(" Nothing was written."))
    return "\n".join(printed)
