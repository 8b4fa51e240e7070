"""What the demo's rows say of each person, worked out as they lie in seeds/demo/, by no model and no macro."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from consent_by_hand import rows

CHICAGO = ZoneInfo("America/Chicago")
FIRST, TODAY = date(1990, 1, 1), date(2026, 9, 30)
DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%Y%m%d", "%b %d %Y", "%d %B %Y")
RENEWED_WITHIN, LAPSED_AFTER = 45, 30  # days, as the vars renewal_gap_days and sustainer_lapse_days say


class Deed(NamedTuple):
    """Something that happened to a record: what was paid, null where nothing was, and whether they did it themselves."""

    record: tuple[str, str]
    day: date | None
    dollars: Decimal | None
    is_own_act: bool


def possible(day: date | None) -> bool:
    return day is not None and FIRST <= day <= TODAY


def day_of(text: str) -> date | None:
    """The day that a text begins with."""
    for layout in DAYS:
        for part in (text, re.split(r"[ T]", text)[0]):
            try:
                return datetime.strptime(part.replace(",", ""), layout).date()
            except ValueError:
                continue
    return None


def moment(text: str) -> datetime | None:
    """Seconds or milliseconds of Unix, ISO 8601, or a month, a day and a clock of 12 hours in UTC."""
    if text.isdigit():
        return datetime.fromtimestamp(int(text) / (1000 if len(text) > 11 else 1), UTC)
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        pass
    try:
        return datetime.strptime(text, "%m/%d/%Y %I:%M %p").replace(tzinfo=UTC)
    except ValueError:
        return None


def local_day(text: str) -> date | None:
    at = moment(text)
    return at and at.astimezone(CHICAGO).date()


def dollars(text: str) -> Decimal | None:
    try:
        return Decimal(str(text).replace("$", "").replace(",", ""))
    except InvalidOperation:
        return None


def cents(text) -> Decimal | None:
    """Whole numbers are cents; what has a dollar sign or a point is of dollars."""
    amount = dollars(text)
    return amount if amount is None or re.search(r"[$.]", str(text)) else amount / 100


def months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def last_versions(seeds: Path, table: str, *key: str) -> list[dict[str, str]]:
    """Of the rows of one id the one that arrived last; of those that arrived together the first in order of all columns."""
    of_id = defaultdict(list)
    for row in rows(seeds, table):
        of_id[tuple(row[column] for column in key)].append(row)
    return [min(versions, key=lambda row: (-arrival(row), list(row.values()))) for versions in of_id.values()]


def arrival(row: dict[str, str]) -> float:
    return moment(row["_loaded_at"]).timestamp() if row["_loaded_at"] else 0


def gifts_that_came(seeds: Path) -> Iterator[tuple[str, str, str, date, Decimal]]:
    """Id, donor, plan, day and dollars."""
    for row in rows(seeds, "donation/donation_gifts.csv"):
        day, amount = day_of(row["donated_on"]), dollars(row["amount"])
        came = row["payment_status"] in ("succeeded", "refunded", "partially_refunded")
        if came and possible(day) and amount is not None and amount >= 0:
            yield row["donation_id"], row["donor_id"], row["recurring_plan_id"], day, amount


def gifts_given_back(seeds: Path) -> Iterator[tuple[str, str, date, Decimal]]:
    """Id, donor, day and dollars of what went back of gifts that came; all of a refunded gift that does not say how much."""
    came = {gift: amount for gift, _, _, _, amount in gifts_that_came(seeds)}
    for row in rows(seeds, "donation/donation_gifts.csv"):
        day, back = day_of(row["refunded_on"] or row["donated_on"]), dollars(row["refunded_amount"])
        if not back and row["payment_status"] == "refunded":
            back = came.get(row["donation_id"])
        if row["donation_id"] in came and back and possible(day):
            yield row["donation_id"], row["donor_id"], day, abs(back)


def renewals(terms: list[dict], owner: str, number: str) -> set[str]:
    """The terms that follow another of the same owner closely. Each has began, and ended or null."""
    of_owner, found = defaultdict(list), set()
    for term in terms:
        if term[owner] and term["began"]:
            of_owner[term[owner]].append(term)
    for own in of_owner.values():
        own.sort(key=lambda term: (term["began"], term[number]))
        for before, term in zip(own, own[1:], strict=False):
            if before["over"] and (term["began"] - before["over"]).days <= RENEWED_WITHIN:
                found.add(term[number])
    return found


def of_the_radio(seeds: Path) -> Iterator[Deed]:
    for _, donor, _, day, amount in gifts_that_came(seeds):
        yield Deed(("donation", donor), day, amount, True)
    for _, donor, day, amount in gifts_given_back(seeds):
        yield Deed(("donation", donor), day, -amount, False)


def of_the_paper(seeds: Path) -> Iterator[Deed]:
    """Every period that has begun is paid for."""
    terms = newspaper_terms(seeds)
    again = renewals(terms, "subscriber_id", "subscription_id")
    for term in terms:
        record, price = ("subscription", term["subscriber_id"]), dollars(term["price"])
        yield Deed(record, term["began"], price, term["subscription_id"] not in again)
        is_over = term["status"] in ("cancelled", "expired")
        until = min(term["ended"] or (term["cancelled"] or term["began"] if is_over else TODAY), TODAY)
        step, period = (12 if term["billing_period"] == "year" else 1), 1
        while possible(term["began"]) and (begins := months_after(term["began"], step * period)) < until:
            yield Deed(record, begins, price, False)
            period += 1


def newspaper_terms(seeds: Path) -> list[dict]:
    terms = [dict(row) for row in rows(seeds, "subscription/subscription_subscriptions.csv")]
    for term in terms:
        term["began"], term["ended"] = day_of(term["started_on"]), day_of(term["ended_on"])
        term["cancelled"] = day_of(term["cancelled_on"])
        term["over"] = term["ended"] or term["cancelled"]
    return terms


def of_events(seeds: Path) -> Iterator[Deed]:
    for row in rows(seeds, "event/event_tickets.csv"):
        record = ("event", row["buyer_id"])
        yield Deed(record, day_of(row["purchased_on"]), int(row["quantity"]) * dollars(row["unit_price"]), True)
        if row["attended"] == "yes":
            yield Deed(record, day_of(row["event_date"]), None, True)


def of_stripe(seeds: Path) -> Iterator[Deed]:
    charges = {row["id"]: row for row in last_versions(seeds, "stripe/stripe_charges.csv", "id")}
    paid_at = {}
    for charge in charges.values():
        if charge["status"] == "succeeded" and charge["captured"] != "false":
            if charge["invoice"]:
                times = [paid_at.get(charge["invoice"]), moment(charge["created"])]
                paid_at[charge["invoice"]] = max(filter(None, times), default=None)
            else:
                yield Deed(("stripe", charge["customer"]), local_day(charge["created"]), cents(charge["amount"]), True)
    for invoice in last_versions(seeds, "stripe/stripe_invoices.csv", "id"):
        if invoice["status"] == "paid":
            at = paid_at.get(invoice["id"]) or moment(invoice["created"])
            begins = invoice["billing_reason"] == "subscription_create"
            yield Deed(("stripe", invoice["customer"]), at.astimezone(CHICAGO).date(), cents(invoice["amount_paid"]), begins)
    disputes = last_versions(seeds, "stripe/stripe_disputes.csv", "id")
    lost = [row for row in disputes if row["status"] in ("lost", "needs_response", "under_review")]
    for refund in last_versions(seeds, "stripe/stripe_refunds.csv", "id") + lost:
        who = charges[refund["charge"]]["customer"] if refund["charge"] in charges else ""
        yield Deed(("stripe", who), local_day(refund["created"]), -abs(cents(refund["amount"])), False)


def of_square(seeds: Path) -> Iterator[Deed]:
    payments = last_versions(seeds, "square/square_payments.csv", "id")
    payers, tried, came, told = {}, set(), defaultdict(list), set()
    for payment in payments:
        order = payment["order_id"]
        tried.add(order)
        if payment["status"] in ("COMPLETED", "APPROVED") and payment["customer_id"]:
            payers[order] = min(payment["customer_id"], payers.get(order, payment["customer_id"]))
        if payment["status"] == "COMPLETED":
            came[order].append(money_of(payment, "amount_money") or Decimal(0))
    for order in last_versions(seeds, "square/square_orders.csv", "id"):
        total, number = money_of(order, "total_money"), order["id"]
        lines = read_json(order["line_items"]) or [{"total_money": read_json(order["total_money"])}]
        record = ("square", order["customer_id"] or payers.get(number, ""))
        is_covered = number in came and (total is None or sum(came[number]) >= total)
        if is_covered or order["state"] == "COMPLETED" and (number in came or number not in tried):
            told.add(number)
        for line in lines if number in told else []:
            amount = cents((line.get("total_money") or {}).get("amount"))
            if amount is None or amount >= 0:
                yield Deed(record, local_day(order["created_at"]), amount, True)
    for payment in payments:
        amount = money_of(payment, "amount_money")
        if payment["status"] == "COMPLETED" and payment["order_id"] not in told and amount is not None and amount >= 0:
            yield Deed(("square", payment["customer_id"]), local_day(payment["created_at"]), amount, True)
        back = money_of(payment, "refunded_money")
        if payment["status"] == "COMPLETED" and back:
            day = local_day(payment["updated_at"]) or local_day(payment["created_at"])
            yield Deed(("square", payment["customer_id"]), day, -abs(back), False)


def money_of(row: dict[str, str], column: str) -> Decimal | None:
    return cents((read_json(row[column]) or {}).get("amount"))


def read_json(text: str):
    try:
        return json.loads(text)
    except ValueError:
        return None


def of_the_club(seeds: Path) -> Iterator[Deed]:
    for row in last_versions(seeds, "capitan/capitan_check_ins.csv", "id"):
        yield Deed(("capitan", row["customer_id"]), local_day(row["check_in_datetime"]), None, True)
    for row in last_versions(seeds, "capitan/capitan_reservations.csv", "id"):
        if row["is_cancelled"] != "true":
            yield Deed(("capitan", row["customer_id"]), local_day(row["created_at"]), None, True)
    terms = club_terms(seeds)
    again = renewals(terms, "owner_id", "id")
    for term in terms:
        if term["id"] not in again:
            yield Deed(("capitan", term["owner_id"]), term["began"], None, True)


def club_terms(seeds: Path) -> list[dict]:
    terms = [dict(row) for row in last_versions(seeds, "capitan/capitan_customer_memberships.csv", "id")]
    for term in terms:
        term["began"], term["ended"] = day_of(term["start_date"]), day_of(term["end_date"])
        term["cancelled"] = day_of(term["cancelled_at"])
        term["over"] = term["ended"] or term["cancelled"]
    return terms


def of_newsletters(seeds: Path) -> Iterator[Deed]:
    for row in rows(seeds, "email/email_engagement.csv"):
        for column in ("opened_at", "clicked_at"):
            if row[column]:
                yield Deed(("email", row["subscriber_id"]), day_of(row[column]), None, True)
    for row in rows(seeds, "mailchimp/mailchimp_campaign_recipient_activity.csv"):
        if row["action"] in ("open", "click"):
            yield Deed(("mailchimp", row["member_id"]), local_day(row["timestamp"]), None, True)


SYSTEMS = [of_the_radio, of_the_paper, of_events, of_stripe, of_square, of_the_club, of_newsletters]


def deeds(seeds: Path, systems=SYSTEMS) -> list[Deed]:
    """Those of a day that can be."""
    return [deed for system in systems for deed in system(seeds) if possible(deed.day)]


def mails(seeds: Path) -> Iterator[tuple[tuple[str, str], bool]]:
    """Each mail that was handed over: whose, and whether it was opened."""
    for row in rows(seeds, "email/email_engagement.csv"):
        if not row["bounced_at"] and possible(day_of(row["sent_at"])):
            yield ("email", row["subscriber_id"]), possible(day_of(row["opened_at"]))
    sent = {row["id"]: local_day(row["send_time"]) for row in last_versions(seeds, "mailchimp/mailchimp_campaign.csv", "id")}
    acts = defaultdict(set)
    for row in rows(seeds, "mailchimp/mailchimp_campaign_recipient_activity.csv"):
        if row["action"] == "bounce" or possible(local_day(row["timestamp"])):
            acts[row["campaign_id"], row["member_id"]].add(row["action"])
    for row in last_versions(seeds, "mailchimp/mailchimp_campaign_recipient.csv", "campaign_id", "member_id"):
        done = acts[row["campaign_id"], row["member_id"]]
        if "bounce" not in done and possible(sent.get(row["campaign_id"])):
            yield ("mailchimp", row["member_id"]), "open" in done


def who_is(seeds: Path) -> dict[str, set[tuple[str, str]]]:
    """For each flag of the golden record the records of which it holds today."""
    back = defaultdict(Decimal)
    for gift, _, _, amount in gifts_given_back(seeds):
        back[gift] += amount
    givers, last_paid, plan_of = set(), {}, {}
    for gift, donor, plan, day, amount in gifts_that_came(seeds):
        if amount > back[gift]:
            if months_after(day, 12) > TODAY:
                givers.add(("donation", donor))
            last_paid[plan], plan_of[plan] = max(day, last_paid.get(plan, day)), ("donation", donor)
    ended = {row["recurring_plan_id"]: day for row in rows(seeds, "donation/donation_gifts.csv")
             if (day := day_of(row["cancelled_on"])) and day <= TODAY}  # fmt: skip
    sustainers = {
        plan_of[plan] for plan, day in last_paid.items()
        if plan and plan not in ended and months_after(day, 1) + timedelta(days=LAPSED_AFTER) >= TODAY
    }  # fmt: skip
    club = {("capitan", term["owner_id"]) for term in club_terms(seeds) if is_open(term, {"ACT", "FRZ"})}
    paper = {
        ("subscription", term["subscriber_id"])
        for term in newspaper_terms(seeds) if is_open(term, {"active", "past_due"})
    }  # fmt: skip
    stripe = set()
    for row in last_versions(seeds, "stripe/stripe_subscriptions.csv", "id"):
        term = {"status": row["status"], "began": local_day(row["created"]), "ended": local_day(row["ended_at"])}
        term["cancelled"] = local_day(row["canceled_at"])
        term["period"] = local_day(row["current_period_end"])
        if is_open(term, {"active", "past_due"}):
            stripe.add(("stripe", row["customer"]))
    return {
        "is_wbez_member": givers | sustainers,
        "is_sustainer": sustainers,
        "is_member": givers | sustainers | club,
        "is_suntimes_subscriber": paper,
        "is_subscriber": paper | stripe,
    }


def is_open(term: dict, running: set[str]) -> bool:
    """Begun, and running on or paid for."""
    if term["began"] is None or term["began"] > TODAY:
        return False
    until = term["ended"]
    if not until and term["cancelled"]:
        until = term.get("period") if term["status"] in running else term["cancelled"]
    return until > TODAY if until else term["status"] in running
