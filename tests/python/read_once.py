"""dbt in this process, on a project that is read once for all runs: reading it takes longer than most of what tests ask.

What one process has read is kept in a folder for the others, which take a second to load it.
"""

import contextlib
import copy
import fcntl
import gc
import hashlib
import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner, dbtRunnerResult

KEPT = "CONSTITUENT_360_TESTS_READ"
SAVED = "partial_parse.msgpack"  # the name that dbt gives it
DATABASE = "people.duckdb"
# no YAML and no reference depends on them, so that the project reads alike: test_layout holds the former, dbt the latter
ONLY_RUNNING_ASKS = {"as_of_date", "time_zone", "retrain", "new_ledger", "sla_calendar", "then"}
ANY_FILE = {"source_records": "any.csv"}  # reading asks whether there is one


def of_all_processes() -> Path:
    """The folder of what was read."""
    if KEPT not in os.environ:
        os.environ[KEPT] = mkdtemp(prefix="read_once_")
    return Path(os.environ[KEPT])


@contextlib.contextmanager
def kept(project: Path, target: str, variables: dict, develops: bool) -> Iterator[Path]:
    """The folder of what dbt reads of a project for a target with such vars; nobody else has it meanwhile."""
    read_for = json.dumps([str(project), target, variables, develops], sort_keys=True)
    folder = of_all_processes() / hashlib.md5(read_for.encode()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def said_by(done: dbtRunnerResult) -> str:
    """Why it stopped, or what did not go well."""
    troubles = [(str(row.status), row.node.name, row.message) for row in done.result or []]
    return str(done.exception or [trouble for trouble in troubles if trouble[0] not in ("success", "pass", "no-op")])


class ReadOnce:
    """project: its folder. folder: where dbt writes; the database is `people.duckdb` there. Variables: for the reading."""

    target = "duckdb"
    profiles: Path | None = None  # None: the project's own

    def __init__(self, project: Path, folder: Path, **variables):
        self.work_in(project, folder)
        develops = os.environ.setdefault("CONSTITUENT_360_DEVELOP", "no") == "yes"
        with kept(project, self.target, variables, develops) as place, contextlib.chdir(project):
            self.database = Path(DATABASE)  # any other name, and the next process would read all anew
            done = self.invoke(dbtRunner(), "parse", "--target-path", str(place), "--project-dir", ".", **variables)
        assert done.success, done.exception
        self.manifest = done.result
        self.bare = copy.copy(self.manifest)  # without tests, which are most of what dbt looks through before each run
        self.bare.nodes = {name: node for name, node in self.manifest.nodes.items() if node.resource_type != "test"}
        self.bare.unit_tests = {}
        self.work_in(project, folder)
        self.take_seeds_from(project)

    def work_in(self, project: Path, folder: Path) -> None:
        places = {
            "project-dir": project,
            "profiles-dir": self.profiles or project,
            "target-path": folder / "target",
            "log-path": folder,
        }
        spared = ["--quiet", "--no-write-json", "--log-level-file=none"]  # what no test reads
        self.options = [*spared, f"--target={self.target}", *(f"--{flag}={at}" for flag, at in places.items())]
        self.database = folder / DATABASE

    def take_seeds_from(self, project: Path) -> None:
        for name, node in self.manifest.nodes.items():
            if node.resource_type == "seed":
                node.root_path = self.manifest.flat_graph["nodes"][name]["root_path"] = str(project)

    def move(self, folder: Path) -> None:
        """From now on dbt runs in a copy of the project: on the seeds of that folder, and on all else as it was read."""
        self.work_in(folder, folder)
        self.take_seeds_from(folder)

    def invoke(self, runner: dbtRunner, *arguments: str, **variables) -> dbtRunnerResult:
        os.environ["CONSTITUENT_360_DB"] = str(self.database)
        given = ["--vars", json.dumps(variables)] if variables else []
        done = runner.invoke([arguments[0], *self.options, *arguments[1:], *given])
        DuckDBConnectionManager.close_all_connections()  # or this process would keep the database
        return done

    def run(self, *arguments: str, **variables) -> dbtRunnerResult:
        needs_tests = arguments[0] != "compile" and not {"test", "unit_test"} <= set(arguments)
        return self.invoke(dbtRunner(manifest=self.manifest if needs_tests else self.bare), *arguments, **variables)

    def build(self, *arguments: str, **variables) -> None:
        """Build, or fail with what dbt said."""
        done = self.run("build", *arguments, **variables)
        gc.collect()  # a Python model's connection may lie in a circle of references, and keeps the database while it does
        assert done.success, said_by(done)


def read_with(project: Path, variables: dict, develops: bool = False) -> ReadOnce:
    """The project as these vars read it, once for the tests of this process. develops: with golden rows and unit tests."""
    asked = {name: ANY_FILE.get(name, value) for name, value in variables.items() if name not in ONLY_RUNNING_ASKS}
    return _read(project, json.dumps(asked, sort_keys=True), develops)


@lru_cache(maxsize=6)  # each takes a hundred megabytes
def _read(project: Path, variables: str, develops: bool) -> ReadOnce:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONSTITUENT_360_DEVELOP", "yes" if develops else "no")
        return ReadOnce(project, Path(mkdtemp(dir=of_all_processes())), **json.loads(variables))
