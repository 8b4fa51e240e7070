"""Values as people read them. Each answer is plain text, and '' for nothing."""

import json
from datetime import date, datetime
from decimal import Decimal


def text(value) -> str:
    """A value of any type."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float | Decimal):
        return f"{value:,.2f}"
    return str(value)


def money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{'-' if amount < 0 else ''}${abs(amount):,.2f}"


def share(probability: float | None) -> str:
    return "" if probability is None else f"{probability:.1%}"


def words(name: str | None) -> str:
    return (name or "").replace("_", " ")


def details(given: str | None) -> str:
    """A JSON object as names and values; what is no object stays as it is."""
    try:
        known = json.loads(given or "{}")
    except ValueError:
        return given
    if not isinstance(known, dict):
        return given
    return ", ".join(f"{words(name)}: {inner(value)}" for name, value in known.items() if value not in (None, "", [], {}))


def inner(value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def rule(row: dict) -> str:
    """What a flag means: the words of its rule with the rule's own numbers."""
    said = row["description"] or ""
    if row["share"] is not None:
        said = said.replace("the `share`", f"{row['share']:.0%}")
    for name, unit in {"days": " days", "until_days": " days", "amount": ""}.items():
        if row[name] is not None:
            said = said.replace(f"`{name}`", f"{float(row[name]):g}{unit}")
    return said


def reasons(row: dict) -> str:
    return "; ".join(filter(None, (row[f"reason_{place}"] for place in (1, 2, 3))))
