"""Who is asked what on which day, what happened, and much of what was known, worked out from seeds/demo/, by no model."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import facts_by_hand as facts
from consent_by_hand import rows

FAILURES, GRACE, LAPSE, MAJOR = 3, facts.RENEWED_WITHIN, facts.LAPSED_AFTER, 1000  # as the settings and vars say
CHURN, UPGRADE = (7, 90), (7, 365)  # gap and window, as prediction_targets.csv has them
DAY = timedelta(days=1)


class Held(NamedTuple):
    """A plan or a term of somebody, and each try to take a payment: the moment, and the dollars, null where it failed."""

    kind: str
    person: str
    number: str
    began: date
    cancelled: date | None
    until: date | None
    tries: list[tuple[datetime, Decimal | None]]

    def run(self, day: date) -> tuple[int, date | None, Decimal | None]:
        """By the end of a day: failures since the last good payment, the day of the last try, what was paid last."""
        failures, last, dollars = 0, None, None
        for at, paid in self.tries:
            if at.date() <= day:
                failures, dollars = (failures + 1, dollars) if paid is None else (0, paid)
                last = at.date()
        return failures, last, dollars

    def is_open(self, day: date) -> bool:
        ends = [end for end in (self.cancelled, self.until) if end]
        if self.began > day or any(end <= day for end in ends):
            return False
        failures, last, _ = self.run(day)
        is_lapsed = self.kind == "recurring_plan" and facts.months_after(last, 1) + LAPSE * DAY < day
        return failures < FAILURES and not is_lapsed


def gift_tries(seeds: Path) -> Iterator[tuple[str, str, date, Decimal | None]]:
    """Plan, donor, day and dollars of each payment of a plan, good or failed."""
    for row in rows(seeds, "donation/donation_gifts.csv"):
        day, amount = facts.day_of(row["donated_on"]), facts.dollars(row["amount"])
        plan, is_failed = row["recurring_plan_id"], row["payment_status"] == "failed"
        came = row["payment_status"] in ("succeeded", "refunded", "partially_refunded")
        if plan and facts.possible(day) and (is_failed or came and amount):
            yield plan, row["donor_id"], day, None if is_failed else amount


def plans(seeds: Path, whose: Callable) -> Iterator[Held]:
    ended, tries, owner = {}, defaultdict(list), {}
    for row in rows(seeds, "donation/donation_gifts.csv"):
        if day := facts.day_of(row["cancelled_on"]):
            ended[row["recurring_plan_id"]] = max(day, ended.get(row["recurring_plan_id"], day))
    for plan, donor, day, amount in gift_tries(seeds):
        tries[plan].append((datetime.combine(day, time()), amount))
        owner[plan] = donor
    for plan, of_plan in tries.items():
        of_plan.sort(key=lambda one: one[0])
        begun = min((at.date() for at, paid in of_plan if paid), default=None)
        person = whose(("donation", owner[plan]))
        if begun and person:
            yield Held("recurring_plan", person, plan, begun, ended.get(plan), None, of_plan)


def stripe_tries(seeds: Path) -> dict[str, list[tuple[datetime, Decimal | None]]]:
    """{subscription: its tries}; an invoice is paid when the last charge for it came."""
    of_invoice = {row["id"]: row for row in facts.last_versions(seeds, "stripe/stripe_invoices.csv", "id")}
    tries, came = defaultdict(list), {}
    for charge in facts.last_versions(seeds, "stripe/stripe_charges.csv", "id"):
        at = facts.moment(charge["created"])
        if at and charge["status"] == "failed" and charge["invoice"] in of_invoice:
            tries[of_invoice[charge["invoice"]]["subscription"]].append((at, None))
        elif at and charge["status"] == "succeeded" and charge["captured"] != "false":
            came[charge["invoice"]] = max(at, came.get(charge["invoice"], at))
    for number, invoice in of_invoice.items():
        if invoice["status"] == "paid" and facts.cents(invoice["amount_paid"]):
            at = came.get(number) or facts.moment(invoice["created"])
            tries[invoice["subscription"]].append((at, facts.cents(invoice["amount_paid"])))
    for number, tried in tries.items():
        local = sorted(((at.astimezone(facts.CHICAGO), paid) for at, paid in tried), key=lambda one: one[0])
        tries[number] = [one for one in local if facts.possible(one[0].date())]
    return tries


def terms(seeds: Path, whose: Callable) -> Iterator[Held]:
    given = []
    for term in facts.club_terms(seeds):
        price = facts.dollars(term["billing_amount"])
        given.append(("membership", "capitan", term["owner_id"], term["id"], term, term["status"] == "END", price, []))
    for term in facts.newspaper_terms(seeds):
        is_over, price = term["status"] in ("cancelled", "expired"), facts.dollars(term["price"])
        given.append(
            ("subscription", "subscription", term["subscriber_id"], term["subscription_id"], term, is_over, price, [])
        )
    tries = stripe_tries(seeds)
    for row in facts.last_versions(seeds, "stripe/stripe_subscriptions.csv", "id"):
        columns = {"began": "created", "cancelled": "canceled_at", "ended": "ended_at", "period": "current_period_end"}
        days = {name: facts.local_day(row[column]) for name, column in columns.items()}
        days["cancelled"] = days["cancelled"] or days["ended"]
        is_over = row["status"] in ("canceled", "unpaid")
        price = facts.cents(facts.read_json(row["plan"])["amount"])
        given.append(("subscription", "stripe", row["customer"], row["id"], days, is_over, price, tries.get(row["id"], [])))
    for kind, system, owner, number, term, is_over, price, tried in given:
        until = term["ended"]
        if not until and term["cancelled"]:
            until = term["cancelled"] if is_over else term.get("period")
        person = whose((system, owner))
        if person and facts.possible(term["began"]) and price and price > 0 and (until or not is_over):
            yield Held(kind, person, f"{system}:{number}", term["began"], term["cancelled"], until, tried)


def left(one: Held, others: list[Held], after: date, end: date) -> tuple[date, bool] | None:
    """The first day after one on which it is left, and whether failed payments did it, as the last day of a window knows."""
    found, failures = [], 0
    for at, paid in one.tries:
        failures = 0 if paid else failures + 1
        if failures == FAILURES and (one.cancelled is None or at.date() <= one.cancelled):
            found.append((at.date(), True))
    ends = [end for end in (one.cancelled, one.until) if end]
    lapses = [(min(ends), one.until or one.cancelled)] if ends else []
    if one.kind == "recurring_plan":
        good = sorted({at.date() for at, paid in one.tries if paid})
        for day, following in zip(good, [*good[1:], None], strict=True):
            failed = [at.date() for at, paid in one.tries if not paid and day <= at.date() < (following or date.max)]
            late = facts.months_after(max([day, *failed]), 1) + (LAPSE + 1) * DAY
            is_in_time = following and following <= min(late + GRACE * DAY, max(late, end))
            if len(failed) < FAILURES and not is_in_time and (one.cancelled is None or late < one.cancelled):
                lapses.append((late, late))
    for day, until in lapses:
        is_replaced = any(
            other.kind == one.kind and other.number != one.number and other.began > one.began
            and day - GRACE * DAY <= other.began <= min(until + GRACE * DAY, end)
            and (other.until is None or other.until > until)
            for other in others
        )  # fmt: skip
        if not is_replaced and day <= facts.TODAY:
            found.append((day, False))
    return min((one for one in found if one[0] > after), key=lambda one: (one[0], not one[1]), default=None)


def outcome(day: date | None, cut: date, gap: int, window: int) -> int | None:
    """1 within the window, null within the gap before it."""
    if day and day <= cut + gap * DAY:
        return None
    return int(bool(day) and day <= cut + (gap + window) * DAY)


def churn(held: list[Held], cut: date) -> dict[str, dict[str, int]]:
    """{target: {person: outcome}} on a cut day."""
    of_person, asked = defaultdict(list), defaultdict(dict)
    for one in held:
        of_person[one.person].append(one)
    for person, own in of_person.items():
        open_now = [one for one in own if one.is_open(cut)]
        leaves = [gone for one in open_now if (gone := left(one, own, cut, cut + sum(CHURN) * DAY))]
        day, by_failure = min(leaves, key=lambda one: (one[0], not one[1]), default=(None, False))
        happened = outcome(day, cut, *CHURN)
        if open_now and happened is not None:
            asked["churn"][person] = happened
            asked["churn_delinquent"][person] = int(happened and by_failure)
            asked["churn_voluntary"][person] = int(happened and not by_failure)
    return asked


def gifts(seeds: Path, whose: Callable) -> dict[str, list[tuple[date, Decimal, bool]]]:
    """{person: day, dollars and whether it is of a plan}."""
    found = defaultdict(list)
    for _, donor, plan, day, amount in facts.gifts_that_came(seeds):
        if amount and (person := whose(("donation", donor))):
            found[person].append((day, amount, bool(plan)))
    return found


def upgrades(given: dict, held: list[Held], cut: date) -> dict[str, dict[str, int]]:
    asked, own_plans = defaultdict(dict), defaultdict(list)
    for one in held:
        if one.kind == "recurring_plan":
            own_plans[one.person].append(one)
    for person, own in given.items():
        plans_now = [one for one in own_plans[person] if one.is_open(cut)]
        before = [(day, amount) for day, amount, _ in own if day <= cut]
        is_recent = any(day > facts.months_after(cut, -24) for day, _ in before)
        steps = {}
        if is_recent and not plans_now:
            steps["to_sustainer"] = [one.began for one in own_plans[person]]
        if before and plans_now:
            most = max(one.run(cut)[2] for one in plans_now)
            paid_days = [(at.date(), paid) for one in own_plans[person] for at, paid in one.tries if paid]
            steps["to_larger_plan"] = [day for day, paid in paid_days if paid > most]
        if is_recent and not any(day > cut - 365 * DAY and amount >= MAJOR for day, amount in before):
            steps["to_major_gift"] = [day for day, amount, _ in own if amount >= MAJOR]
        for target, days in steps.items():
            happened = outcome(min((day for day in days if day > cut), default=None), cut, *UPGRADE)
            if happened is not None:
                asked[target][person] = happened
    return asked


def giving(seeds: Path, whose: Callable, cut: date) -> dict[str, dict]:
    """{person: what is known on a day of their gifts}."""
    back, found = defaultdict(Decimal), {}
    for gift, _, day, amount in facts.gifts_given_back(seeds):
        back[gift] += amount if day <= cut else 0
    own = defaultdict(list)
    for gift, donor, _, day, amount in facts.gifts_that_came(seeds):
        if amount and day <= cut and (person := whose(("donation", donor))):
            own[person].append((day, amount, amount - back[gift]))
    for person, given in own.items():
        years = sorted({(cut - day).days // 365 for day, _, _ in given})
        found[person] = {
            "days_since_gift": (cut - max(given)[0]).days,
            "gift_count": len(given),
            "gift_sum": sum(net for _, _, net in given),
            "gift_largest": max(amount for _, amount, _ in given),
            "gift_count_365": sum(1 for day, _, _ in given if (cut - day).days < 365),
            "gift_sum_before": sum(net for day, _, net in given if 365 <= (cut - day).days < 730),
            "giving_years_in_a_row": next((at for at, back in enumerate(years) if at != back), len(years)),
            "year_count": max(years),
            "years_given": len(years) - 1,
            "last_year_given": max(years) - min(years),
        }
    return found


def mails(seeds: Path) -> Iterator[tuple[tuple[str, str], date, date | None, date | None]]:
    """Whose, and the days on which it was sent, first opened and first clicked."""
    for row in rows(seeds, "email/email_engagement.csv"):
        yield ("email", row["subscriber_id"]), *(facts.day_of(row[of]) for of in ("sent_at", "opened_at", "clicked_at"))
    campaigns = facts.last_versions(seeds, "mailchimp/mailchimp_campaign.csv", "id")
    sent = {row["id"]: facts.local_day(row["send_time"]) for row in campaigns}
    acts = defaultdict(list)
    for row in rows(seeds, "mailchimp/mailchimp_campaign_recipient_activity.csv"):
        day = facts.local_day(row["timestamp"])
        if facts.possible(day):
            acts[row["campaign_id"], row["member_id"], row["action"]].append(day)
    for row in facts.last_versions(seeds, "mailchimp/mailchimp_campaign_recipient.csv", "campaign_id", "member_id"):
        key = row["campaign_id"], row["member_id"]
        first = [min(acts[*key, action], default=None) for action in ("open", "click")]
        yield ("mailchimp", row["member_id"]), sent.get(row["campaign_id"]), *first


def messages(seeds: Path, whose: Callable, cut: date) -> dict[str, dict]:
    own = defaultdict(list)
    for record, sent, opened, clicked in mails(seeds):
        if facts.possible(sent) and sent <= cut and whose(record):
            own[whose(record)].append((sent, opened, clicked))
    found = {}
    for person, got in own.items():
        recent = {days: [one for one in got if (cut - one[0]).days < days] for days in (30, 90, 365)}
        known = [[day for one in got if (day := one[at]) and day <= cut] for at in (1, 2)]
        found[person] = {
            "messages_90": len(recent[90]),
            "messages_365": len(recent[365]),
            "days_since_open": min(((cut - day).days for day in known[0]), default=None),
            "days_since_click": min(((cut - day).days for day in known[1]), default=None),
        }
        for name, at in (("open", 1), ("click", 2)):
            for days, some in recent.items():
                done = sum(1 for one in some if one[at] and one[at] <= cut)
                found[person][f"{name}_rate_{days}"] = done / len(some) if some else None
    return found


def visits(seeds: Path, whose: Callable, cut: date) -> dict[str, dict]:
    seen = [(("capitan", row["customer_id"]), facts.local_day(row["check_in_datetime"]))
            for row in facts.last_versions(seeds, "capitan/capitan_check_ins.csv", "id")]  # fmt: skip
    seen += [(deed.record, deed.day) for deed in facts.of_events(seeds) if deed.dollars is None]
    ago = defaultdict(list)
    for record, day in seen:
        if facts.possible(day) and day <= cut and whose(record):
            ago[whose(record)].append((cut - day).days)
    return {
        person: {
            "days_since_visit": min(days),
            "visits_90": sum(1 for one in days if one < 90),
            "visits_365": sum(1 for one in days if one < 365),
        }
        for person, days in ago.items()
    }


def holdings(held: list[Held], cut: date) -> dict[str, dict]:
    """What is open, the failures of it, and for how many months in a row each person paid by subscription or plan."""
    found = defaultdict(lambda: {"open_plans": 0, "open_subscriptions": 0, "open_memberships": 0, "failures_in_a_row": 0})
    for one in held:
        if one.is_open(cut):
            own = found[one.person]
            own[{"recurring_plan": "open_plans"}.get(one.kind, f"open_{one.kind}s")] += 1
            own["failures_in_a_row"] = max(own["failures_in_a_row"], one.run(cut)[0])
    return found
