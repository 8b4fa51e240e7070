"""The demo on DuckDB: every test that dbt knows holds, unit tests too."""

import json


def test_every_test_of_dbt_holds(demo):
    result = demo.dbt("test")
    assert result.returncode == 0 and "WARN=0 ERROR=0" in result.stdout, result.stdout[-4000:]
    ran = json.loads((demo.folder / "target/run_results.json").read_text())["results"]
    kinds = [test["unique_id"].split(".")[0] for test in ran]
    assert kinds.count("test") > 700 and kinds.count("unit_test") > 150
