"""What dbt sends to Snowflake, and what it says where it cannot."""

from project import Project


def test_without_credentials_dbt_names_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.delenv("SNOWFLAKE_ACCOUNT", raising=False)
    project = Project(tmp_path)
    project.target = "snowflake"
    result = project.dbt("build")
    assert result.returncode != 0
    assert "Env var required but not provided: 'SNOWFLAKE_ACCOUNT'" in result.stdout


def test_columns_need_no_quotes(snowflake):
    written = "select column_name from information_schema.columns where column_name != upper(column_name)"
    assert snowflake.rows(written + " and table_schema in ('IDENTITY', 'GOLDEN')").empty


def test_a_function_says_which_packages_it_needs(snowflake):
    sent = (snowflake.folder / "target/run/constituent_360/python_udfs/jaro_winkler.py").read_text()
    for clause in ["RUNTIME_VERSION = '3.11'", "PACKAGES = ('jellyfish')", "HANDLER = 'main'", "IMMUTABLE"]:
        assert clause in sent


def test_a_statement_that_the_connector_asks_for_again_runs_once(snowflake):
    """It waits a minute for an answer, which an engine under load can need."""
    slow = (
        "select count(*) as n from range(60000) as one(i) cross join range(10000) as other(j) where one.i * other.j % 7 = 3"
    )
    with snowflake.connect(socket_timeout=1) as session:
        session.cursor().execute(f"create table golden.slow as {slow}")
        assert session.cursor().execute("select count(*) from golden.slow").fetchall() == [(1,)]
        session.cursor().execute("drop table golden.slow")
