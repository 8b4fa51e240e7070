"""What data tests find, and what was refreshed, is noted and reported on each engine as on DuckDB."""

import json
from datetime import UTC, datetime, timedelta

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


@pytest.mark.parametrize("engine", ["snowflake", "databricks"])
def test_what_was_refreshed_is_noted_in_utc(engine, request):
    project = request.getfixturevalue(engine)
    now = datetime.now(UTC).replace(tzinfo=None)
    promised = project.fetch("select refreshed_at, due_at, is_late, last_status, refreshes from governance.refresh_sla")[1]
    assert len(promised) > 30
    for refreshed_at, due_at, is_late, last_status, refreshes in promised:
        assert (is_late, last_status) == (False, "success") and refreshes >= 1
        assert now - timedelta(hours=4) < refreshed_at <= now < due_at
    step = ["build", "error", 3, "2026-11-02 03:00:00.000000", None]
    given = json.dumps({"run_id": "r1", "job": "night's", "steps": [step]})
    assert project.dbt("run-operation", "note_job", "--args", given).returncode == 0
    noted = "select job, name, status, attempts, began_at, ended_at from governance.refresh_runs where kind = 'step'"
    assert project.fetch(noted)[1] == [("night's", "build", "error", 3, datetime(2026, 11, 2, 3), None)]
