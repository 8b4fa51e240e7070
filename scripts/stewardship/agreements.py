"""Decisions that wait for a second reviewer, as questions of the review page, and what the second reviewer writes.

Who agrees stands as second_reviewer in the row, which counts from then on. Who does not agree ends it: the row stays,
expired before it began and with a word in its reason, and the question about its records is asked anew.
"""

from datetime import date

import duckdb

from .refused import Refused

WAITING = """
    select written_in, left_system, left_record_id, right_system, right_record_id, decision, attribute, reviewer, reason,
        decided_on
    from identity.waiting_decisions
    order by decided_on, left_system, left_record_id, right_system, right_record_id, decision
"""
NEVER = date(1900, 1, 1)
TEXTS = ["left_system", "left_record_id", "right_system", "right_record_id", "decision", "field", "reviewer"]
ITS_ROW = " and ".join(f"trim({column}) is not distinct from ?" for column in TEXTS)
ITS_ROW += " and decided_on is not distinct from ?"
STATE = f"""
    select second_reviewer, expires_on, reason from identity.steward_entries
    where {ITS_ROW} and coalesce(trim(second_reviewer), '') = '' and coalesce(expires_on, current_date) > ?
"""
WRITE = f"""
    update identity.steward_entries set second_reviewer = ?, expires_on = ?, reason = ?
    where {ITS_ROW} and second_reviewer is not distinct from ? and expires_on is not distinct from ?
"""
SAYS = {
    "same": "These two records are one person",
    "different": "These two records are two people",
    "split": "This record is a person of its own",
    "set": "The {attribute} of this record is the one of the golden record",
}


def is_of(reviewer: str, decision: dict) -> bool:
    return (decision["reviewer"] or "").strip().casefold() == reviewer.strip().casefold()


def waiting(database: duckdb.DuckDBPyConnection, reviewer: str) -> tuple[list[dict], int]:
    """The decisions of others that wait, the oldest first, as questions; and how many more stand in the stewards' file."""
    relation = database.execute(WAITING)
    names = [column[0] for column in relation.description]
    decisions = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
    others = [decision for decision in decisions if not is_of(reviewer, decision)]
    here = [decision for decision in others if decision["written_in"] == "steward_entries"]
    asked = {"kind": "waiting_decision", "is_worth_a_look": True}
    questions = [
        decision | asked | {"review_id": f"waiting {number}", "sentence": told(decision)}
        for number, decision in enumerate(here, 1)
    ]
    return questions, len(others) - len(here)


def told(decision: dict) -> str:
    says = SAYS.get(decision["decision"], decision["decision"]).format(attribute=decision["attribute"])
    why = f" Why: {decision['reason']}." if decision["reason"] else ""
    day = f" on {decision['decided_on']}" if decision["decided_on"] else ""
    return f"{says}, said {(decision['reviewer'] or 'nobody').strip()}{day}.{why}"


def keys(decision: dict) -> list:
    named = decision | {"field": decision["attribute"]}
    return [named[column] and named[column].strip() for column in TEXTS] + [decision["decided_on"]]


def write(database: duckdb.DuckDBPyConnection, decision: dict, reviewer: str, agrees: bool) -> tuple[list, list]:
    """Write into its row that somebody agrees or not; what `take_back` needs. Raises Refused."""
    if is_of(reviewer, decision):
        raise Refused("Somebody else has to agree with your own decision.")
    found = database.execute(STATE, [*keys(decision), NEVER]).fetchall()
    if not found:
        raise Refused("Somebody has answered that already: skip it.")
    before = list(found[0])
    after = [reviewer, *before[1:]] if agrees else [None, NEVER, f"{before[2] or ''} ({reviewer} did not agree)".strip()]
    database.execute(WRITE, [*after, *keys(decision), *before[:2]])
    return before, [*keys(decision), *after[:2]]


def take_back(database: duckdb.DuckDBPyConnection, before: list, row: list) -> None:
    database.execute(WRITE, [*before, *row])
