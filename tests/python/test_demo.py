"""The demo on DuckDB: every test that dbt knows holds, unit tests too."""

import json

from project import Project


def test_every_test_of_dbt_holds(demo):
    said = (demo.folder / "build.log").read_text()
    assert "WARN=0 ERROR=0 SKIP=0" in said, said[-4000:]
    ran = json.loads((demo.folder / "run_results.json").read_text())["results"]
    kinds = [node["unique_id"].split(".")[0] for node in ran]
    assert kinds.count("test") > 600 and kinds.count("unit_test") > 150


def test_a_users_build_has_nothing_of_what_developers_test(tmp_path):
    listed = Project(tmp_path).dbt("list", "--quiet", "--output", "json", "--output-keys", "name resource_type").stdout
    nodes = [json.loads(line) for line in listed.splitlines()]
    assert len(nodes) > 500
    of_developers = [node for node in nodes if node["resource_type"] == "unit_test" or node["name"].startswith("golden_")]
    assert of_developers == []


def test_a_table_says_what_it_is(demo):
    said = demo.rows("select comment from duckdb_tables() where schema_name = 'golden' and table_name = 'constituents'")
    assert said["comment"].item().startswith("One row per ")
