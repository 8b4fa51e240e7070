"""What a person asks for: a system by name, or a place of files or tables; with every secret from the environment.

A system is one YAML file of `systems/`. `${NAME}` in it is a variable of the environment, `${NAME:-text}` one that may be
missing. `${start}` and `${end}` are filled in for each table when it is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml
from cursors import moment
from landing import sources_of
from wrong import Wrong

SYSTEMS = Path(__file__).parent / "systems"
VARIABLE = re.compile(r"\$\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?\}")
MOMENTS = ("unix", "iso", "date", "number", "text")  # how a system writes its cursor
NOT_A_SYSTEM = ("files", "sql")


@dataclass
class Table:
    """How one table is read, and by what its rows are known."""

    name: str
    reads: str  # the resource, the pattern of files or the table that its rows come from
    key: list[str] = field(default_factory=list)
    cursor: str | None = None
    written_as: str = "iso"  # the cursor in the rows
    asked_as: str = ""  # the start in a question, where it is written otherwise
    look_back: timedelta = timedelta(0)
    newest_first: bool = False
    each: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    leave_out: list[str] = field(default_factory=list)
    slice_days: int | None = None
    first_days: int | None = None  # how far back a first run reads, where a system keeps no more
    every_days: int = 0  # a list that takes a request for each row need not be read every day
    begins: str | None = None  # a first run reads slices of time from this day on

    @property
    def is_read_by_day(self) -> bool:
        """Whether a later run reads from where the last one ended; else it reads the whole table again."""
        return self.cursor is not None or self.look_back > timedelta(0)


@dataclass
class Asked:
    system: str
    kind: str  # rest_api, files or sql
    tables: list[Table]
    rest_api: dict = field(default_factory=dict)
    url: str = ""
    secrets: list[str] = field(default_factory=list)
    is_full: bool = False


def known_systems() -> list[str]:
    return sorted(path.stem for path in SYSTEMS.glob("*.yml")) + list(NOT_A_SYSTEM)


def asked(environment: Mapping[str, str]) -> Asked:
    """What the environment asks for. Raises Wrong with the sentence about what it cannot be."""
    name = environment.get("SYSTEM", "")
    path = Path(name) if name.endswith((".yml", ".yaml")) else SYSTEMS / f"{name}.yml"
    if name in NOT_A_SYSTEM:
        found = by_hand(name, environment)
    elif name and path.is_file() and (path.parent != SYSTEMS or re.fullmatch(r"\w+", name)):
        found = written(path, environment)
    else:
        raise Wrong(
            f"SYSTEM: there is no system '{name[:60]}'; give one of {', '.join(known_systems())}, or a file of your own."
        )
    found.is_full = environment.get("FULL", "") not in ("", "0", "no")
    if only := environment.get("ONLY"):
        known = [table.name for table in found.tables]
        if only not in known:
            raise Wrong(f"ONLY: {found.system} has no table '{only[:60]}'; it has {', '.join(known)}.")
        found.tables = [table for table in found.tables if table.name == only]
    if since := environment.get("SINCE"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", since) or moment(since, "iso") is None:
            raise Wrong(f"SINCE: '{since[:20]}' is no day, as 2024-01-31.")
        for table in found.tables:
            table.begins = since if table.slice_days else None  # another one cannot be read up to an end
    if days := environment.get("LOOKBACK"):
        for table in found.tables:
            table.look_back = in_days(days, "LOOKBACK")
    return found


def by_hand(kind: str, environment: Mapping[str, str]) -> Asked:
    """SYSTEM=files or SYSTEM=sql: one table, told by the environment alone."""
    example = "FROM='gifts/*.csv'" if kind == "files" else "FROM=public.gifts CURSOR=updated_at"
    system, _, table = environment.get("TABLE", "").partition(".")
    if not environment.get("FROM") or not table:
        raise Wrong(
            f"Say what is read and where it goes: make ingest SYSTEM={kind} {example} TABLE=donation.gifts KEY=donation_id"
        )
    described = {"from": environment["FROM"], "key": [key for key in environment.get("KEY", "").split(",") if key]}
    if environment.get("CURSOR"):
        described |= {"cursor": environment["CURSOR"]}
    settings = {"system": system, kind: {}, "tables": {table: described}}
    if kind == "sql":
        settings["sql"] = {"url": "${CONSTITUENT_360_SQL_URL}"}
    return understood(settings, system, environment, f"SYSTEM={kind}")


def written(path: Path, environment: Mapping[str, str]) -> Asked:
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise Wrong(f"{path.name} is no YAML that can be read.") from None
    if not isinstance(settings, dict):
        raise Wrong(f"{path.name} says nothing.")
    return understood(settings, path.stem, environment, path.name)


def understood(settings: dict, stem: str, environment: Mapping[str, str], place: str) -> Asked:
    system = settings.pop("system", stem)
    kinds = [kind for kind in ("rest_api", "files", "sql") if kind in settings]
    if len(kinds) != 1 or set(settings) != {kinds[0], "tables"} or not settings["tables"]:
        raise Wrong(f"{place}: it needs `tables`, and one of `rest_api`, `files` and `sql` that says where they come from.")
    if problem := problem_of(settings, kinds[0]):
        raise Wrong(f"{place}: {problem}.")
    used: list[str] = []
    if kinds[0] == "rest_api" and (url := environment.get(f"{system.upper()}_URL")):
        settings["rest_api"]["client"]["base_url"] = url  # a proxy, a sandbox, or the stand-in of a test
    settings = filled(settings, environment, used)
    listed = sources_of(system)
    tables = [table_of(name, said, place) for name, said in settings["tables"].items()]
    for table in tables:
        if table.first_days:
            table.begins = (datetime.now(UTC) - timedelta(days=table.first_days)).date().isoformat()
        if table.name not in listed:
            raise Wrong(f"{place}: the project reads no table '{table.name}' of {system}; it reads {', '.join(listed)}.")
        if not table.key and (kinds[0] == "rest_api" or table.cursor):
            raise Wrong(
                f"{place}: say by which key a row of {table.name} is known, else a row that comes again is there twice."
            )
    url = (settings["sql"] or {}).get("url", "") if kinds[0] == "sql" else ""
    rest_api = settings["rest_api"] if kinds[0] == "rest_api" else {}
    return Asked(system, kinds[0], tables, rest_api, url, used)


def problem_of(settings: dict, kind: str) -> str | None:
    """What keeps a file of somebody's own from being read, or None. What rest_api itself takes is dlt's to judge."""
    if not isinstance(settings["tables"], dict) or not all(
        isinstance(one, dict | type(None)) for one in settings["tables"].values()
    ):
        return "`tables` has a name and a description for each table"
    if kind != "rest_api":
        return None
    said = settings["rest_api"]
    if not isinstance(said, dict) or not isinstance(said.get("client"), dict) or "base_url" not in said["client"]:
        return "`rest_api` has no `client` with a `base_url`"
    resources = said.get("resources")
    if not isinstance(resources, list) or not all(
        isinstance(one, dict) and "name" in one and isinstance(one.get("endpoint"), dict) and "path" in one["endpoint"]
        for one in resources
    ):
        return "each of `resources` has a `name` and an `endpoint` with a `path`"
    for name, table in settings["tables"].items():
        reads = (table or {}).get("from", name)
        if reads not in [one["name"] for one in resources]:
            return f"the table {name} reads '{reads}', which is none of its resources"
    return None


def table_of(name: str, said: dict, place: str) -> Table:
    known = {"from", "key", "cursor", "written_as", "look_back_days", "newest_first", "each", "columns", "leave_out"}
    known |= {"slice_days", "first_days", "every_days", "asked_as"}
    if unknown := set(said or {}) - known:
        raise Wrong(f"{place}: {name} says '{sorted(unknown)[0]}', which is none of {', '.join(sorted(known))}.")
    said = dict(said or {})
    key = said.pop("key", [])
    for how in ("written_as", "asked_as"):
        if said.get(how, "iso") not in MOMENTS:
            raise Wrong(f"{place}: {how} of {name} is none of {', '.join(MOMENTS)}.")
    said["asked_as"] = said.get("asked_as") or said.get("written_as", "iso")
    look_back = in_days(said.pop("look_back_days", 0), f"{place}: look_back_days of {name}")
    return Table(name, said.pop("from", name), [key] if isinstance(key, str) else key, look_back=look_back, **said)


def in_days(given: object, name: str) -> timedelta:
    if not re.fullmatch(r"\d{1,5}", str(given)):
        raise Wrong(f"{name}: '{str(given)[:20]}' is no number of days.")
    return timedelta(days=int(str(given)))


def filled(value: object, environment: Mapping[str, str], used: list[str]) -> object:
    """The settings with each variable in its place; `used` gets the values, none of which may ever be printed."""
    if isinstance(value, dict):
        return {key: filled(one, environment, used) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, environment, used) for one in value]
    if not isinstance(value, str):
        return value

    def value_of(found: re.Match) -> str:
        name, otherwise = found[1], found[2]
        text = environment.get(name, "").strip() or otherwise
        if text is None:
            raise Wrong(f"{name} is not set in the environment: it has to hold what the system asks for.")
        if otherwise is None:
            used.append(text)
        return text

    return VARIABLE.sub(value_of, value)
