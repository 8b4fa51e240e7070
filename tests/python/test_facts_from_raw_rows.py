"""The golden record's figures are those of the rows as the systems gave them, and no row of theirs is lost on the way."""

import hashlib
from collections import Counter, defaultdict
from decimal import Decimal

import facts_by_hand
import pytest
from consent_by_hand import rows
from project import ROOT

SEEDS = ROOT / "seeds/demo"
FLAGS = ["is_wbez_member", "is_sustainer", "is_member", "is_suntimes_subscriber", "is_subscriber"]

# of each table of the demo that is no list of people and no catalogue: its key, the fact that each row is in, what the fact
# calls its rows, and what the quality report does
TABLES = {
    "donation/donation_gifts": (["donation_id"], ["gifts"], "gifts"),
    "subscription/subscription_subscriptions": (["subscription_id"], ["subscriptions"], "subscriptions"),
    "event/event_tickets": (["ticket_order_id"], ["purchases"], "tickets"),
    "email/email_engagement": (["send_id"], ["messages"], "sends"),
    "stripe/stripe_charges": (["id"], ["gifts", "purchases", "payments"], "charges"),
    "stripe/stripe_invoices": (["id"], ["payments"], "invoices"),
    "stripe/stripe_refunds": (["id"], ["refunds"], "refunds"),
    "stripe/stripe_disputes": (["id"], ["refunds"], "disputes"),
    "stripe/stripe_subscriptions": (["id"], ["subscriptions"], "subscriptions"),
    "square/square_payments": (["id"], ["payments"], "payments"),
    "capitan/capitan_check_ins": (["id"], ["visits"], "checkins"),
    "capitan/capitan_customer_memberships": (["id"], ["memberships"], "memberships"),
    "capitan/capitan_reservations": (["id"], ["bookings"], "bookings"),
    "mailchimp/mailchimp_campaign": (["id"], ["campaigns"], "campaigns"),
    "mailchimp/mailchimp_campaign_recipient": (["campaign_id", "member_id"], ["messages"], "recipients"),
    "mailchimp/mailchimp_unsubscribe": (["campaign_id", "member_id"], ["message_responses"], "unsubscribes"),
    "facebook_ads/facebook_ads_ads_insights": (["ad_id", "date_start"], ["ad_days"], "campaign_days"),
    "instagram/instagram_media": (["id"], ["posts"], "posts"),
}


@pytest.fixture(scope="module")
def owner(demo):
    """{(system, record): constituent}."""
    people = demo.fetch("select source_system, record_id, constituent_id from identity.identity_map")[1]
    return {(system, record): one for system, record, one in people}


@pytest.fixture(scope="module")
def golden(demo):
    """{constituent: its row}."""
    names, found = demo.fetch("select * from golden.constituents")
    return {row["constituent_id"]: row for row in (dict(zip(names, row, strict=True)) for row in found)}


def differing(golden: dict, column: str, expected: dict, otherwise) -> dict:
    """The first constituents of whom the golden record says another thing."""
    wrong = {
        one: (row[column], expected.get(one, otherwise))
        for one, row in golden.items()
        if row[column] != expected.get(one, otherwise)
    }
    return {"how many": len(wrong), **dict(list(wrong.items())[:5])} if wrong else {}


@pytest.fixture(scope="module")
def deeds(owner):
    """{constituent: what their records did}."""
    found = defaultdict(list)
    for deed in facts_by_hand.deeds(SEEDS):
        if deed.record in owner:
            found[owner[deed.record]].append(deed)
    return found


def test_lifetime_value_is_the_money_of_all_systems(golden, deeds):
    paid = {one: sum((deed.dollars for deed in own if deed.dollars), Decimal(0)) for one, own in deeds.items()}
    assert differing(golden, "lifetime_value", paid, 0) == {}
    assert sum(paid.values()) > 3_000_000


def test_the_last_engagement_is_the_last_act_of_one_s_own_in_any_system(golden, deeds):
    last = {one: max(days) for one, own in deeds.items() if (days := [deed.day for deed in own if deed.is_own_act])}
    assert differing(golden, "last_engagement_date", last, None) == {}
    assert len(last) > 5_000


def test_giving_is_net_of_what_went_back(golden, owner):
    net = {gift: [donor, amount] for gift, donor, _, _, amount in facts_by_hand.gifts_that_came(SEEDS)}
    for gift, _, _, amount in facts_by_hand.gifts_given_back(SEEDS):
        if gift in net:
            net[gift][1] -= amount
    total, count = defaultdict(Decimal), Counter()
    for donor, amount in net.values():
        if ("donation", donor) in owner:
            total[owner["donation", donor]] += amount
            count[owner["donation", donor]] += amount > 0
    assert differing(golden, "total_lifetime_giving", total, 0) == {}
    assert differing(golden, "gift_count", count, 0) == {}
    assert sum(count.values()) > 10_000


@pytest.mark.parametrize("flag", FLAGS)
def test_who_is_a_member_or_a_subscriber(golden, owner, flag):
    is_so = {owner[record]: True for record in facts_by_hand.who_is(SEEDS)[flag] if record in owner}
    assert differing(golden, flag, is_so, False) == {}
    assert len(is_so) > 100


def test_the_open_rate_is_of_the_mails_that_were_handed_over(golden, owner):
    sent, opened = Counter(), Counter()
    for record, is_opened in facts_by_hand.mails(SEEDS):
        if record in owner:
            sent[owner[record]] += 1
            opened[owner[record]] += is_opened
    assert differing(golden, "email_open_rate", {one: opened[one] / sent[one] for one in sent}, None) == {}
    assert len(sent) > 2_000


def of_source(demo, facts: list[str], prefix: str) -> list[str]:
    """The ids, after the prefix, of the rows of a system's table in these facts."""
    others = {"payments": " where payment_of = 'payments'"}  # what is told of gifts, purchases and refunds is in those facts
    every = " union all ".join(f"select source_row_id from facts.{fact}{others.get(fact, '')}" for fact in facts)
    found = demo.fetch(f"select source_row_id from ({every}) where starts_with(source_row_id, '{prefix}:')")[1]
    return sorted(row.removeprefix(f"{prefix}:") for (row,) in found)


@pytest.mark.parametrize("table", TABLES)
def test_each_row_is_in_a_fact_or_is_counted_as_a_repetition(demo, table):
    key, facts, called = TABLES[table]
    system = table.split("/")[0]
    given = Counter(":".join(row[column] for column in key) for row in rows(SEEDS, f"{table}.csv"))
    assert of_source(demo, facts, f"{system}:{called}") == sorted(given)
    counted = demo.fetch(f"""
        select coalesce(sum(row_count), 0) from governance.row_issues
        where source_system = '{system}' and table_name = '{called}' and issue in ('repeated_id', 'superseded')
    """)[1]
    assert counted[0][0] == given.total() - len(given)


# which column of a table names a person, and whose key it is
NAMES = {
    "mailchimp/mailchimp_campaign_recipient": ("member_id", "mailchimp/mailchimp_member"),
    "stripe/stripe_charges": ("customer", "stripe/stripe_customers"),
    "stripe/stripe_subscriptions": ("customer", "stripe/stripe_customers"),
    "square/square_payments": ("customer_id", "square/square_customers"),
    "capitan/capitan_check_ins": ("customer_id", "capitan/capitan_customers"),
}


@pytest.mark.parametrize("table", NAMES)
def test_a_row_that_names_a_person_without_a_record_is_counted_once(demo, table):
    column, people = NAMES[table]
    key, _, called = TABLES[table]
    known = {person["id"] for person in rows(SEEDS, f"{people}.csv")}
    strangers = {tuple(row[part] for part in key) for row in rows(SEEDS, f"{table}.csv") if row[column] not in known | {""}}
    counted = demo.fetch(f"""
        select coalesce(sum(row_count), 0) from governance.row_issues
        where source_system = '{table.split("/")[0]}' and table_name = '{called}' and issue = 'unknown_person'
    """)[1]
    assert counted[0][0] == len(strangers)


def test_each_order_of_the_shop_has_its_lines(demo):
    given = {order["id"] for order in rows(SEEDS, "square/square_orders.csv")}
    found = demo.fetch("select distinct order_id from facts.purchases where source_system = 'square'")[1]
    assert {order for (order,) in found} == given


def link(url: str) -> str:
    return ":" + hashlib.md5(url.encode()).hexdigest() if url else ""


def test_each_response_to_a_mail_is_one_and_a_bounce_is_told_by_its_mail(demo):
    acts = rows(SEEDS, "mailchimp/mailchimp_campaign_recipient_activity.csv")
    responses = {
        f"{act['campaign_id']}:{act['member_id']}:{act['action']}{link(act['url'])}:{act['timestamp'] or 'undated'}"
        for act in acts if act["action"] != "bounce"
    }  # fmt: skip
    assert of_source(demo, ["message_responses"], "mailchimp:activity") == sorted(responses)
    bounced = {f"{act['campaign_id']}:{act['member_id']}" for act in acts if act["action"] == "bounce"}
    found = demo.fetch("select message_id from facts.messages where source_system = 'mailchimp' and status like '%bounce'")
    assert {message for (message,) in found[1]} == bounced
