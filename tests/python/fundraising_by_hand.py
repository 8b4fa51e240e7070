"""What donors gave in each year and what plans cost in each month, worked out from seeds/demo/, by no model and no macro."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

import facts_by_hand as facts
from consent_by_hand import rows

GRACE, DUNNING, FISCAL_START = 30, 30, 7  # as restart_grace_days, dunning_days and fiscal_year_start_month say
NEVER = date.max
MONTH_ENDS = [date(2015 + month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in range(12 * 11 + 10)]
YEARS = {"calendar": lambda day: day.year, "fiscal": lambda day: day.year + (day.month >= FISCAL_START)}


class Span(NamedTuple):
    """A time in which a record had a plan, what it cost in a month, and why it ended."""

    kind: str
    record: tuple[str, str]
    begins: date
    ends: date
    dollars: Decimal
    ending: str


def net_gifts(seeds: Path) -> Iterator[tuple[tuple[str, str], str, date, Decimal, Decimal]]:
    """Donor, plan, day, dollars and what is left of them."""
    back = defaultdict(Decimal)
    for gift, _, _, amount in facts.gifts_given_back(seeds):
        back[gift] += amount
    for gift, donor, plan, day, amount in facts.gifts_that_came(seeds):
        yield ("donation", donor), plan, day, amount, amount - back[gift]


def giving(seeds: Path, whose: Callable, basis: str) -> dict[int, dict[str, Decimal]]:
    """{year: {donor: what they gave}}, with those alone who gave more than went back."""
    given = defaultdict(lambda: defaultdict(Decimal))
    for record, _, day, _, net in net_gifts(seeds):
        if whose(record):
            given[YEARS[basis](day)][whose(record)] += net
    return {year: {one: total for one, total in of.items() if total > 0} for year, of in given.items()}


def retention(given: dict[int, dict[str, Decimal]], year: int) -> dict:
    """Who stayed, came and went, and the dollars of gains and losses."""
    now, before = given.get(year, {}), given.get(year - 1, {})
    ever = {one for earlier in given if earlier < year for one in given[earlier]}
    new_before = before.keys() - {one for earlier in given if earlier < year - 1 for one in given[earlier]}
    stayed, back = now.keys() & before.keys(), (now.keys() & ever) - before.keys()
    gone = before.keys() - now.keys()
    return {
        "donors": len(now),
        "donors_before": len(before),
        "new_donors": len(now.keys() - ever),
        "retained": len(stayed),
        "reactivated": len(back & given.get(year - 2, {}).keys()),
        "reacquired": len(back - given.get(year - 2, {}).keys()),
        "lapsed_new": len(gone & new_before),
        "lapsed_repeat": len(gone - new_before),
        "new_retained": len(stayed & new_before),
        "sybunt": len(ever - now.keys()),
        "amount": sum(now.values(), Decimal(0)),
        "retained_amount": sum((now[one] for one in stayed), Decimal(0)),
        "gain_new": sum((now[one] for one in now.keys() - ever), Decimal(0)),
        "gain_recaptured": sum((now[one] for one in back), Decimal(0)),
        "gain_upgrade": sum((max(now[one] - before[one], Decimal(0)) for one in stayed), Decimal(0)),
        "loss_downgrade": sum((max(before[one] - now[one], Decimal(0)) for one in stayed), Decimal(0)),
        "loss_lapsed_new": sum((before[one] for one in gone & new_before), Decimal(0)),
        "loss_lapsed_repeat": sum((before[one] for one in gone - new_before), Decimal(0)),
    }


def cohorts(given: dict[int, dict[str, Decimal]]) -> dict[tuple[int, int], tuple[int, int, Decimal]]:
    """{(first year, years since): size, donors and dollars}."""
    first, found = {}, {}
    for year in sorted(given):
        for one in given[year]:
            first.setdefault(one, year)
    for year in given:
        for begun in (earlier for earlier in given if earlier <= year):
            of_cohort = [given[year][one] for one in given[year] if first[one] == begun]
            size = sum(1 for one in first if first[one] == begun)
            found[begun, year - begun] = (size, len(of_cohort), sum(of_cohort, Decimal(0)))
    return found


def in_a_month(price: Decimal, period: str) -> Decimal:
    return (price / 12 if period == "year" else price).quantize(Decimal("0.01"), ROUND_HALF_UP)


def recurring_plans(seeds: Path) -> Iterator[Span]:
    """Each payment keeps its plan open until the next one, or until it is too late or cancelled."""
    paid, ended, whose = defaultdict(dict), {}, {}
    for row in rows(seeds, "donation/donation_gifts.csv"):
        day = facts.day_of(row["cancelled_on"])
        if day:
            ended[row["recurring_plan_id"]] = max(day, ended.get(row["recurring_plan_id"], day))
    for record, plan, day, amount, net in net_gifts(seeds):
        if plan and net > 0:
            paid[plan][day] = max(amount, paid[plan].get(day, amount))
            whose[plan] = record
    for plan, amounts in paid.items():
        days, end = sorted(amounts), ended.get(plan, NEVER)
        end = end if end <= facts.TODAY else NEVER
        for day, following in zip(days, [*days[1:], NEVER], strict=True):
            late = facts.months_after(day, 1) + timedelta(days=facts.LAPSED_AFTER + 1)
            until = min(late, following, end)
            ending = "voluntary" if until == end else "payment_failure" if until == late else "replaced"
            if day < until:
                yield Span("recurring_plan", whose[plan], day, until, amounts[day], ending)


def gift_memberships(seeds: Path) -> Iterator[Span]:
    for record, _, day, _, net in net_gifts(seeds):
        if net > 0:
            yield Span("membership", record, day, facts.months_after(day, 12), Decimal(0), "expired")


def terms(seeds: Path) -> Iterator[Span]:
    """Memberships of the club, whose dues are subscriptions of Stripe, and subscriptions."""
    for term in facts.club_terms(seeds):
        yield from span("membership", ("capitan", term["owner_id"]), term, {"ACT", "FRZ"}, Decimal(0))
    for term in facts.newspaper_terms(seeds):
        monthly = in_a_month(facts.dollars(term["price"]), term["billing_period"])
        yield from span("subscription", ("subscription", term["subscriber_id"]), term, {"active", "past_due"}, monthly)
    paid, failed = invoices(seeds)
    for row in facts.last_versions(seeds, "stripe/stripe_subscriptions.csv", "id"):
        plan = facts.read_json(row["plan"])
        term = {
            "status": row["status"],
            "began": facts.local_day(row["created"]),
            "ended": facts.local_day(row["ended_at"]),
            "cancelled": facts.local_day(row["canceled_at"]),
            "period": facts.local_day(row["current_period_end"]),
        }
        monthly = in_a_month(facts.cents(plan["amount"]), plan["interval"])
        for found in span("subscription", ("stripe", row["customer"]), term, {"active", "past_due"}, monthly):
            last = failed.get(row["id"])
            is_failure = last and last > paid.get(row["id"], found.begins) and (found.ends - last).days <= DUNNING
            yield found._replace(ending="payment_failure") if is_failure and found.ends < NEVER else found


def invoices(seeds: Path) -> tuple[dict[str, date], dict[str, date]]:
    """{subscription: last day on which a payment came}, and the same of those that failed."""
    of_invoice = {row["id"]: row for row in facts.last_versions(seeds, "stripe/stripe_invoices.csv", "id")}
    paid, failed, came = {}, {}, {}
    for charge in facts.last_versions(seeds, "stripe/stripe_charges.csv", "id"):
        day = facts.local_day(charge["created"])
        if charge["invoice"] not in of_invoice or not facts.possible(day):
            continue
        if charge["status"] == "failed":
            subscription = of_invoice[charge["invoice"]]["subscription"]
            failed[subscription] = max(day, failed.get(subscription, day))
        elif charge["status"] == "succeeded":
            came[charge["invoice"]] = max(day, came.get(charge["invoice"], day))
    for number, invoice in of_invoice.items():
        day = came.get(number) or facts.local_day(invoice["created"])
        if invoice["status"] == "paid" and facts.possible(day):
            paid[invoice["subscription"]] = max(day, paid.get(invoice["subscription"], day))
    return paid, failed


def span(kind: str, record: tuple[str, str], term: dict, running: set[str], monthly: Decimal) -> Iterator[Span]:
    if not facts.possible(term["began"]):
        return
    until = term["ended"]
    if not until and term["cancelled"]:
        until = term.get("period") if term["status"] in running else term["cancelled"]
    if facts.is_open(term, running):
        yield Span(kind, record, term["began"], NEVER, monthly, "")
    elif until and until > term["began"]:
        stopped = term["cancelled"] and term["cancelled"] <= facts.TODAY
        yield Span(kind, record, term["began"], until, monthly, "voluntary" if stopped else "expired")


def held(spans: list[Span]) -> dict[date, Decimal]:
    """{month's end: what one person's plans of a kind cost}, where one is open or will be again in time."""
    found = defaultdict(Decimal)
    for one in spans:
        until = one.ends
        if until < NEVER and not any(other.begins <= until < other.ends for other in spans):
            until = min(
                (other.begins for other in spans if until < other.begins <= until + timedelta(days=GRACE)), default=until
            )
        for end in MONTH_ENDS[bisect_left(MONTH_ENDS, one.begins) : bisect_left(MONTH_ENDS, until)]:
            found[end] += one.dollars
    return found


def revenue(seeds: Path, whose: Callable) -> dict[tuple[str, date], dict]:
    """{(kind, first day of the month): the movements of the month}."""
    of_person = defaultdict(list)
    for found in [*recurring_plans(seeds), *gift_memberships(seeds), *terms(seeds)]:
        of_person[found.kind, whose(found.record) or found.record].append(found)
    months = defaultdict(lambda: defaultdict(Decimal))
    for (kind, _), spans in of_person.items():
        cost = held(spans)
        first = min(cost, default=NEVER)
        for before, end in zip(MONTH_ENDS, MONTH_ENDS[1:], strict=False):
            month = months[kind, end.replace(day=1)]
            if end in cost:
                month["active_at_end"] += 1
                month["ending_mrr"] += cost[end]
                change = cost[end] - cost.get(before, 0)
                if before in cost:
                    month["expansion_mrr" if change > 0 else "contraction_mrr"] += abs(change)
                else:
                    month["reactivation_mrr" if first < end else "new_mrr"] += change
            elif before in cost:
                month[f"{why(spans, end)}_mrr"] += cost[before]
                month[why(spans, end)] += 1
    return months


def why(spans: list[Span], end: date) -> str:
    """How the plans of one who has none any more ended: as the last of them did."""
    last = max((span.ends, span.ending) for span in spans if span.ends <= end)
    return {"payment_failure": "churned_failure", "expired": "churned_expired"}.get(last[1], "churned_voluntary")
