"""Nobody is contacted who has said no to any system, however it is put, or of whom nobody says yes; all others are."""

import csv
import hashlib
from datetime import date
from pathlib import Path

import pytest
from consent_by_hand import CHANNELS, md5, reachable
from project import ROOT, Project

SEEDS = ROOT / "seeds"
TODAY = date(2026, 9, 30)
SUBSCRIBERS, SENDS = "email/email_subscribers", "email/email_engagement"
MEMBERS, LEFT = "mailchimp/mailchimp_member", "mailchimp/mailchimp_unsubscribe"
ACTIVITY = "mailchimp/mailchimp_campaign_recipient_activity"
PREFERENCES = "donation/donation_preferences"
LISTS = (SUBSCRIBERS, MEMBERS)


# How a row of each table says whose it is.
IDS = {
    SUBSCRIBERS: lambda email: {"subscriber_id": email},
    SENDS: lambda email: {"send_id": f"send to {email}", "subscriber_id": email, "sent_at": "2026-03-01"},
    MEMBERS: lambda email: {"id": md5(email), "list_id": "a"},
    LEFT: lambda email: {"campaign_id": "c1", "list_id": "a", "member_id": md5(email)},
    ACTIVITY: lambda email: {"campaign_id": "c1", "member_id": md5(email), "timestamp": "2026-03-02T00:00:00Z"},
    PREFERENCES: lambda email: {"preference_id": f"answer of {email}", "donor_id": email},
}
ON_LIST = (MEMBERS, {"status": "subscribed", "last_changed": "2026-01-01T12:00:00Z"})
LEFT_IN_FEBRUARY = [(SUBSCRIBERS, {"status": "subscribed"}), (SENDS, {"unsubscribed_at": "2026-02-10 20:00"})]
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
    "left by a campaign on the last minute of today": [ON_LIST, (LEFT, {"timestamp": "2026-04-01T04:59:00Z"})],
    "leaves by a campaign on the first minute of tomorrow": [ON_LIST, (LEFT, {"timestamp": "2026-04-01T05:00:00Z"})],
    "left and said no day": [ON_LIST, (LEFT, {"timestamp": ""})],
    **{
        f"{kind} bounce": [ON_LIST, (ACTIVITY, {"action": "bounce", "bounce_type": kind})]
        for kind in ("hard", "soft", "block", "")
    },
    **{f"{action} of a mail": [ON_LIST, (ACTIVITY, {"action": action})] for action in ("open", "click", "abuse")},
    **{
        f"left, and asked for {channel} on {day}": [
            *LEFT_IN_FEBRUARY,
            (PREFERENCES, {"channel": channel, "response": "Opt-in", "said_on": day}),
        ]
        for channel in ("Email", "Mail", "All")
        for day in ("2026-02-09", "2026-02-10", "2026-02-11", "2026-04-01", "")
    },
    "asked for email": [(PREFERENCES, {"channel": "Email", "response": "Opt-in", "said_on": "2026-02-11"})],
    "asked for letters": [(PREFERENCES, {"channel": "Mail", "response": "Opt-in", "said_on": "2026-02-11"})],
    "asked after a hard bounce": [
        (ACTIVITY, {"action": "bounce", "bounce_type": "hard"}),
        (PREFERENCES, {"channel": "Email", "response": "Opt-in", "said_on": "2026-03-11"}),
    ],
    "asked after a status without a day": [
        (SUBSCRIBERS, {"status": "unsubscribed"}),
        (PREFERENCES, {"channel": "Email", "response": "Opt-in", "said_on": "2026-03-11"}),
    ],
    **{
        f"{response} to {channel}": [ON_LIST, (PREFERENCES, {"channel": channel, "response": response})]
        for response in ("Deceased", "Do not contact", "Opt-out", "No response", "Perhaps")
        for channel in ("All", "Email", "Mail", "Carrier pigeon")
    },
    "a row without an id says no": [(SUBSCRIBERS, {"subscriber_id": "", "status": "unsubscribed"})],
    "a member without an id says no": [(MEMBERS, {"id": "", "list_id": "", "status": "unsubscribed"})],
}  # fmt: skip
MAY_BE_MAILED = {
    "list says subscribed", "list says Opted-In", "mailchimp says Subscribed",
    "came back to the same list", "leaves tomorrow", "a newsletter came back",
    "leaves by a campaign on the first minute of tomorrow", "soft bounce", "open of a mail", "click of a mail",
    "left, and asked for Email on 2026-02-11", "asked for email", "Opt-out to Mail", "Perhaps to Mail",
    *(f"No response to {channel}" for channel in ("All", "Email", "Mail", "Carrier pigeon")),
}  # fmt: skip


@pytest.mark.parametrize("channel", CHANNELS)
def test_whoever_may_be_contacted_by_the_rows_may_be_contacted_by_the_model_and_nobody_else(demo, channel):
    expected = reachable(demo, SEEDS / "demo", TODAY)[channel]
    found = demo.fetch(f"select constituent_id from golden.consent where channel = '{channel}' and may_contact")[1]
    assert {one for (one,) in found} == expected
    assert len(expected) > 100


def test_each_status_of_the_vendors_has_a_row_and_no_row_of_any_allows_mail():
    """What Mailchimp, Klaviyo, SendGrid, HubSpot, Constant Contact and others call those who are not to be mailed."""
    with (SEEDS / "reference/facts/consent_words.csv").open(newline="") as file:
        words = {row["word"]: row["consent"] for row in csv.DictReader(file) if row["table_name"] == "any"}
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
        {"donor_id": f"{one}@home.example", "first_name": one, "last_name": word(one), "email": f"{one}@home.example"}
        for one in people.values()
    ]}  # fmt: skip
    tables |= {table: [] for table in ("donation/donation_gifts", "mailchimp/mailchimp_campaign_recipient", *IDS)}
    for name, rows in CASES.items():
        email = f"{people[name]}@home.example"
        for table, row in rows:
            shown = {column: email for column in ("email", "email_address") if table in LISTS}
            if table == SUBSCRIBERS:  # by an email alone nobody is surely the same, and an opt-in ends no refusal of another
                shown |= {"first_name": people[name], "last_name": word(people[name])}
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
def test_a_donor_is_mailed_if_a_system_allows_it_and_none_refuses(audience, name):
    assert (name in audience) == (name in MAY_BE_MAILED)


def test_a_column_of_a_file_says_whom_to_leave_alone(tmp_path):
    project = Project(tmp_path)
    file = tmp_path / "people.csv"
    place = "312-555-0101,1 Main St,Chicago,IL,60601"
    file.write_text(
        "id,first_name,last_name,email,phone,address,city,state,zip,Do Not Call,email_opt_in,Mail Opt-In,npsp__Deceased__c\n"
        f"1,Jane,Miller,jane@example.org,{place},yes,yes,Y,no\n"
        f"2,Omar,Haddad,omar@example.org,{place.replace('0101,1', '0102,2')},,,yes,\n"
        f"3,Lena,Novak,lena@example.org,{place.replace('0101,1', '0103,3')},,perhaps,no,\n"
        f"4,Ravi,Shah,ravi@example.org,{place.replace('0101,1', '0104,4')},,yes,yes,2020-05-01\n"
    )
    project.build("--select", "+consent", source_records=str(file))
    found = project.fetch("""
        select record_id, channel, may_contact, reason
        from golden.consent inner join identity.identity_map using (constituent_id)
    """)[1]
    said = {(record, channel): (may, reason) for record, channel, may, reason in found}
    assert {one for one, (may, _) in said.items() if may} == {("1", "email"), ("1", "mail"), ("2", "mail")}
    assert said["1", "phone"] == said["3", "mail"] == (False, "unsubscribed")
    assert said["2", "email"] == (False, "silence")
    assert said["3", "email"] == (False, "unknown")
    assert {said["4", channel] for channel in CHANNELS} == {(False, "deceased")}
