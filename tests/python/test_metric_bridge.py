"""A number that was reported and is another one today: the bridge says why, and its parts add up."""

import csv
import shutil
from types import SimpleNamespace

import pytest
from project import Project
from test_day_two import write

TOTAL = (
    "select value, reported_value, restated_by from metrics.metric_values where metric = '{}' and dimension = 'all' and {}"
)
CAUSES = "select cause, restated_by from metrics.metric_bridge where metric = '{}' and {}"
MAY = "period_starts_on = '2026-05-01'"
LAST_YEAR = "period_starts_on = '2025-07-01'"
GIVEN_ALONE = """
    select gifts.gift_id, gifts.source_record_id as donor, gifts.net_amount as amount
    from facts.gifts as gifts
    inner join identity.identity_map as map on map.source_system = 'donation' and map.record_id = gifts.source_record_id
    where gifts.is_counted and refunded_amount = 0 and gifts.recurring_plan_id is null and {days}
        and (select count(*) from identity.identity_map as others where others.constituent_id = map.constituent_id) = 1
        and (select count(*) from facts.gifts as others where others.constituent_id = gifts.constituent_id) = 1
    order by gifts.gift_id
"""


@pytest.fixture(scope="module")
def restated(demo, tmp_path_factory):
    """The demo a day later: a gift of May came late, another was put right, and a steward made two donors one person."""
    project = Project(tmp_path_factory.mktemp("restated"))
    shutil.copy(demo.database, project.database)
    in_may = demo.rows(GIVEN_ALONE.format(days="given_on between '2026-05-01' and '2026-05-31'"))
    corrected = in_may.iloc[0]
    write(project, "donation/donation_gifts", "donation_id", corrected["gift_id"], "amount", "1.00")
    late = {"donation_id": "G-999999", "donor_id": in_may.iloc[1]["donor"], "donated_on": "2026-05-20", "amount": "77.00"}
    append(project, "demo/donation/donation_gifts", **late, payment_status="succeeded", is_recurring="false")
    one, other = demo.rows(GIVEN_ALONE.format(days="given_on between '2025-10-01' and '2025-12-31'"))["donor"].iloc[:2]
    said = {
        "left_record_id": one,
        "right_record_id": other,
        "decision": "same",
        "reviewer": "pat",
        "decided_on": "2026-09-30",
    }
    append(project, "reference/steward_decisions", left_system="donation", right_system="donation", reason="asked", **said)
    project.build("--select", "+metric_bridge", "+metric_values", "+identity_effects")
    return SimpleNamespace(project=project, before=demo, corrected_by=1 - corrected["amount"])


def append(project, seed: str, **values) -> None:
    """Add a row to a seed; what is not said is empty."""
    path = project.folder / f"seeds/{seed}.csv"
    header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, lineterminator="\n").writerow(values)


def test_late_data_and_a_correction_explain_total_giving(restated):
    value, reported, by = restated.project.fetch(TOTAL.format("total_giving", MAY))[1][0]
    assert reported == restated.before.fetch(TOTAL.format("total_giving", MAY))[1][0][0]
    assert float(by) == pytest.approx(77 + restated.corrected_by) and value == reported + by
    causes = {cause: float(amount) for cause, amount in restated.project.fetch(CAUSES.format("total_giving", MAY))[1]}
    assert causes == pytest.approx({"late_data": 77, "correction": restated.corrected_by})


def test_two_donors_who_are_one_are_one_donor_fewer(restated):
    value, reported, by = restated.project.fetch(TOTAL.format("donors", LAST_YEAR))[1][0]
    assert (by, value) == (-1, reported - 1)
    assert restated.project.fetch(CAUSES.format("donors", LAST_YEAR))[1] == [("identity_change", -1)]


def test_the_merge_is_told_with_what_it_did_to_each_metric_of_people(restated):
    told = restated.project.rows("select * from metrics.identity_effects").set_index("metric")
    assert (told["merge_count"].unique().tolist(), told["split_count"].unique().tolist()) == ([1], [0])
    assert told.loc["donors", ["value_before", "value_now", "moved_by"]].tolist() == [2, 1, -1]
    assert "total_giving" not in told.index and len(told) > 5
    assert restated.before.rows("select * from metrics.identity_effects").empty


def test_every_restatement_is_explained_to_the_cent(restated):
    restatements = restated.project.rows("""
        with explained as (
            select metric, period_starts_on, sum(restated_by) as explained from metrics.metric_bridge group by all
        )

        select metric, period_starts_on, restated_by, coalesce(explained, 0) as explained
        from metrics.metric_values
        left join explained using (metric, period_starts_on)
        where dimension = 'all'
            and (metric, period_starts_on) in (select (metric, period_starts_on) from metrics.metric_contributions)
    """)
    assert restatements[restatements["restated_by"] != restatements["explained"]]["metric"].tolist() == []
    assert {"total_giving", "donors"} <= set(restatements[restatements["restated_by"] != 0]["metric"])
