"""The engines that the tests start themselves, each with the demo built on it once."""

import shutil

import pytest
from databricks_project import DatabricksProject
from snowflake_project import SnowflakeProject


@pytest.fixture(scope="session")
def snowflake(tmp_path_factory):
    """The demo on Snowflake, as first built."""
    with SnowflakeProject(tmp_path_factory.mktemp("snowflake")) as project:
        project.build()
        yield project


@pytest.fixture(scope="session")
def databricks(tmp_path_factory):
    """The demo on Databricks, as first built."""
    if not shutil.which("java"):
        pytest.skip("NOT TESTED ON DATABRICKS: Spark needs Java 17, and there is no java")
    with DatabricksProject(tmp_path_factory.mktemp("databricks")) as project:
        project.build()
        yield project


def pytest_collection_modifyitems(items):
    """What edits the rows comes after what reads them as first built."""
    items.sort(key=lambda item: "edited" in item.fixturenames)
