"""A second day of the CRM on each engine: a stage moves, an amount changes, leads are deleted, history keeps both days."""

import pytest
from project import Project

# what the CRM says on the second day: the row's id, and the columns that have changed
CHANGES = {
    "leads": {"L-010": {"stage": "won", "won_at": "2024-03-05 10:00:00", "updated_at": "2024-03-05 10:00:00"}},
    "opportunities": {
        "O-004": {"amount": "80000.00", "updated_at": "2024-03-06 09:00:00"},
        "O-006": {
            "stage": "won",
            "win_probability": "1.00",
            "closed_at": "2024-03-05 10:00:00",
            "updated_at": "2024-03-05 10:00:00",
        },
    },
    "tickets": {"T-006": {"status": "closed", "resolved_at": "2024-01-12 12:00:00", "updated_at": "2024-03-05 08:00:00"}},
}
DELETED = ["L-008", "L-012"]  # one of two leads of R04 in January, and their only one in February
TODAY = "2026-09-30 00:00:00"  # of the demo: what left no moment behind is dated by it


def edit(seed, changes):
    """Change the rows of a seed by id, and leave out the deleted ones."""
    header, *lines = seed.read_text(encoding="utf-8").splitlines()
    columns, written = header.split(","), [header]
    for row in (dict(zip(columns, line.split(","), strict=True)) for line in lines):
        if row[columns[0]] not in DELETED:
            written.append(",".join((row | changes.get(row[columns[0]], {})).values()))
    seed.write_text("\n".join(written) + "\n", encoding="utf-8")


@pytest.fixture(scope="module", params=["duckdb", "snowflake", "databricks"])
def edited(request, tmp_path_factory):
    """The project after the second day was built, and then once more without a change: on DuckDB all of it, elsewhere the
    snapshots, since the other tables are made alike by every build."""
    if request.param == "duckdb":
        project = Project(tmp_path_factory.mktemp("second_day"))
        project.build("--select", "tag:kpi")
    else:
        project = request.getfixturevalue(request.param)
    for seed, changes in CHANGES.items():
        edit(project.folder / f"seeds/demo/crm/{seed}.csv", changes)
    for built in ("tag:kpi", "tag:kpi" if request.param == "duckdb" else "tag:kpi,resource_type:snapshot"):
        project.build("--select", built)
    return project


def history(project, snapshot, columns, where):
    """The states of some rows as text, in the order in which they began; without the deletions, which the clock dates."""
    _, rows = project.fetch(
        f"select {', '.join(columns)}, dbt_valid_from, dbt_valid_to, dbt_is_deleted from snapshots.{snapshot} where {where}"
    )
    return sorted([str(cell) for cell in row[:-1]] for row in rows if str(row[-1]) == "False")


def test_the_forecast_of_march_is_kept_as_it_was_on_both_days(edited):
    columns = ["weighted_forecast", "amount_won_in_month"]
    states = history(edited, "pipeline_kpi_snapshot", columns, "facility_id = 'F02' and month = date '2024-03-01'")
    assert sorted(states, key=lambda state: state[2]) == [
        ["57479.81", "0.00", "2024-02-20 16:00:00", "2024-03-06 09:00:00"],
        ["38400.00", "75000.00", "2024-03-06 09:00:00", "None"],
    ]


def test_a_deleted_lead_is_history_though_it_leaves_no_moment_behind(edited):
    where = "rep_id = 'R04' and month = date '2024-01-01'"
    states = history(edited, "conversion_funnel_snapshot", ["funnel_stage", "entities", "rate_from_first"], where)
    assert states == [
        ["lead", "1", "1.0", TODAY, "None"],
        ["lead", "2", "1.0", "2024-01-31 15:00:00", TODAY],
        ["opportunity", "1", "0.5", "2024-01-31 15:00:00", TODAY],
        ["opportunity", "1", "1.0", TODAY, "None"],
        ["sql", "1", "0.5", "2024-01-31 15:00:00", TODAY],
        ["sql", "1", "1.0", TODAY, "None"],
        ["won", "0", "0.0", "2024-01-31 15:00:00", "None"],  # none of two or of one
    ]


def test_a_row_that_is_gone_is_closed_and_marked(edited):
    where = "rep_id = 'R04' and month = date '2024-02-01' and funnel_stage = 'lead'"
    states = f"select dbt_is_deleted, dbt_valid_to from snapshots.conversion_funnel_snapshot where {where}"
    _, rows = edited.fetch(f"{states} order by dbt_valid_from")
    assert [(str(is_deleted), until is None) for is_deleted, until in rows] == [("False", False), ("True", True)]
    _, gone = edited.fetch(f"select * from crm.conversion_funnel where {where}")
    assert gone == []


def test_a_stage_that_moves_is_history_at_its_moment(edited):
    where = "facility_id = 'all' and month = date '2024-02-01' and funnel_stage = 'won'"
    assert history(edited, "conversion_funnel_snapshot", ["entities"], where) == [
        ["1", "2024-02-27 14:30:00", "2024-03-05 10:00:00"],
        ["2", "2024-03-05 10:00:00", "None"],
    ]


def test_what_did_not_change_has_one_state(edited):
    _, rows = edited.fetch(
        "select month, count(*) from snapshots.pipeline_kpi_snapshot where facility_id = 'F01' group by month"
    )
    assert sorted((str(month), int(states)) for month, states in rows) == [
        ("2024-01-01", 1),
        ("2024-02-01", 1),
        ("2024-03-01", 1),
    ]


def test_the_trend_tells_how_the_forecast_moved_and_how_far_it_was_off(edited):
    where = "where facility_id = 'F02' and month = date '2024-03-01' order by week"
    _, trend = edited.fetch(f"select week, weighted_forecast, forecast_change from crm.pipeline_kpi_trend {where}")
    assert [[str(cell) for cell in row] for row in trend] == [
        ["2024-02-19", "57479.81", "None"],
        ["2024-03-04", "38400.00", "-19079.81"],
    ]
    _, accuracy = edited.fetch(f"select expected_in_month, amount_won, forecast_error from crm.forecast_accuracy {where}")
    assert [[str(cell) for cell in row] for row in accuracy] == [
        ["57479.81", "75000.00", "-17520.19"],
        ["113400.00", "75000.00", "38400.00"],
    ]


def test_the_health_of_a_facility_is_kept_as_it_was_on_both_days(edited):
    columns = ["sla_score", "health_score"]
    states = history(edited, "health_score_snapshot", columns, "facility_id = 'F02' and month = date '2024-01-01'")
    assert sorted(states, key=lambda state: state[2]) == [
        ["87.50", "70.72", "2024-02-14 12:00:00", TODAY],
        ["100.00", "80.61", TODAY, "None"],  # with two of three leads qualified, and $175,250.40 of $200,000
    ]
    where = "facility_id = 'F02' and month = date '2024-01-01' and is_current"
    _, trend = edited.fetch(
        f"select state_number, score_change, band, band_before from crm.health_score_trend where {where}"
    )
    assert [[str(cell) for cell in row] for row in trend] == [["2", "9.89", "good", "good"]]
    assert len(history(edited, "health_score_snapshot", columns, "facility_id = 'F01'")) == 2
