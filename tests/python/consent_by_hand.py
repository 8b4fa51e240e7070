"""Who must not be mailed, worked out from the rows of the demo as they lie in seeds/demo/, by no model and no macro.

A system that says whether an address may be mailed has a function among REFUSALS, and its words in consent_words.csv.
"""

import csv
import hashlib
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

SILENT = {"open", "click"}  # what somebody does with a message, which takes nothing back


@cache
def rows(seeds: Path, table: str) -> list[dict[str, str]]:
    with (seeds / table).open(newline="", encoding="utf-8") as file:
        return [{name: (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]


def is_later(text: str, today: date) -> bool:
    """Whether a moment lies after today; one that cannot be read does not."""
    for layout in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"):
        day = re.split(r"[ T]", text)[0]
        try:
            return datetime.strptime(day, layout).date() > today
        except ValueError:
            continue
    return False


def mailbox(seeds: Path, email: str) -> str:
    """One spelling of all addresses that reach the same mailbox at the providers of email_providers.csv."""
    local, _, domain = email.lower().partition("@")
    for provider in rows(seeds, "reference/email_providers.csv"):
        if provider["domain"] == domain:
            local = local.split("+")[0] if provider["has_plus_tags"] == "true" else local
            local = local.replace(".", "") if provider["ignores_dots"] == "true" else local
            domain = provider["canonical_domain"]
            break
    return f"{local}@{domain}"


def of_newsletter_list(seeds: Path, today: date):
    for row in rows(seeds, "email/email_subscribers.csv"):
        if row["status"].lower() != "subscribed":
            yield "email", row["subscriber_id"], row["email"]


def of_newsletters(seeds: Path, today: date):
    for row in rows(seeds, "email/email_engagement.csv"):
        if row["unsubscribed_at"] and not is_later(row["unsubscribed_at"], today):
            yield "email", row["subscriber_id"], ""


def of_mailchimp_lists(seeds: Path, today: date):
    for row in rows(seeds, "mailchimp/mailchimp_member.csv"):
        if row["status"].lower() != "subscribed":
            yield "mailchimp", row["id"], row["email_address"]


def of_mailchimp_unsubscribes(seeds: Path, today: date):
    for row in rows(seeds, "mailchimp/mailchimp_unsubscribe.csv"):
        if not is_later(row["timestamp"], today):
            yield "mailchimp", row["member_id"], ""


def of_mailchimp_bounces(seeds: Path, today: date):
    for row in rows(seeds, "mailchimp/mailchimp_campaign_recipient_activity.csv"):
        is_soft = row["action"] == "bounce" and row["bounce_type"] == "soft"
        if row["action"] not in SILENT and not is_soft and not is_later(row["timestamp"], today):
            yield "mailchimp", row["member_id"], ""


REFUSALS = [of_newsletter_list, of_newsletters, of_mailchimp_lists, of_mailchimp_unsubscribes, of_mailchimp_bounces]


def refusals(seeds: Path, today: date, sources=REFUSALS) -> tuple[set[tuple[str, str]], set[str]]:
    """The records, as (system, id), and the MD5 of the addresses that may not be mailed."""
    records, addresses = set(), set()
    for source in sources:
        for system, record_id, address in source(seeds, today):
            records.add((system, record_id))
            addresses.add(hashlib.md5(address.lower().encode()).hexdigest() if address else record_id)
    return records, addresses


def contradictions(project, seeds: Path, today: date, sources=REFUSALS) -> set[str]:
    """The constituents of golden.email_audience who must not be mailed."""
    records, addresses = refusals(seeds, today, sources)
    of_record = {(system, record): one for system, record, one in project.fetch(
        "select source_system, record_id, constituent_id from identity.identity_map"
    )[1]}  # fmt: skip
    refused = {of_record[record] for record in records if record in of_record}
    audience = dict(project.fetch("select constituent_id, canonical_email from golden.email_audience")[1])
    held = {one for one, email in audience.items() if hashlib.md5(email.encode()).hexdigest() in addresses}
    return held | refused & audience.keys()
