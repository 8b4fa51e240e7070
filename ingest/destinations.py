"""Where rows land: the target of profiles.yml, with the same variables of the environment."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import dlt
from landing import Place
from wrong import Wrong

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import problem_in  # noqa: E402

SNOWFLAKE = ["ACCOUNT", "USER", "PRIVATE_KEY_PATH", "ROLE", "WAREHOUSE", "DATABASE"]
DATABRICKS = ["HOST", "HTTP_PATH", "TOKEN", "CATALOG"]


def given(environment: Mapping[str, str], target: str, names: list[str]) -> dict[str, str]:
    for name in names:
        if not environment.get(f"{target}_{name}"):
            raise Wrong(f"{target}_{name} is not set in the environment: profiles.yml asks for it, too.")
    return {name: environment[f"{target}_{name}"] for name in names}


def destination(environment: Mapping[str, str], database: str | None = None):
    """dlt's destination for TARGET, by default DuckDB. Raises Wrong where it cannot be written; nothing is opened yet.

    database: that of the system's entry in the registry, where it is another one than the target's own.
    """
    target = environment.get("TARGET") or "duckdb"
    if target == "duckdb":
        path = environment.get("DB") or environment.get("CONSTITUENT_360_DB") or "constituent_360.duckdb"
        if problem := problem_in(path, environment.get("CONSTITUENT_360_MEMORY")):
            raise Wrong(problem)
        if database:
            raise Wrong(f"The registry wants the database '{database}'; on DuckDB rows land in the target's own.")
        return dlt.destinations.duckdb(os.path.abspath(path))
    if target == "snowflake":
        found = given(environment, "SNOWFLAKE", SNOWFLAKE)
        if not Path(found["PRIVATE_KEY_PATH"]).is_file():
            raise Wrong("SNOWFLAKE_PRIVATE_KEY_PATH names no file.")
        return dlt.destinations.snowflake(
            {
                "host": found["ACCOUNT"],
                "username": found["USER"],
                "private_key_path": found["PRIVATE_KEY_PATH"],
                "role": found["ROLE"],
                "warehouse": found["WAREHOUSE"],
                "database": database or found["DATABASE"],
            }
        )
    if target == "databricks":
        found = given(environment, "DATABRICKS", DATABRICKS)
        return dlt.destinations.databricks(
            {
                "server_hostname": found["HOST"],
                "http_path": found["HTTP_PATH"],
                "access_token": found["TOKEN"],
                "catalog": database or found["CATALOG"],
            }
        )
    raise Wrong(f"TARGET: '{target[:40]}' is none of duckdb, snowflake, databricks.")


def pipeline(name: str, where, place: Place, folder: Path) -> dlt.Pipeline:
    """Writes into the schema of a system. folder: what is read waits there until it is written, and is removed then."""
    return dlt.pipeline(name, destination=where, dataset_name=place.schema, pipelines_dir=str(folder), progress=None)
