"""Who may be contacted, worked out from the rows of the demo in seeds/demo/, by no model of consent and no macro.

A system that says whom somebody may contact has a function among SOURCES, and its words in consent_words.csv.
"""

import csv
import hashlib
import re
from collections import defaultdict
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

CHANNELS = ("email", "phone", "sms", "mail")
CHANNEL_OF = {"Email": "email", "Phone": "phone", "Text message": "sms", "Mail": "mail"}
SILENT = {"open", "click"}  # what somebody does with a message, which takes nothing back


@cache
def rows(seeds: Path, table: str) -> list[dict[str, str]]:
    with (seeds / table).open(newline="", encoding="utf-8") as file:
        return [{name: (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]


def day_of(text: str) -> date | None:
    """The day of a moment; none where it cannot be read, or lies before any that a person remembers."""
    text = re.split(r"[T]| (?=\d+:)", text)[0]
    for layout in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d %Y", "%d %B %Y", "%Y%m%d"):
        try:
            return datetime.strptime(text, layout).date()
        except ValueError:
            continue
    return None


def is_later(text: str, today: date) -> bool:
    """Whether a moment lies after today; one that cannot be read does not."""
    day = day_of(text)
    return day is not None and day > today


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


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


class Said(NamedTuple):
    """What a row says of a record. kind: yes, asked (a yes that may have a day), no, unreachable, or gone (no channel)."""

    system: str
    record: str
    address: str
    channel: str
    kind: str
    day: date | None


def of_newsletter_list(seeds: Path, today: date):
    for row in rows(seeds, "email/email_subscribers.csv"):
        status = row["status"].lower()
        kind = {"subscribed": "yes", "bounced": "unreachable"}.get(status, "no")
        yield Said("email", row["subscriber_id"], row["email"], "email", kind, None)


def of_newsletters(seeds: Path, today: date):
    for row in rows(seeds, "email/email_engagement.csv"):
        if row["unsubscribed_at"] and not is_later(row["unsubscribed_at"], today):
            yield Said("email", row["subscriber_id"], "", "email", "no", day_of(row["unsubscribed_at"]))


def of_mailchimp_lists(seeds: Path, today: date):
    for row in rows(seeds, "mailchimp/mailchimp_member.csv"):
        kind = "yes" if row["status"].lower() == "subscribed" else "no"
        yield Said("mailchimp", row["id"], row["email_address"], "email", kind, day_of(row["last_changed"]))


def of_mailchimp_unsubscribes(seeds: Path, today: date):
    for row in rows(seeds, "mailchimp/mailchimp_unsubscribe.csv"):
        if not is_later(row["timestamp"], today):
            yield Said("mailchimp", row["member_id"], "", "email", "no", day_of(row["timestamp"]))


def of_mailchimp_bounces(seeds: Path, today: date):
    for row in rows(seeds, "mailchimp/mailchimp_campaign_recipient_activity.csv"):
        is_soft = row["action"] == "bounce" and row["bounce_type"] == "soft"
        if row["action"] not in SILENT and not is_soft and not is_later(row["timestamp"], today):
            yield Said("mailchimp", row["member_id"], "", "email", "unreachable", day_of(row["timestamp"]))


def of_donor_preferences(seeds: Path, today: date):
    for row in rows(seeds, "donation/donation_preferences.csv"):
        if row["response"] != "No response" and not is_later(row["said_on"], today):
            kind = {"Opt-in": "asked", "Opt-out": "no"}.get(row["response"], "gone")
            for channel in CHANNELS if row["channel"] == "All" else [CHANNEL_OF[row["channel"]]]:
                yield Said("donation", row["donor_id"], "", channel, kind, day_of(row["said_on"]))


SOURCES = [of_newsletter_list, of_newsletters, of_mailchimp_lists, of_mailchimp_unsubscribes, of_mailchimp_bounces]
SOURCES += [of_donor_preferences]
RECORDS = """
    select map.constituent_id, map.confidence_tier, records.source_system, records.record_id,
        coalesce(records.email, ''), coalesce(records.phone, '')
    from identity.identity_map as map inner join identity.source_records as records using (record_key)
"""
GOLDEN = """
    select constituent_id, canonical_email, canonical_phone, canonical_address || canonical_postal_code
    from golden.constituents
"""


def points_of(project, seeds: Path) -> dict[str, dict[str, str]]:
    """{channel: {constituent: the mailbox, phone or place of the golden record}}."""
    golden = {channel: {} for channel in CHANNELS}
    for one, email, phone, place in project.fetch(GOLDEN)[1]:
        points = {"email": email and mailbox(seeds.parent, email), "phone": phone, "sms": phone, "mail": place}
        for channel, point in points.items():
            if point:
                golden[channel][one] = point
    return golden


def reachable(project, seeds: Path, today: date, sources=SOURCES) -> dict[str, set[str]]:
    """The constituents whom somebody may contact, by channel."""
    said = [one for source in sources for one in source(seeds, today)]
    people = project.fetch(RECORDS)[1]
    owners, addresses, unsure = defaultdict(set), defaultdict(list), set()
    for one, tier, system, record, email, phone in people:
        owners[system, record].add((one, email, phone))
        addresses[md5(email)].append((one, email, phone))
        if tier == "low":
            unsure.add((system, record))
    golden = points_of(project, seeds)
    asked, yes = {}, set()
    for statement in said:
        of_record = statement.system, statement.record
        if statement.kind in ("yes", "asked"):
            for one, email, phone in owners[of_record]:
                point = {"email": email and mailbox(seeds.parent, email), "mail": None}.get(statement.channel, phone)
                if of_record not in unsure or point and golden[statement.channel].get(one) == point:
                    yes.add((one, statement.channel))
                if statement.kind == "asked" and statement.day and of_record not in unsure:
                    asked[one, statement.channel] = max(statement.day, asked.get((one, statement.channel), statement.day))
    no, stopped = set(), set()
    for statement in said:
        if statement.kind not in ("yes", "asked"):
            of_record = owners[statement.system, statement.record]
            hashed = md5(statement.address.lower()) if statement.address else statement.record
            of_address = addresses[hashed] if statement.channel == "email" and hashed != md5("") else []
            ended = {
                one
                for one, _, _ in of_record
                if statement.kind == "no" and statement.day and statement.day < asked.get((one, statement.channel), date.min)
            }
            if ended:
                continue
            no |= {(one, statement.channel) for one, _, _ in of_record}
            for _, email, phone in [*of_record, *of_address]:
                point = mailbox(seeds.parent, email) if statement.channel == "email" and email else phone
                if point and statement.channel != "mail":
                    stopped.add((statement.channel, point))
    return {
        channel: {
            one for one, point in golden[channel].items() if (one, channel) in yes - no and (channel, point) not in stopped
        }
        for channel in CHANNELS
    }
