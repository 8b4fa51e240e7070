"""What the Python tests share."""

import fcntl
import os
import shutil

import duckdb
import pandas as pd
import pytest
from dictionary import said_by_dbt
from ingestion import Ingest
from project import ROOT, Project
from read_once import KEPT, ReadOnce, of_all_processes
from xdist.scheduler import LoadScopeScheduling

# modules that build the project again and again; `make test-fast` leaves them out, and the other engines
SLOW = {"bad_files", "bad_rows", "builds", "ledger", "offers", "own_tables", "partial_builds", "record_ids", "steward_files"}
SLOW |= {"erasure", "ingest_build", "metric_bridge", "quality", "timeline_refresh", "weighted_scoring"}
ENGINES = ["databricks", "snowflake"]  # the slowest first


def scope(nodeid: str) -> str:
    """Tests of one scope run in one process: those of a file, but those of an engine where it was started."""
    return next((engine for engine in ENGINES if engine in nodeid), nodeid.partition("::")[0])


def pytest_configure(config):
    if KEPT not in os.environ:  # else this is one of several processes
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(KEPT)))
        of_all_processes()


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "engines" or item.path.stem.removeprefix("test_") in SLOW:
            item.add_marker(pytest.mark.slow)
    # the longest scopes first, so that no process is left with one while the others are done
    ranks = {engine: rank for rank, engine in enumerate(ENGINES)}
    items.sort(key=lambda item: ranks.get(scope(item.nodeid), len(ranks) + (item.get_closest_marker("slow") is None)))


class Compiler(ReadOnce):
    """Turns Jinja into the SQL that dbt sends to DuckDB."""

    def __call__(self, jinja: str, **variables) -> str:
        """Raises RuntimeError with the sentence that a macro stops with."""
        done = self.run("compile", "--no-populate-cache", "--inline", jinja, **variables)
        if not done.success:
            for left_behind in [node for node in self.bare.nodes if node.endswith(".inline_query")]:
                del self.bare.nodes[left_behind]  # or dbt takes the next query for a second of that name
            raise RuntimeError(done.exception or done.result.results[0].message)
        return done.result.results[0].node.compiled_code


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Compiler:
    return Compiler(ROOT, tmp_path_factory.mktemp("compiled"))


@pytest.fixture(scope="session")
def outcome(compiled):
    """A function that applies a macro: outcome("parse_date('given')", texts) is {text: what it made of it}."""

    def apply(call: str, given) -> dict:
        texts = pd.DataFrame({"given": pd.Series(list(given), dtype=object)})
        sql = compiled("select given, {{ " + call + " }} as made from texts")
        with duckdb.connect() as connection:
            connection.register("texts", texts)
            return dict(connection.execute(sql).fetchall())

    return apply


@pytest.fixture(scope="module")
def ingest():
    """One process in the environment of ingestion: ingest(database, SYSTEM="stripe") is (exit status, what was said)."""
    with Ingest() as process:
        yield process


@pytest.fixture(scope="session")
def said() -> dict:
    """Every metric with its SQL on each warehouse, and the metric views."""
    return said_by_dbt()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo, built with all tests once for all processes; `build.log` and `run_results.json` are what dbt said.

    Each process has a copy, which every test of it reads: a test that writes does so to a copy of its own."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    built = folder / "built_demo"
    with open(folder / "built_demo.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits until it is built
        if not built.exists():
            first = Project(folder / "demo_while_it_is_built")
            first.develops = True
            (first.folder / "build.log").write_text(first.dbt("build").stdout)
            shutil.copy(first.folder / "target/run_results.json", first.folder)
            first.folder.rename(built)
    project = Project(tmp_path_factory.mktemp("demo"))
    for made in (project.database.name, "build.log", "run_results.json"):
        shutil.copy(built / made, project.folder)
    shutil.copytree(built / "target", project.folder / "target")
    written_at = project.database.stat().st_mtime_ns
    yield project
    assert project.database.stat().st_mtime_ns == written_at, "a test wrote to the demo that others read"


@pytest.fixture
def copied_demo(demo, tmp_path) -> Project:
    """The demo as a project that a test may build again."""
    project = Project(tmp_path)
    shutil.copy(demo.database, project.database)
    return project


class ByScope(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)


@pytest.hookimpl(optionalhook=True)  # a single process knows no scheduler
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # by number of tests, which says little
    return ByScope(config, log)
