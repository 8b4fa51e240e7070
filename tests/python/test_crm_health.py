"""What changes when a weight does, or the calendar of support."""

from project import Project


def test_another_weight_is_a_new_state_as_of_today(tmp_path):
    project = Project(tmp_path)
    weights = project.folder / "seeds/reference/crm/health_weights.csv"
    project.build("--select", "+health_score_trend")
    weights.write_text(weights.read_text().replace("sla,0.20", "sla,0.35").replace("satisfaction,0.15", "satisfaction,0.00"))
    project.build("--select", "+health_score_trend")
    _, states = project.fetch(
        "select health_score, score_change, confidence, valid_from from crm.health_score_trend"
        " where facility_id = 'F01' and month = date '2024-01-01' order by state_number"
    )
    assert [[str(cell) for cell in state] for state in states] == [
        ["75.17", "None", "1.0000", "2024-02-08 16:45:00"],
        ["77.17", "2.00", "1.0000", "2026-09-30 00:00:00"],
    ]


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
