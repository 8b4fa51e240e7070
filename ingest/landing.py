"""Where the rows of a system land: what `models/staging/*/_*__sources.yml` and the registry of dbt_project.yml say.

The project reads what it always read: the same schema, tables, columns and moment of arrival. None of it is told twice.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from wrong import Wrong

PROJECT = Path(__file__).parents[1]


@dataclass
class Place:
    database: str | None
    schema: str
    arrival: str  # the column that says when a row arrived


@cache
def variables() -> dict:
    return yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]


def sources_of(system: str) -> dict[str, list[str]]:
    """The tables of a system that the project reads, each with the columns that it must have."""
    folder = PROJECT / "models/staging" / system
    files = sorted(folder.glob("_*__sources.yml")) if system.isidentifier() else []
    if system not in variables()["registry"] or not files:
        raise Wrong(f"The project has no system '{system[:60]}'; it has {', '.join(variables()['registry'])}.")
    tables = {}
    for source in yaml.safe_load(files[0].read_text(encoding="utf-8"))["sources"]:
        for table in source["tables"]:
            tables[table["name"]] = [column["name"] for column in table.get("columns", []) if not is_optional(column)]
    arrival = place_of(system).arrival
    return {
        name: [column for column in columns if column not in ("_loaded_at", arrival)] for name, columns in tables.items()
    }


def is_optional(column: dict) -> bool:
    return bool(column.get("config", {}).get("meta", {}).get("optional"))


def place_of(system: str) -> Place:
    entry = variables()["registry"][system]
    arrival = entry.get("loaded_at_field") or variables()["loaded_at_field"]
    return Place(entry.get("database"), entry.get("schema", system), arrival)
