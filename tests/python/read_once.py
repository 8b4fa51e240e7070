"""dbt in this process, on a project that is read once for all runs: reading it takes longer than most of what tests ask."""

import json
import os
from pathlib import Path

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner, dbtRunnerResult


class ReadOnce:
    """project: its folder. folder: where dbt writes; the database is `people.duckdb` there. Variables: for the reading."""

    def __init__(self, project: Path, folder: Path, **variables):
        places = {"project-dir": project, "profiles-dir": project, "target-path": folder / "target", "log-path": folder}
        self.options = ["--quiet", "--target=duckdb", *(f"--{flag}={at}" for flag, at in places.items())]
        self.database = folder / "people.duckdb"
        self.manifest = self.invoke(dbtRunner(), "parse", **variables).result

    def invoke(self, runner: dbtRunner, *arguments: str, **variables) -> dbtRunnerResult:
        os.environ["CONSTITUENT_360_DB"] = str(self.database)
        given = ["--vars", json.dumps(variables)] if variables else []
        done = runner.invoke([*arguments, *given, *self.options])
        DuckDBConnectionManager.close_all_connections()  # or this process would keep the database
        return done

    def run(self, *arguments: str, **variables) -> dbtRunnerResult:
        return self.invoke(dbtRunner(manifest=self.manifest), *arguments, **variables)

    def build(self, *arguments: str, **variables) -> None:
        """Build, or fail with what dbt said."""
        done = self.run("build", *arguments, **variables)
        assert done.success, done.exception or [r.message for r in done.result if r.status in ("error", "fail")]
