"""Where nothing was known yet, there is nobody to ask and no error; whoever has no history is asked all the same."""

from project import Project

OF_PEOPLE = ["giving_histories", "open_commitments", "prediction_cases", "prediction_features"]


def how_many(project: Project) -> list[int]:
    return [project.fetch(f"select count(*) from predictions.{table}")[1][0][0] for table in OF_PEOPLE]


def test_a_day_before_the_first_fact_has_nobody_to_ask(copied_demo):
    assert min(how_many(copied_demo)) > 1000
    copied_demo.build("--select", "+prediction_features,path:models/predictions", as_of_date="1995-01-01")
    assert how_many(copied_demo) == [0, 0, 0, 0]
    assert copied_demo.fetch("select count(*) from predictions.prediction_cuts where cut = 'score'")[1] == [(6,)]


def test_without_facts_but_for_one_member_that_member_is_asked_and_nothing_else_is_known(copied_demo):
    for (table,) in copied_demo.fetch("select table_name from duckdb_tables() where schema_name = 'facts'")[1]:
        keep = "where basis != 'plan' or not is_open" if table == "memberships" else ""
        copied_demo.execute(f"delete from facts.{table} {keep}")
    copied_demo.execute(
        "delete from facts.memberships where source_row_id != (select min(source_row_id) from facts.memberships)"
    )
    copied_demo.build("--select", "+prediction_features,path:models/predictions")
    assert how_many(copied_demo)[0] == 0
    names, found = copied_demo.fetch("select * from predictions.prediction_features where as_of_date = '2026-09-30'")
    (member,) = [dict(zip(names, row, strict=True)) for row in found]
    assert member["open_memberships"] == 1 and member["gift_count"] == 0
    unknown = ["days_since_gift", "days_since_open", "open_rate_90", "gift_average", "share_failed_365", "payment_method"]
    assert {member[name] for name in unknown} == {None}
