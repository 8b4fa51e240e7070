"""What the Python tests share."""

import os
from pathlib import Path

import pytest
from dbt.cli.main import dbtRunner

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """A function from Jinja to the SQL that dbt sends to DuckDB. The project is read once."""
    folder = tmp_path_factory.mktemp("compiled")
    os.environ["CONSTITUENT_360_DB"] = str(folder / "compiled.duckdb")
    places = ["--project-dir", ROOT, "--profiles-dir", ROOT, "--target-path", folder, "--log-path", folder]
    options = ["--quiet", "--target", "duckdb", *map(str, places)]
    manifest = dbtRunner().invoke(["parse", *options]).result

    def compile_(jinja: str) -> str:
        done = dbtRunner(manifest=manifest).invoke(["compile", "--inline", jinja, *options])
        assert done.success, done.exception
        return done.result.results[0].node.compiled_code

    return compile_
