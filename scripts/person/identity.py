"""Who it is: the golden record with where each value comes from, the records and what joins them, merges and splits."""

from html import escape

import pandas as pd
from explanation import drawing
from explanation.parts import Answer
from pages import table

from .known import Person
from .said import text, words

STYLE = drawing.STYLE
VALUES = {  # the columns of the golden record that each attribute fills
    "name": ["canonical_full_name"],
    "email": ["canonical_email"],
    "phone": ["canonical_phone"],
    "address": ["canonical_address", "canonical_city", "canonical_state", "canonical_postal_code"],
    "birth_date": ["canonical_birth_date"],
}
FEWEST_DRAWN = 3  # of fewer records a picture says no more than the sentence


def golden(person: Person) -> str:
    """Each value with the record that gave it, then what else is known to reach the person by."""
    given = {row["attribute"]: row for row in person.found["provenance"] or []}
    rows = []
    for attribute, columns in VALUES.items():
        value = ", ".join(filter(None, (text(person.golden[column]) for column in columns)))
        row = given.get(attribute)
        records = f"{row['candidate_count']} record{'s' if row['candidate_count'] != 1 else ''}" if row else ""
        if row and row["is_set_by_steward"]:
            records += ", by a steward"
        source = f"{row['source_system']} {row['record_id']}" if row else ""
        rows.append([words(attribute), value or "not known", source, records])
    shown = table(["field", "value", "from", "chosen from"], rows)
    points = [
        [words(row["contact_type"]), row["contact_value"], row["source_systems"], text(row["last_seen_at"])[:10]]
        for row in person.found["contact_points"] or []
    ]
    return shown + (f"<h3>Further contacts</h3>{table(['kind', 'value', 'systems', 'last seen'], points)}" if points else "")


def records(person: Person) -> str:
    """The records, a sentence for each link that holds them together, and the picture of these links."""
    rows = [
        [
            f"{row['source_system']} {row['record_id']}",
            row["full_name"] or "",
            row["email"] or "",
            row["phone"] or "",
            row["address"] or "",
            text(row["birth_date"]),
            certainty(row),
        ]
        for row in person.found["records"]
    ]
    shown = table(["record", "name", "email", "phone", "address", "born", "how sure"], rows)
    links = person.links
    if len(rows) == 1 or links.empty:
        return shown + ("<p class='none'>A single record: nothing was joined.</p>" if len(rows) == 1 else "")
    answer = answered(person, links)
    kept = links.loc[sorted(drawing.strongest(answer))]
    evidence = {(row["left_key"], row["right_key"]): row["sentence"] for row in person.found["evidence"] or []}
    called = dict(zip(answer.records["record_key"], answer.records["name"], strict=True))
    why = [
        [
            called[link.left_key],
            called[link.right_key],
            evidence.get((link.left_key, link.right_key), link.words),
            sure(link),
        ]
        for link in kept.itertuples()
    ]
    shown += f"<h3>What joins them</h3>{table(['record', 'and record', 'why', 'confidence'], why, ('confidence',))}"
    pairs = (len(links) - len(kept), int((links["decision"] != "match").sum()))
    shown += f"<p class='none'>{escape(left_out(*pairs))}</p>" if pairs[0] else ""
    return shown + (f"<figure>{drawing.network(answer)}</figure>" if len(rows) >= FEWEST_DRAWN else "")


def answered(person: Person, links: pd.DataFrame) -> Answer:
    """What the picture draws: the two records of the surest link on the outside, without letters."""
    shown = pd.DataFrame(
        {
            "record_key": person.keys,
            "cluster_key": 0,
            "name": [f"{row['source_system']} {row['record_id']}" for row in person.found["records"]],
            "who": [row["full_name"] or row["email"] or "" for row in person.found["records"]],
        }
    )
    joined = links[links["decision"] == "match"]
    best = (joined if len(joined) else links).sort_values("confidence", ascending=False, kind="stable").iloc[0]
    return Answer([], (int(best["left_key"]), int(best["right_key"])), shown, links, 0, ("", ""))


def left_out(pairs: int, doubtful: int) -> str:
    """What is known of the pairs that are not listed."""
    said = f"{pairs} more pair{'s' if pairs != 1 else ''} of these records {'were' if pairs != 1 else 'was'} compared"
    return said + (f"; {doubtful} of all pairs would not be a match alone." if doubtful else ", and each is a match.")


def sure(link) -> str:
    return "" if pd.isna(link.confidence) else f"{link.confidence:.4f}"


def certainty(row: dict) -> str:
    if row["confidence_tier"] == "single":
        return "single"
    by = f", {row['words']}" if row["words"] else ""
    return f"{row['confidence_tier']}{by}"


def questions(person: Person) -> str:
    if not person.found["questions"]:
        return "<p class='none'>None waits for an answer.</p>"
    rows = [
        [
            f"{row['other_name'] or 'no name'} ({row['other_id']})"
            if row["kind"] == "possible_match"
            else "two people in one?",
            row["sentence"],
            row["match_grade"],
            row["suggested_decision"],
            text(row["waiting_since"]),
        ]
        for row in person.found["questions"]
    ]
    return table(["the same as", "evidence", "grade", "suggested", "waiting since"], rows)


def merges(person: Person) -> str:
    """What happened to the ids of the person."""
    retired = [id for id in person.ids if id != person.id]
    said = f"<p>Retired ids of this person: {escape(', '.join(retired))}.</p>" if retired else ""
    rows = [
        [
            text(row["recorded_at"]),
            f"{row['from_constituent_id']} became part of {row['to_constituent_id']}"
            if row["event"] == "merged"
            else f"{row['to_constituent_id']} was parted off {row['from_constituent_id']}",
            words(row["cause"]),
            linked(row),
            text(row["record_count"]),
        ]
        for row in person.found["merges"]
    ]
    if not rows:
        return said or "<p class='none'>The id was never merged with another one and never split.</p>"
    return said + table(["when (UTC)", "what", "cause", "by", "records"], rows, ("records",))


def linked(row: dict) -> str:
    here = f"{row['source_system']} {row['record_id']}" if row["record_id"] else ""
    there = f" with {row['linked_system']} {row['linked_record_id']}" if row["linked_record_id"] else ""
    return here + there
