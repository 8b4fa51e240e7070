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
