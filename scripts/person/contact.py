"""Who may contact the constituent, and with whom they live."""

from pages import facts, table

from .known import Person
from .said import money, text, words

CONTACT = {"email": "email", "phone": "phone", "sms": "phone", "mail": "address with a postal code"}


def consent(person: Person) -> str:
    """One row per channel: whether, why, who said so and when."""
    rows = [
        [
            words(row["channel"]),
            "yes" if row["may_contact"] else "no",
            why(row),
            " ".join(filter(None, [row["source_table"] or row["source_system"]])) or "nobody",
            text(row["said_on"]),
            text(row["statement_count"]),
        ]
        for row in person.found["consent"]
    ]
    marked = table(["channel", "allowed", "because", "said by", "said on", "statements"], rows, ("statements",), "consent")
    for answer in ("yes", "no"):
        marked = marked.replace(f'data-name="allowed">{answer}<', f'data-name="allowed"><b class="{answer}">{answer}</b><')
    return marked


def why(row: dict) -> str:
    """The reason in words, its name in brackets."""
    if row["reason"] == "no_contact":
        said = f"No usable {CONTACT.get(row['channel'], 'contact')} is known"
    elif row["reason"] == "silence":
        said = f"Nobody says anything, which counts as {'a yes' if row['silence'] == 'allowed' else 'a no'}"
    else:
        said = row["description"] or words(row["reason"])
    shared = "; said of somebody else with the same contact" if row["is_of_a_shared_contact"] else ""
    return f"{said} ({words(row['reason'])}){shared}"


def household(person: Person) -> str:
    if not person.found["household"]:
        return "<p class='none'>No household is known.</p>"
    (home,) = person.found["household"]
    said = facts(
        {
            "household": f"{home['household_id']}, {home['constituent_count']} constituent"
            + ("s" if home["constituent_count"] != 1 else ""),
            "envelope": home["formal_salutation"] or "",
            "letter": home["informal_salutation"] or "",
            "given together": money(home["total_lifetime_giving"]),
            "paid together": money(home["lifetime_value"]),
        }
    )
    if len(person.found["members"]) == 1:
        return said
    rows = [
        [
            row["canonical_full_name"] or "no name",
            row["constituent_id"] + (" (this one)" if row["constituent_id"] == person.id else ""),
            row["role"] + ("" if row["is_living"] else ", has died"),
            money(row["lifetime_value"]),
        ]
        for row in person.found["members"]
    ]
    return said + table(["name", "constituent", "role", "paid in all"], rows, ("paid in all",))
