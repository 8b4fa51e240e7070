"""Which relations may leave the warehouse: models that are tagged activation, and the map of records to constituents."""

from dataclasses import dataclass
from pathlib import Path

import yaml

ID_MAP = "identity_map"
ID_MAP_COLUMNS = ("source_system", "record_id", "constituent_id", "household_id", "confidence_tier")


@dataclass(frozen=True)
class Leaving:
    """A relation. people: the column with its constituents, parted by commas where a row has several.

    channel: by which channel all rows reach people; channel_column: where each row says its own. The map has neither.
    """

    schema: str
    name: str
    people: str = "constituent_id"
    channel: str | None = None
    channel_column: str | None = None

    @property
    def full_name(self) -> str:
        return f"{self.schema}.{self.name}"


def leaving(project: Path) -> dict[str, Leaving]:
    """By their names. A model counts by the tag in its YAML, and only where that says its channel, too."""
    configured = yaml.safe_load((project / "dbt_project.yml").read_text(encoding="utf-8"))
    rooms = configured["models"][configured["name"]]
    found = {}
    for file in sorted((project / "models").rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        for model in (yaml.safe_load(text).get("models") or []) if "activation" in text else []:
            config = model.get("config") or {}
            if "activation" not in as_list(config.get("tags")):
                continue
            meta = config.get("meta") or {}
            said = {name: meta[name] for name in ("channel", "channel_column") if name in meta}
            if said:
                schema = config.get("schema") or schema_of(rooms, file.relative_to(project / "models").parent.parts)
                people = meta.get("people_column", "constituent_id")
                found[model["name"]] = Leaving(schema, model["name"], people, **said)
    return found | {ID_MAP: Leaving("identity", ID_MAP)}


def as_list(tags) -> list:
    return tags if isinstance(tags, list) else [tags]


def schema_of(rooms: dict, folders: tuple[str, ...]) -> str:
    """The schema of what lies in a folder of models, as dbt_project.yml says: that of the innermost folder that has one."""
    schema = rooms.get("+schema")
    for folder in folders:
        rooms = rooms.get(folder) or {}
        schema = rooms.get("+schema", schema)
    return schema
