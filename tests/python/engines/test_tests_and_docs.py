"""What dbt says of the demo on each warehouse: its tests hold, and its documentation is made."""

import json

import pytest
from project import TESTS_OF_DBT


@pytest.fixture(scope="module", params=["snowflake", "databricks"])
def engine(request):
    return request.getfixturevalue(request.param)


def test_every_test_of_the_project_holds(engine):
    result = engine.dbt("test", "--exclude", *TESTS_OF_DBT)
    assert result.returncode == 0, result.stdout[-4000:]


def test_the_documentation_shows_types_and_descriptions(engine):
    result = engine.dbt("docs", "generate")
    assert result.returncode == 0, result.stdout[-4000:]
    catalog = json.loads((engine.folder / "target/catalog.json").read_text())
    columns = catalog["nodes"]["model.constituent_360.constituents"]["columns"]
    types = {name.lower(): column["type"].lower() for name, column in columns.items()}
    assert types["constituent_id"] in ("text", "varchar", "string")
    assert types["total_lifetime_giving"] in ("decimal(18,2)", "number")  # Snowflake's catalog leaves the digits out
