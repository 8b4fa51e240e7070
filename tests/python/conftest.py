"""What the Python tests share."""

import fcntl
import os
import shutil

import duckdb
import pandas as pd
import pytest
from dictionary import said_by_dbt
from project import ROOT, Project
from read_once import ReadOnce
from xdist.scheduler import LoadScopeScheduling

# modules that build the project again and again; `make test-fast` leaves them out, and the other engines
SLOW = {"bad_files", "bad_rows", "builds", "ledger", "offers", "own_tables", "partial_builds", "record_ids", "steward_files"}
SLOW |= {"metric_bridge", "quality", "timeline_refresh", "weighted_scoring"}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "engines" or item.path.stem.removeprefix("test_") in SLOW:
            item.add_marker(pytest.mark.slow)


class Compiler(ReadOnce):
    """Turns Jinja into the SQL that dbt sends to DuckDB."""

    def __call__(self, jinja: str, **variables) -> str:
        """Raises RuntimeError with the sentence that a macro stops with."""
        done = self.run("compile", "--inline", jinja, **variables)
        if not done.success:
            for left_behind in [node for node in self.manifest.nodes if node.endswith(".inline_query")]:
                del self.manifest.nodes[left_behind]  # or dbt takes the next query for a second of that name
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


@pytest.fixture(scope="session")
def said() -> dict:
    """Every metric with its SQL on each warehouse, and the metric views."""
    return said_by_dbt()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo, built with all tests once for all processes; `build.log` and `run_results.json` are what dbt said.

    Each process has a copy: tests may build it again, which must change nothing."""
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
    # the cache of what was read knows the other folder's seeds
    shutil.copytree(built / "target", project.folder / "target", ignore=shutil.ignore_patterns("partial_parse.msgpack"))
    return project


class OneProcessForAnEngine(LoadScopeScheduling):
    """Tests are shared out by file, but those of Snowflake and of Databricks each go to the process that has started it."""

    def _split_scope(self, nodeid: str) -> str:
        return next((engine for engine in ("snowflake", "databricks") if engine in nodeid), nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)  # a single process knows no scheduler
def pytest_xdist_make_scheduler(config, log):
    return OneProcessForAnEngine(config, log)
