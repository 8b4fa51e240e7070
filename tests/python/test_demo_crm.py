"""The CRM of the demo, written by hand: its rows refer to each other, its people have truth, nothing in it is real."""

from pathlib import Path

import pandas as pd
import pytest

DEMO = Path(__file__).parents[2] / "seeds" / "demo"
ROWS = {
    "leads": 12,
    "contacts": 8,
    "opportunities": 6,
    "tickets": 10,
    "satisfaction": 10,
    "outreach": 16,
    "invoices": 8,
    "applications": 16,
}


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(DEMO / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.mark.parametrize("name", ROWS)
def test_the_rows_are_few_and_their_ids_are_unique(name):
    table = read(f"crm/{name}")
    assert len(table) == ROWS[name]
    assert table.iloc[:, 0].is_unique


@pytest.mark.parametrize(
    ("child", "key", "parent"),
    [
        ("opportunities", "lead_id", "leads"),
        ("outreach", "lead_id", "leads"),
        ("applications", "lead_id", "leads"),
        ("invoices", "opportunity_id", "opportunities"),
        ("tickets", "contact_id", "contacts"),
        ("satisfaction", "ticket_id", "tickets"),
    ],
)
def test_a_row_is_of_the_facility_of_what_it_refers_to(child, key, parent):
    facilities = read(f"crm/{parent}").set_index(key).facility_id
    rows = read(f"crm/{child}")
    assert facilities.loc[rows[key]].tolist() == rows.facility_id.tolist()


def test_an_offer_begins_and_ends_when_its_lead_says_so():
    offers = read("crm/opportunities")
    leads = read("crm/leads").set_index("lead_id").loc[offers.lead_id]
    assert offers.created_at.tolist() == leads.opportunity_at.tolist()
    assert offers.closed_at.tolist() == leads.won_at.tolist()
    assert offers.stage.tolist() == leads.stage.tolist()


def test_every_lead_and_contact_has_truth_that_agrees_with_the_other_systems():
    truth = read("ground_truth/ground_truth_crm").set_index("record_id")
    assert sorted(truth.index) == sorted([*read("crm/leads").lead_id, *read("crm/contacts").contact_id])
    households = read("ground_truth/ground_truth_people").set_index("person_id").household_id
    known = truth[truth.person_id.isin(households.index)]
    assert len(known) >= 6
    assert households.loc[known.person_id].tolist() == known.household_id.tolist()
    assert truth.person_id.drop(known.index).str.startswith("P-9").all()


def test_nobody_in_it_is_real():
    people = pd.concat([read("crm/leads")[["email", "phone"]], read("crm/contacts")[["email", "phone"]]])
    assert people.email[people.email != ""].str.contains(r"[.]example$|@example[.]org$").all()
    assert people.phone[people.phone != ""].str.contains(r"555\W01\d\d$").all()


def test_channels_are_ranked_as_the_rows_of_the_demo_say(demo):
    attempts = read("crm/outreach").assign(month=lambda rows: rows.sent_at.str[:7])
    attempts = pd.concat([attempts, attempts.assign(facility_id="all")])
    expected = {}
    for place, rows in attempts.groupby(["facility_id", "month"]):
        rates = {
            channel: (-own.converted.eq("yes").mean(), -own.responded_at.ne("").mean(), -len(own), channel)
            for channel, own in rows.groupby("channel")
        }
        expected |= {(*place, channel): rank for rank, channel in enumerate(sorted(rates, key=rates.get), 1)}
    found = demo.fetch("select facility_id, strftime(month, '%Y-%m'), channel, channel_rank from crm.channel_effectiveness")[
        1
    ]
    assert {tuple(place): rank for *place, rank in found} == expected
    assert len(expected) > 15


def test_shares_of_promoters_and_detractors_are_those_of_the_answers(demo):
    answers = read("crm/satisfaction").query("nps_score != ''").astype({"nps_score": int})
    scores = answers.groupby(answers.answered_at.str[:7]).nps_score
    expected = {month: (own.ge(9).mean(), own.le(6).mean()) for month, own in scores}
    found = demo.fetch("""
        select strftime(month, '%Y-%m'), promoter_rate, detractor_rate
        from crm.satisfaction_rollups where facility_id = 'all'
    """)[1]
    assert {month: tuple(rates) for month, *rates in found} == expected


def test_the_forecast_of_a_stage_is_that_of_its_open_opportunities(demo):
    offers = read("crm/opportunities")
    is_open = ~offers.stage.isin(["won", "lost"])
    expected = offers[is_open].astype({"amount": float}).groupby("stage").amount.sum().to_dict()
    found = demo.fetch(
        "select stage, sum(amount) from crm.weighted_pipeline_by_stage where scenario = 'base' group by stage"
    )[1]
    assert {stage: float(amount) for stage, amount in found} == pytest.approx(expected)
