"""Nobody is written to who has said no to any system, however it is put; nobody else is left out."""

import csv
import hashlib
from datetime import date
from pathlib import Path

import pytest
from consent_by_hand import contradictions, mailbox, refusals
from project import ROOT, Project

SEEDS = ROOT / "seeds"
TODAY = date(2026, 9, 30)
SUBSCRIBERS, SENDS = "email/email_subscribers", "email/email_engagement"
MEMBERS, LEFT = "mailchimp/mailchimp_member", "mailchimp/mailchimp_unsubscribe"
ACTIVITY = "mailchimp/mailchimp_campaign_recipient_activity"
LISTS = (SUBSCRIBERS, MEMBERS)


def md5(email: str) -> str:
    return hashlib.md5(email.encode()).hexdigest()


# How a row of each table says whose it is.
IDS = {
    SUBSCRIBERS: lambda email: {"subscriber_id": email},
    SENDS: lambda email: {"send_id": f"send to {email}", "subscriber_id": email, "sent_at": "2026-03-01"},
    MEMBERS: lambda email: {"id": md5(email), "list_id": "a"},
    LEFT: lambda email: {"campaign_id": "c1", "list_id": "a", "member_id": md5(email)},
    ACTIVITY: lambda email: {"campaign_id": "c1", "member_id": md5(email), "timestamp": "2026-03-02T00:00:00Z"},
}
NO = ["unsubscribed", "Opted-Out", "opted_out", "spam complaint", "complained", "bounced", "cleaned", "pending", "archived"]
NO += ["non-subscribed", "transactional", "suppressed", "HardBounced", "do_not_contact", "active?", "yes", ""]
MAILCHIMP_NO = ["unsubscribed", "cleaned", "pending", "transactional", "archived", "new", ""]
CASES = {
    **{f"list says {status}": [(SUBSCRIBERS, {"status": status})] for status in ["subscribed", "Opted-In", *NO]},
    **{f"mailchimp says {status}": [(MEMBERS, {"status": status})] for status in ["Subscribed", *MAILCHIMP_NO]},
    "left one list and joined another": [
        (MEMBERS, {"status": "unsubscribed", "list_id": "a", "_loaded_at": "2026-02-01"}),
        (MEMBERS, {"status": "subscribed", "list_id": "b", "_loaded_at": "2026-03-01"}),
    ],
    "came back to the same list": [
        (MEMBERS, {"status": "unsubscribed", "_loaded_at": "2026-02-01"}),
        (MEMBERS, {"status": "subscribed", "_loaded_at": "2026-03-01"}),
    ],
    "left by a newsletter": [(SUBSCRIBERS, {"status": "subscribed"}), (SENDS, {"unsubscribed_at": "2026-03-31 20:00"})],
    "leaves tomorrow": [(SUBSCRIBERS, {"status": "subscribed"}), (SENDS, {"unsubscribed_at": "2026-04-01 01:00"})],
    "left on a day that cannot be read": [(SUBSCRIBERS, {"status": "subscribed"}), (SENDS, {"unsubscribed_at": "some day"})],
    "a newsletter came back": [(SUBSCRIBERS, {"status": "subscribed"}), (SENDS, {"bounced_at": "2026-03-01"})],
    "left by a campaign on the last minute of today": [(LEFT, {"timestamp": "2026-04-01T04:59:00Z"})],
    "leaves by a campaign on the first minute of tomorrow": [(LEFT, {"timestamp": "2026-04-01T05:00:00Z"})],
    "left and said no day": [(LEFT, {"timestamp": ""})],
    **{f"{kind} bounce": [(ACTIVITY, {"action": "bounce", "bounce_type": kind})] for kind in ("hard", "soft", "block", "")},
    **{f"{action} of a mail": [(ACTIVITY, {"action": action})] for action in ("open", "click", "abuse")},
    "a row without an id says no": [(SUBSCRIBERS, {"subscriber_id": "", "status": "unsubscribed"})],
    "a member without an id says no": [(MEMBERS, {"id": "", "list_id": "", "status": "unsubscribed"})],
}  # fmt: skip
MAY_BE_MAILED = {
    "no system says anything", "list says subscribed", "list says Opted-In", "mailchimp says Subscribed",
    "came back to the same list", "leaves tomorrow", "a newsletter came back",
    "leaves by a campaign on the first minute of tomorrow", "soft bounce", "open of a mail", "click of a mail",
}  # fmt: skip


def test_nobody_whom_any_system_refuses_is_in_the_audience(demo):
    assert contradictions(demo, SEEDS / "demo", TODAY) == set()


def test_everybody_else_who_has_an_email_is_in_the_audience(demo):
    records, addresses = refusals(SEEDS / "demo", TODAY)
    people = demo.fetch("""
        select map.constituent_id, records.source_system, records.record_id, coalesce(records.email, '')
        from identity.identity_map as map inner join identity.source_records as records using (record_key)
    """)[1]
    refused, mailboxes = set(), set()
    for one, system, record, email in people:
        if (system, record) in records:
            refused.add(one)
        if (system, record) in records or md5(email) in addresses:
            mailboxes.add(mailbox(SEEDS, email))
    golden = demo.fetch("select constituent_id, canonical_email from golden.constituents where canonical_email is not null")[
        1
    ]
    expected = {one for one, email in golden if one not in refused and mailbox(SEEDS, email) not in mailboxes}
    assert {one for (one,) in demo.fetch("select constituent_id from golden.email_audience")[1]} == expected
    assert len(expected) < len(golden)


def test_each_status_of_the_vendors_has_a_row_and_no_row_of_any_allows_mail():
    """What Mailchimp, Klaviyo, SendGrid, HubSpot, Constant Contact and others call those who are not to be mailed."""
    with (SEEDS / "reference/facts/consent_words.csv").open(newline="") as file:
        words = {row["word"]: row["consent"] for row in csv.DictReader(file) if row["source_system"] == "any"}
    vendors = "unsubscribed cleaned pending transactional archived never_subscribed suppressed unconfirmed bounced deleted "
    vendors += (
        "blocked spam_report invalid_email dropped hard_bounced globally-suppressed opted_out optout awaiting_confirmation "
    )
    vendors += "complained abuse undelivered blacklisted non-subscribed do_not_mail inactive disabled deceased"
    said = {word: words.get(word.replace("_", " ").replace("-", " ")) for word in vendors.split()}
    assert set(said.values()) == {"refused"}, said
    assert set(words.values()) == {"refused"}


def test_a_status_that_nobody_knows_is_counted(demo):
    found = demo.fetch(
        "select source_system, table_name, issue, row_count from governance.row_issues where issue = 'unknown_consent'"
    )[1]
    assert found == [("email", "subscribers", "unknown_consent", 4)]


@pytest.fixture(scope="module")
def audience(tmp_path_factory):
    """Which of a few donors may be mailed as of 2026-03-31, by what the other systems say of their addresses."""
    project = Project(tmp_path_factory.mktemp("consent"))
    people = {name: word(name) for name in [*CASES, "no system says anything"]}
    tables = {"donation/donation_donors": [
        {"donor_id": f"D{number}", "first_name": one, "last_name": word(one), "email": f"{one}@home.example"}
        for number, one in enumerate(people.values())
    ]}  # fmt: skip
    tables |= {table: [] for table in ("donation/donation_gifts", "mailchimp/mailchimp_campaign_recipient", *IDS)}
    for name, rows in CASES.items():
        email = f"{people[name]}@home.example"
        for table, row in rows:
            shown = {column: email for column in ("email", "email_address") if table in LISTS}
            tables[table].append({"_loaded_at": "2026-03-30", **IDS[table](email), **shown, **row})
    for table, rows in tables.items():
        lay(project.folder / f"seeds/demo/{table}.csv", rows)
    project.build("--select", "+email_audience", systems=["donation", "email", "mailchimp"], as_of_date="2026-03-31")
    emails = {email for (email,) in project.fetch("select canonical_email from golden.email_audience")[1]}
    return {name for name, one in people.items() if f"{one}@home.example" in emails}


def word(name: str) -> str:
    """A name that is like no other, for people who must not be taken for one another."""
    return hashlib.md5(name.encode()).hexdigest()[:10].translate(str.maketrans("0123456789", "ghijklmnop"))


def lay(seed: Path, rows: list[dict[str, str]]) -> None:
    """Put rows in the place of a seed's own; a table without any keeps its first one, which is nobody's here."""
    with seed.open(newline="") as file:
        reader = csv.DictReader(file)
        columns, first = reader.fieldnames, next(reader)
    with seed.open("w", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows or [first])


@pytest.mark.parametrize("name", [*CASES, "no system says anything"])
def test_a_donor_is_mailed_unless_a_system_refuses(audience, name):
    assert (name in audience) == (name in MAY_BE_MAILED)
