"""The tables of a warehouse, read by the queries beside this file. A query reads `segmented`, too, which is one of them."""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROOMS = ("identity", "facts", "timeline", "golden", "fundraising", "engagement", "predictions", "crm", "metrics")
ROOMS += ("governance", "reference", "snapshots")
TABLE = re.compile(rf"\b({'|'.join(ROOMS)})\.(\w+)")
SEGMENTED = re.compile(r"\bsegmented\b")


class Refused(Exception):
    """Something that was given is wrong; the message is one sentence for whoever gave it."""


def text_of(name: str) -> str:
    """A query as it is sent, without the comment that says what it is for."""
    query = _written(name)
    if name != "segmented" and SEGMENTED.search(query):
        query = f"with segmented as (\n{_written('segmented')})\n\n{query}"
    return query


def _written(name: str) -> str:
    return re.sub(r"^--.*\n", "", (HERE / f"queries/{name}.sql").read_text(encoding="utf-8"), flags=re.MULTILINE)


def tables_of(name: str) -> list[str]:
    """The tables that a query reads, each as room.table, in their order."""
    return list(dict.fromkeys(f"{room}.{table}" for room, table in TABLE.findall(text_of(name))))


@dataclass
class Warehouse:
    """name: what people call it. run: sends SQL and gives back its rows. tables: what is there, as room.table.

    prefix: what stands before the name of each room where developers share a database.
    """

    name: str
    run: Callable[[str], pd.DataFrame]
    tables: set[str]
    prefix: str = ""
    read: dict[str, pd.DataFrame] = field(default_factory=dict)

    def rows(self, name: str) -> pd.DataFrame:
        """The rows of a query; none, and no columns, where a table of it is not there."""
        if name not in self.read:
            absent = self.lacking(name)
            query = TABLE.sub(rf"{self.prefix}\1.\2", text_of(name)) if self.prefix else text_of(name)
            self.read[name] = pd.DataFrame() if absent else plain_types(self.run(query))
        return self.read[name]

    def lacking(self, name: str) -> list[str]:
        """The tables of a query that are not there."""
        return [table for table in tables_of(name) if table not in self.tables]


def plain_types(rows: pd.DataFrame) -> pd.DataFrame:
    """Lower-case names, numbers instead of decimals, days as texts: what every engine means by the same rows."""
    rows = rows.rename(columns=str.lower)
    return rows.astype(object).map(_plain) if len(rows) else rows


def _plain(value):
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, Decimal):
        return float(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def open_warehouse() -> Warehouse:
    """The one that DB, CONSTITUENT_360_DB or TARGET names, else the demo's. Raises Refused with one sentence."""
    target = os.environ.get("TARGET") or "duckdb"
    found = of_duckdb() if target == "duckdb" else of_profile(target)
    if "golden.constituents" not in found.tables:
        raise Refused(f"{found.name} has no golden constituents yet: run make build or make resolve first.")
    return found


def database_file() -> Path:
    """Where the DuckDB file is; a notebook that runs in its own folder finds the demo's, too."""
    given = os.environ.get("DB") or os.environ.get("CONSTITUENT_360_DB")
    return Path(given) if given else ROOT / "constituent_360.duckdb"


CATALOG = "select table_schema, table_name from information_schema.tables"


def known(listed: pd.DataFrame, prefix: str = "") -> set[str]:
    """The tables of a catalog, each as room.table in lower case."""
    pairs = zip(listed.iloc[:, 0].str.lower(), listed.iloc[:, 1].str.lower(), strict=True)
    return {f"{schema.removeprefix(prefix)}.{table}" for schema, table in pairs if schema.startswith(prefix)}


def of_duckdb() -> Warehouse:
    import duckdb

    path = database_file()
    if not path.is_file():
        raise Refused(f"There is no database {path}: run make build first.")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error:
        raise Refused(f"{path} cannot be read: it is no database, or another program has it open.") from None

    def run(query: str) -> pd.DataFrame:
        try:
            return connection.execute(query).df()
        except duckdb.BinderException:
            raise Refused(f"{path} lacks a column that the dashboard reads: build it again with this version.") from None

    return Warehouse(str(path), run, known(run(CATALOG)))


def of_profile(target: str) -> Warehouse:
    """Snowflake or Databricks, by the same profile and environment as dbt."""
    import jinja2
    import yaml

    sys.path.append(str(ROOT / "scripts"))
    from check_target import missing

    profiles = Path(os.environ.get("DBT_PROFILES_DIR", ROOT)) / "profiles.yml"
    if sentence := missing(target, profiles, dict(os.environ)):
        raise Refused(f"{sentence} docs/warehouses.md says what is needed.")
    written = next(iter(yaml.safe_load(profiles.read_text()).values()))["outputs"][target]
    read = jinja2.Environment(autoescape=False).from_string
    settings = {key: read(str(value)).render(env_var=os.environ.get) for key, value in written.items()}
    if settings["type"] not in CONNECTED:
        raise Refused(f"The dashboard reads DuckDB, Snowflake and Databricks, and target '{target}' is {settings['type']}.")
    prefix = "" if settings["schema"] in ("main", "None") else f"{settings['schema'].lower()}_"
    try:
        run = CONNECTED[settings["type"]](settings)
        return Warehouse(target, run, known(run(CATALOG), prefix), prefix)
    except Exception as problem:
        raise Refused(f"{target} cannot be read ({type(problem).__name__}): make check TARGET={target} says why.") from None


def by_snowflake(settings: dict[str, str]) -> Callable[[str], pd.DataFrame]:
    import snowflake.connector

    names = ("account", "user", "role", "warehouse", "database")
    connection = snowflake.connector.connect(
        **{name: settings[name] for name in names}, private_key_file=settings["private_key_path"]
    )
    return lambda query: fetched(connection.cursor(), query)


def by_databricks(settings: dict[str, str]) -> Callable[[str], pd.DataFrame]:
    from databricks import sql

    connection = sql.connect(
        server_hostname=settings["host"],
        http_path=settings["http_path"],
        access_token=settings["token"],
        catalog=settings["catalog"],
    )
    return lambda query: fetched(connection.cursor(), query)


def fetched(cursor, query: str) -> pd.DataFrame:
    cursor.execute(query)
    return pd.DataFrame(cursor.fetchall(), columns=[column[0] for column in cursor.description], dtype=object)


CONNECTED = {"snowflake": by_snowflake, "databricks": by_databricks}
