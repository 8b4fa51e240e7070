"""What dbt sends to Databricks, and what it says where it cannot."""

from project import Project


def test_without_credentials_dbt_names_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABRICKS_HOST", raising=False)
    project = Project(tmp_path)
    project.target = "databricks"
    result = project.dbt("build")
    assert result.returncode != 0
    assert "Env var required but not provided: 'DATABRICKS_HOST'" in result.stdout


def test_a_function_brings_its_packages_and_calls_its_entry_point(databricks):
    sent = (databricks.folder / "target/run/constituent_360/python_udfs/jaro_winkler.py").read_text()
    assert "language python" in sent
    assert """environment (dependencies = '["jellyfish"]', environment_version = 'None')""" in sent
    assert "\ndef main(a, b):\n" in sent
    assert sent.rstrip().endswith("return main(a, b)\n$$")


def test_amounts_and_counts_have_the_types_of_their_contract(databricks):
    described = databricks.rows("describe table golden.households").set_index("col_name")["data_type"]
    assert described["total_lifetime_giving"] == "decimal(18,2)"
    assert described["constituent_count"] == "bigint"
