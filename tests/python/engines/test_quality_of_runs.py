"""What data tests find is noted and reported on each engine as on DuckDB."""

import pytest

FOUND = """
    select dimension, status, checks, passed, failed, failed_rows, score, worst_check, worst_check_rows, worst_key
    from governance.data_quality_report where model_name = 'counted_leads' order by dimension
"""
EXPECTED = [
    ("completeness", "passed", 1, 1, 0, 0, 1.0, None, None, None),
    ("uniqueness", "failed", 1, 0, 1, 1, 0.0, "unique_counted_leads_lead_id", 1, "L-001"),
]


@pytest.mark.parametrize("engine", ["snowflake", "databricks"])
def test_a_failing_test_is_noted_with_the_key_of_a_row(engine, request):
    project = request.getfixturevalue(engine)
    project.execute("insert into crm.counted_leads select * from crm.counted_leads where lead_id = 'L-001'")
    try:
        for _ in range(3):
            assert project.dbt("test", "--select", "counted_leads,test_type:data", test_runs_kept=2).returncode != 0
        found = project.fetch(FOUND)[1]
        kept = project.fetch("select max(run_number) from governance.test_results where model_name = 'counted_leads'")[1]
    finally:
        project.build("--select", "counted_leads")
    assert found == EXPECTED
    assert kept == [(2,)]
