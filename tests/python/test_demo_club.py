"""The club of the demo: its people are people of the town, its exports are as untidy as real ones, nothing in it is real."""

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest
from demo_data.club.letters import LETTERS
from demo_data.club.people_files import COLUMNS, NAME
from demo_data.settings import CLUB_SYSTEMS

DEMO = Path(__file__).parents[2] / "seeds" / "demo"
ROWS = {
    "stripe/stripe_customers": (400, 440),
    "stripe/stripe_charges": (1_800, 2_200),
    "stripe/stripe_refunds": (40, 90),
    "stripe/stripe_disputes": (4, 4),
    "stripe/stripe_subscriptions": (150, 200),
    "stripe/stripe_invoices": (1_600, 2_000),
    "square/square_customers": (430, 500),
    "square/square_orders": (1_000, 1_400),
    "square/square_items": (11, 11),
    "square/square_categories": (6, 6),
    "square/square_payments": (1_000, 1_400),
    "capitan/capitan_customers": (620, 680),
    "capitan/capitan_customer_memberships": (130, 180),
    "capitan/capitan_check_ins": (5_500, 6_500),
    "capitan/capitan_relations": (100, 150),
    "capitan/capitan_events": (50, 60),
    "capitan/capitan_reservations": (250, 400),
    "mailchimp/mailchimp_member": (580, 630),
    "mailchimp/mailchimp_campaign": (14, 14),
    "mailchimp/mailchimp_campaign_recipient": (3_000, 4_500),
    "mailchimp/mailchimp_campaign_recipient_activity": (1_200, 1_800),
    "mailchimp/mailchimp_unsubscribe": (15, 50),
    "instagram/instagram_media": (45, 60),
    "instagram/instagram_media_insights": (450, 600),
    "facebook_ads/facebook_ads_ads_insights": (300, 400),
    "ground_truth/ground_truth_club": (2_050, 2_250),
}
PLACEHOLDERS = {"test@test.com", "none@none.com", "noemail@example.org", "000-000-0000", "999-999-9999", "123-456-7890"}


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(DEMO / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def truth() -> pd.DataFrame:
    return read("ground_truth/ground_truth_club").set_index(["source_system", "record_id"])


@pytest.fixture(scope="module")
def people(truth) -> dict[str, pd.DataFrame]:
    """The person file of each system beside its truth, repeated exports once; email and phone under those names."""
    tables = {}
    for system, name in NAME.items():
        own = {theirs: ours for theirs, ours in COLUMNS[system].items() if ours in ("email", "phone")}
        table = read(name).drop_duplicates().rename(columns=own)
        tables[CLUB_SYSTEMS[system - 4]] = table.join(truth.loc[CLUB_SYSTEMS[system - 4]], on="id")
    return tables


@pytest.mark.parametrize("name", ROWS)
def test_each_file_has_about_as_many_rows_as_promised(name):
    low, high = ROWS[name]
    assert low <= len(read(name)) <= high


def test_every_record_has_truth_and_every_truth_a_record(people, truth):
    assert {(system, record) for system, table in people.items() for record in table.id} == set(truth.index)
    assert truth.index.is_unique
    assert set(truth.person_id) <= set(read("ground_truth/ground_truth_people").person_id)


def test_most_of_the_club_are_donors_readers_or_buyers_too(truth):
    elsewhere = read("ground_truth/ground_truth")
    assert truth.person_id.isin(elsewhere.person_id).all()


@pytest.mark.parametrize(("child", "key", "parent", "strays"), [
    ("stripe/stripe_charges", "customer", "stripe/stripe_customers", 12),
    ("stripe/stripe_invoices", "subscription", "stripe/stripe_subscriptions", 0),
    ("square/square_payments", "order_id", "square/square_orders", 0),
    ("square/square_orders", "customer_id", "square/square_customers", 200),
    ("capitan/capitan_check_ins", "customer_id", "capitan/capitan_customers", 8),
    ("capitan/capitan_reservations", "event_id", "capitan/capitan_events", 4),
    ("mailchimp/mailchimp_campaign_recipient", "member_id", "mailchimp/mailchimp_member", 45),
    ("mailchimp/mailchimp_campaign_recipient_activity", "member_id", "mailchimp/mailchimp_member", 0),
])  # fmt: skip
def test_what_happens_belongs_to_a_record_but_for_a_few_strays(child, key, parent, strays):
    known = set(read(parent).id)
    assert (~read(child)[key].isin(known)).sum() <= strays


def test_emails_that_could_be_delivered_are_on_reserved_domains(people):
    for table in people.values():
        email = table.email.str.strip().str.lower()
        deliverable = email[email.str.fullmatch(r"[^@\s,]+@[^@\s,]+\.[^@\s,]+") & ~email.isin(PLACEHOLDERS)]
        assert len(deliverable) > 300
        assert deliverable.str.endswith(".example").all()


def test_phones_are_fictional(people):
    for table in people.values():
        phone = table.phone[(table.phone != "") & ~table.phone.isin(PLACEHOLDERS)]
        assert phone.str.match(r"(\+1|1-)?\(?\d{3}\W*555\W*01\d").all()


def test_a_member_of_the_list_is_known_by_the_hash_of_the_address(people):
    table = people["mailchimp"]
    hashes = table.email.str.strip().str.lower().map(lambda email: hashlib.md5(email.encode()).hexdigest())
    assert table.id.tolist() == hashes.tolist()


def test_children_are_booked_under_the_email_and_phone_of_their_parents(people):
    capitan = people["capitan"].drop_duplicates("id").set_index("id")
    bonds = read("capitan/capitan_relations")
    children = bonds[(bonds.relation == "CHI") & bonds.related_customer_id.isin(capitan.index)]
    parent, child = capitan.loc[children.customer_id], capitan.loc[children.related_customer_id]
    assert (parent.household_id.to_numpy() == child.household_id.to_numpy()).all()
    assert (parent.person_id.to_numpy() != child.person_id.to_numpy()).all()
    same = (parent.email.to_numpy() == child.email.to_numpy()) & (parent.email.to_numpy() != "")
    assert same.sum() > 50


def test_exports_are_as_untidy_as_real_ones():
    charges = read("stripe/stripe_charges")
    styles = charges.created.str.replace(r"\d", "9", regex=True).unique()
    assert {"9999999999", "9999-99-99T99:99:99Z", "9999-99-99T99:99:99-99:99", "99/99/9999 99:99 PM"} <= set(styles)
    assert {"0", "-8900"} <= set(charges.amount) and charges.amount.str.startswith("$").any()
    assert (read("square/square_orders").created_at.str[:10] > "2026-09-30").any()  # nothing is sold so late
    versions = charges.groupby("id")._loaded_at.nunique()
    assert 10 < (versions > 1).sum() < 60


def test_some_refunds_come_before_their_charges():
    refunds, charges = read("stripe/stripe_refunds"), read("stripe/stripe_charges").drop_duplicates("id").set_index("id")
    both = pd.DataFrame({"refund": refunds.created.to_numpy(), "charge": charges.created.loc[refunds.charge].to_numpy()})
    seconds = both[both.apply(lambda column: column.str.fullmatch(r"\d{10}")).all(axis=1)].astype(int)
    assert 1 <= (seconds.refund < seconds.charge).sum() <= 10


def test_some_people_pay_twice_under_two_records(people):
    active = read("stripe/stripe_subscriptions").query("status != 'canceled'").customer
    person = people["stripe"].drop_duplicates("id").set_index("id").person_id
    assert person.loc[active[active != ""]].duplicated().sum() >= 2


def test_mailings_are_as_the_analyser_of_offers_has_to_take_them():
    mailings = read("mailchimp/mailchimp_campaign")
    assert mailings.html.duplicated().sum() == 1
    assert (~mailings.html.str.contains("<html", case=False)).sum() == 1
    spring = mailings.set_index("title").loc["Spring offer"]
    assert "Expires March 1, 2026" in spring.html and spring.send_time > "2026-03-02"


def test_promotion_codes_are_used_at_the_till_and_in_the_subscriptions():
    codes = {letter.code for letter in LETTERS if letter.code}
    orders = read("square/square_orders")
    used = orders.discounts[orders.discounts != "[]"].map(lambda text: json.loads(text)[0]["name"])
    assert set(used.str.upper()) <= codes and len(used) > 50
    assert read("stripe/stripe_charges").metadata.str.contains("promotion_code").sum() > 10
