"""The page of a constituent as one HTML file that needs nothing else."""

from datetime import datetime
from html import escape
from pathlib import Path

from pages import whole

from . import contact, doing, identity
from .known import Person
from .said import text

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8") + identity.STYLE
PARTS = {
    "What to do next": (doing.action, ["action"]),
    "Golden record": (identity.golden, ["golden"]),
    "How they may be contacted": (contact.consent, ["consent"]),
    "Figures": (doing.figures, ["golden"]),
    "Scores": (doing.scores, ["scores"]),
    "Flags": (doing.flags, ["flags"]),
    "Records, and why they are one": (identity.records, ["records"]),
    "Questions for a steward": (identity.questions, ["questions"]),
    "Household": (contact.household, ["household", "members"]),
    "Timeline": (doing.timeline, ["newest_events", "events_by_type"]),
    "Merges and splits": (identity.merges, ["merges"]),
}


def page(person: Person, made_at: datetime) -> str:
    """The text of the HTML file."""
    body = [heading(person)]
    for title, (part, needed) in PARTS.items():
        missing = any(person.found[name] is None for name in needed)
        shown = "<p class='none'>The database has no tables of this: make build makes them.</p>" if missing else part(person)
        body.append(f"<section><h2>{title}</h2>\n{shown}</section>")
    body.append(f"<footer><p>{escape(made(person, made_at))}</p></footer>")
    return whole(name_of(person), "\n".join(body), STYLE)


def name_of(person: Person) -> str:
    return person.golden["canonical_full_name"] or person.id


def heading(person: Person) -> str:
    golden, notes = person.golden, []
    if person.asked != person.id:
        notes.append(f"{person.asked} is a retired id: its records are now those of {person.id}, who is shown here.")
    if person.found["erasure_requests"]:
        on = text(person.found["erasure_requests"][0]["requested_on"])
        notes.append(f"Somebody asked{' on ' + on if on else ''} for this person to be erased: make erase does it.")
    said = person.found["consent"] or []
    if any(row["reason"] == "deceased" and not row["is_of_a_shared_contact"] for row in said):
        notes.append("A system says that this person has died.")
    number = golden["source_record_count"]
    said = [
        person.id,
        golden["constituent_type"],
        f"{number} record{'s' if number != 1 else ''} in {golden['source_systems']}",
        f"identity confidence {golden['identity_confidence']:.2f}",
    ]
    shown = "".join(f'<p class="note">{escape(note)}</p>' for note in notes)
    return f"<header><h1>{escape(name_of(person))}</h1>\n<p>{escape(' · '.join(said))}</p>{shown}</header>"


def made(person: Person, made_at: datetime) -> str:
    build = (person.found["build"] or [None])[0]
    state = f" The golden record is of {text(build['as_of_date'])}, built {text(build['noted_at'])} UTC." if build else ""
    return (
        f"Made {text(made_at)} UTC.{state} This page shows personal data: keep it as you keep the database, and no longer."
    )
