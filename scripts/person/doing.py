"""What the constituent gave and did, what is expected of them, and what the team does next."""

from html import escape

from pages import facts, table

from .known import Person
from .queries import MOST_EVENTS
from .said import details, money, reasons, rule, share, text, words

PARTS = ["recency", "giving", "subscription", "events", "email"]


def action(person: Person) -> str:
    """The recommended action, or why nobody acts."""
    if not person.found["action"]:
        return "<p class='none'>No score, so no action: they hold nothing that can end, and no way to give more is open.</p>"
    (row,) = person.found["action"]
    within = f" within {row['within_hours']} hours" if row["within_hours"] is not None else ""
    by = f" by {words(row['channel'])}" if row["channel"] else ""
    lead = f"{row['action']}{by}{within}." if not row["suppressed_because"] else f"Nobody acts: {row['suppressed_because']}."
    said = {
        "what the segment asks for": f"{row['what_to_do']} ({words(row['segment'])})",
        "ask": row["ask"] or "",
        "because": reasons(row),
        "worth": f"{money(row['expected_value'])} expected",
        "place in the list of all": text(row["priority"]),
        "knows facts up to": text(row["as_of_date"]),
    }
    return f"<p class='lead'>{escape(lead)}</p>{facts(said)}"


def figures(person: Person) -> str:
    """The totals of the golden record, and the segment of the donor."""
    row = person.golden
    rfm = (person.found["rfm"] or [{}])[0]
    return facts(
        {
            "given in all, net": money(row["total_lifetime_giving"]),
            "gifts": text(row["gift_count"]),
            "largest gift": money(row["largest_gift"]),
            "average gift": money(row["average_gift"]),
            "first and last gift": " to ".join(
                dict.fromkeys(filter(None, (text(row[f"{which}_donation_date"]) for which in ("first", "last"))))
            ),
            "paid in all systems, net": money(row["lifetime_value"]),
            "sustainer": text(row["is_sustainer"]),
            "member": text(row["is_member"]) + (f", {row['membership_level']}" if row["membership_level"] else ""),
            "subscriber": text(row["is_subscriber"]) + (f", {row['subscription_tier']}" if row["subscription_tier"] else ""),
            "events attended": text(row["events_attended"]),
            "visits": text(row["visit_count"]) + (f", the last {row['last_visit_date']}" if row["last_visit_date"] else ""),
            "emails opened": share(row["email_open_rate"]),
            "emails clicked": share(row["email_click_rate"]),
            "last own act": text(row["last_engagement_date"]),
            "donor segment": words(rfm.get("segment")),
            "years of giving in a row": text(rfm.get("years_in_a_row")),
        },
        "two",
    )


def scores(person: Person) -> str:
    """Each score with its reasons, and what the engagement score is made of."""
    rows = [
        [
            row["label"] or words(row["target"]),
            share(row["score"]),
            row["level"],
            f"{money(row['money'])} {'at risk' if row['target'] == 'churn' else 'to gain'}",
            reasons(row) or "nothing raises it",
            row["method"],
        ]
        for row in person.found["scores"]
    ]
    columns = ["outcome", "probability", "level", "worth", "because", "by"]
    shown = table(columns, rows, ("probability",)) if rows else "<p class='none'>No outcome is predicted for them.</p>"
    engagement = (person.found["engagement"] or [None])[0]
    if engagement:
        parts = " + ".join(f"{part} {text(engagement[f'{part}_points'])}" for part in PARTS)
        shown += facts({"engagement": f"{text(engagement['engagement_score'])} of 100: {parts}"})
    return shown


def flags(person: Person) -> str:
    if not person.found["flags"]:
        return "<p class='none'>None was raised.</p>"
    rows = [
        [
            words(row["flag_type"]),
            row["severity"],
            text(row["flag_date"]),
            "open" if row["is_open"] else f"closed {text(row['closed_on'])}, {words(row['closed_because'])}",
            rule(row),
            details(row["flag_details"]),
        ]
        for row in person.found["flags"]
    ]
    return table(["flag", "severity", "since", "state", "meaning", "details"], rows)


def timeline(person: Person) -> str:
    """How many events of each type there are, and the newest ones."""
    if not person.found["events_by_type"]:
        return "<p class='none'>Nothing is known that they did or got.</p>"
    total = sum(row["events"] for row in person.found["events_by_type"])
    counted = [
        [words(row["event_type"]), text(row["events"]), text(row["first_on"]), text(row["last_on"]), money(row["amount"])]
        for row in person.found["events_by_type"]
    ]
    shown = table(["event", "times", "first", "last", "amount"], counted, ("times", "amount"))
    newest = [
        [
            text(row["event_date"]),
            words(row["event_type"]),
            row["event_source"],
            money(row["amount"]),
            details(row["details"]),
            row["source_confidence"],
        ]
        for row in person.found["newest_events"]
    ]
    title = f"The newest {MOST_EVENTS} of {total:,}" if total > MOST_EVENTS else f"All {total}"
    columns = ["day", "event", "system", "amount", "details", "how sure"]
    return f"{shown}<h3>{title}</h3>{table(columns, newest, ('amount',))}"
