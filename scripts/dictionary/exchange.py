"""The metrics as an Open Semantic Interchange document (OSI 0.1.1, the version that dbt 1.12 reads).

What the format has no place for (owner, unit, review, a cumulative metric) stands in custom_extensions: nothing is lost
without a word.
"""

import json
import re

SAID = ["label", "category", "business_owner", "data_steward", "unit", "grain", "refresh", "version", "last_reviewed"]


def exchanged(said: dict) -> dict:
    """The document. said: what said_by_dbt gives."""
    datasets = {dataset["name"]: dataset for dataset in said["datasets"]}
    metrics = [metric for metric in said["metrics"] if not metric["refused"]]
    refused = {metric["name"]: metric["refused"] for metric in said["metrics"] if metric["refused"]}
    model = {
        "name": "constituent_360",
        "datasets": [dataset_of(dataset) for dataset in datasets.values()],
        "metrics": [metric_of(metric, datasets[metric["dataset"]]) for metric in metrics],
        "custom_extensions": [extension({"left_out": refused})],
    }
    return {"version": "0.1.1", "dialects": ["ANSI_SQL"], "semantic_model": [model]}


def dataset_of(dataset: dict) -> dict:
    return {
        "name": dataset["name"],
        "source": dataset["table"],
        "description": dataset["description"],
        "fields": [
            {
                "name": dimension["name"],
                "expression": in_ansi(dimension["expression"]),
                "dimension": {"is_time": dimension["is_time"]},
            }
            for dimension in dataset["dimensions"]
        ],
    }


def metric_of(metric: dict, dataset: dict) -> dict:
    return {
        "name": metric["name"],
        "description": metric["definition"],
        "expression": in_ansi(qualified(metric["expression"], dataset)),
        "custom_extensions": [extension({key: metric.get(key) for key in SAID})],
    }


def in_ansi(expression: str) -> dict:
    return {"dialects": [{"dialect": "ANSI_SQL", "expression": expression}]}


def extension(data: dict) -> dict:
    return {"vendor_name": "DBT", "data": json.dumps(data, default=str)}


def qualified(expression: str, dataset: dict) -> str:
    """The expression with its table before each column; texts in quotes stay as they are.

    qualified("count(case when kind = 'kind' then id end)", plans)
    ->  count(case when plans.kind = 'kind' then plans.id end)
    """
    columns = re.compile(r"\b(" + "|".join(map(re.escape, dataset["columns"])) + r")\b(?!\s*\()")
    parts = re.split(r"('[^']*')", expression)
    return "".join(part if part.startswith("'") else columns.sub(rf"{dataset['name']}.\1", part) for part in parts)
