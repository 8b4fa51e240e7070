"""dbt in this process, on a project that is read once for all runs: reading it takes longer than most of what tests ask."""

import gc
import json
import os
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner, dbtRunnerResult

ONLY_RUNNING_ASKS = {"source_records": "any.csv"}  # whichever file it is


class ReadOnce:
    """project: its folder. folder: where dbt writes; the database is `people.duckdb` there. Variables: for the reading."""

    target = "duckdb"
    profiles: Path | None = None  # None: the project's own

    def __init__(self, project: Path, folder: Path, **variables):
        self.work_in(project, folder)
        self.manifest = self.invoke(dbtRunner(), "parse", **variables).result

    def work_in(self, project: Path, folder: Path) -> None:
        places = {
            "project-dir": project,
            "profiles-dir": self.profiles or project,
            "target-path": folder / "target",
            "log-path": folder,
        }
        spared = ["--quiet", "--no-write-json", "--log-level-file=none"]  # what no test reads
        self.options = [*spared, f"--target={self.target}", *(f"--{flag}={at}" for flag, at in places.items())]
        self.database = folder / "people.duckdb"

    def move(self, copy: Path) -> None:
        """From now on dbt runs in a copy of the project: on the seeds of that folder, and on all else as it was read."""
        self.work_in(copy, copy)
        for name, node in self.manifest.nodes.items():
            if node.resource_type == "seed":
                node.root_path = self.manifest.flat_graph["nodes"][name]["root_path"] = str(copy)

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
        gc.collect()  # a Python model's connection may lie in a circle of references, and keeps the database while it does
        assert done.success, done.exception or [r.message for r in done.result if r.status in ("error", "fail")]


def read_with(project: Path, variables: dict) -> ReadOnce:
    """The project as these vars read it, once for all tests of this process."""
    alike = {name: ONLY_RUNNING_ASKS.get(name, value) for name, value in variables.items()}
    return _read(project, json.dumps(alike, sort_keys=True))


@cache
def _read(project: Path, variables: str) -> ReadOnce:
    return ReadOnce(project, Path(mkdtemp(prefix="read_once_")), **json.loads(variables))
