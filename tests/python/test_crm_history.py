"""How a health score moves from one build to the next, and how the calendar of support changes what is in time."""

import pytest
from project import Project

TREND = """
    select facility_id, cast(month as varchar) as month, state_number, health_score, score_change, valid_from
    from crm.health_score_trend order by 1, 2, 3
"""
T_006 = "Tickets for tonight never came,critical,open,2024-01-12 08:30:00,2024-01-12 09:10:00,,,2024-01-12 09:10:00"
SOLVED = T_006.replace("critical,open", "critical,closed").replace(",,,2024-01-12", ",2024-01-12 12:00:00,,2024-03-05")


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """The rows of health_score_trend after a first day, one on which T-006 was solved, and one with other weights."""
    project = Project(tmp_path_factory.mktemp("days"))
    found = []
    for edits in [
        {},
        {("demo/crm/tickets", T_006): SOLVED},
        {("reference/crm/health_weights", "sla,0.20"): "sla,0.35", ("reference/crm/health_weights", "n,0.15"): "n,0.00"},
    ]:
        for (seed, was), becomes in edits.items():
            path = project.folder / f"seeds/{seed}.csv"
            assert was in path.read_text()
            path.write_text(path.read_text().replace(was, becomes))
        project.build("--select", "tag:kpi")
        found.append(project.fetch(TREND)[1])
    return found


def of(rows, facility_id):
    """Score, change and day of each state that the facility's January had."""
    january = [row[3:] for row in rows if row[:2] == (facility_id, "2024-01-01")]
    return [(str(score), change and str(change), f"{day:%Y-%m-%d}") for score, change, day in january]


def test_the_first_day_is_the_first_state(days):
    assert [row[2] for row in days[0]] == [1] * 6


def test_a_ticket_that_is_solved_moves_its_facility_and_all_and_nobody_else(days):
    assert of(days[1], "F02") == [("70.72", None, "2024-02-14"), ("73.22", "2.50", "2024-03-05")]
    assert of(days[1], "all") == [("73.04", None, "2024-02-14"), ("74.29", "1.25", "2024-03-05")]
    assert len(days[1]) == 6 + 2


def test_another_weight_is_a_new_state_as_of_today(days):
    assert of(days[2], "F01") == [("75.17", None, "2024-02-08"), ("77.17", "2.00", "2026-09-30")]
    assert len(days[2]) == 8 + 6


def test_what_is_in_time_by_the_wall_is_in_time_by_business_hours(tmp_path):
    project = Project(tmp_path)
    query = "select ticket_id, first_response_outcome, resolution_outcome from crm.ticket_sla_checks order by 1"
    hours = "select resolution_hours from crm.ticket_sla_checks where ticket_id = 'T-004'"
    project.build("--select", "+ticket_sla_checks")
    always, by_the_wall = project.fetch(query)[1], project.fetch(hours)[1]
    project.build("--select", "+ticket_sla_checks", sla_calendar="business")
    assert project.fetch(query)[1] == always
    # T-004 was opened on Monday at 9 and solved on Thursday at 16
    assert (by_the_wall, project.fetch(hours)[1]) == ([(79.0,)], [(31.0,)])
