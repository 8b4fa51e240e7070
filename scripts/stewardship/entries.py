"""The review queue as a page shows it, and the decisions that it writes into identity.steward_entries of a DuckDB file.

Decisions of others that wait for a second reviewer come first.

Each call opens the database and closes it again, so that a build may run between two answers.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from . import agreements
from .refused import Refused

QUEUE = """
    select review_id, kind, left_system, left_record_id, right_system, right_record_id, left_name, right_name, sentence,
        suggested_decision, is_worth_a_look, left_constituent_id, right_constituent_id
    from golden.review_queue order by priority
"""
RECORD = """
    select full_name, first_name, middle_name, last_name, suffix, email, phone, address, city, state, postal_code, birth_date
    from identity.source_records where source_system = ? and record_id = ? order by record_key limit 1
"""
FIELDS = {
    "Name": ["full_name"],
    "First name": ["first_name", "middle_name"],
    "Last name": ["last_name", "suffix"],
    "Email": ["email"],
    "Phone": ["phone"],
    "Address": ["address"],
    "City": ["city", "state", "postal_code"],
    "Birth date": ["birth_date"],
}
SIDES = ("left", "right")
KEYS = ["left_system", "left_record_id", "right_system", "right_record_id"]
ANSWERED = """
    select trim(left_system) || ' ' || trim(left_record_id), trim(right_system) || ' ' || trim(right_record_id)
    from identity.steward_entries
    where decision in ('same', 'different') and coalesce(expires_on, current_date) >= current_date
"""
SAID = f"""
    select trim(left_system) || ' ' || trim(left_record_id), trim(right_system) || ' ' || trim(right_record_id), decision,
        coalesce(decided_on, date '0001-01-01') as decided_on
    from (
        select {", ".join(KEYS)}, decision, decided_on from reference.steward_decisions
        union all
        select {", ".join(KEYS)}, decision, decided_on from identity.steward_entries
        where coalesce(expires_on, current_date) >= current_date
    )
    where decision in ('same', 'different')
    order by decided_on
"""
ADD = f"""
    insert into identity.steward_entries ({", ".join(KEYS)}, decision, reviewer, reason, decided_on)
    values (?, ?, ?, ?, ?, ?, ?, ?)
"""
TAKE_BACK = f"""
    delete from identity.steward_entries
    where {" and ".join(f"{key} = ?" for key in KEYS)} and decision = ? and reviewer = ? and decided_on = ?
"""
REASON = "answered on the review page"


@dataclass
class Desk:
    """One steward at one database.

    answers: the place in the queue and how to take the answer back, or None for a question that was skipped; the last one
    last. in_file: how many decisions wait in the stewards' file, which only an editor can fill in.
    """

    path: Path
    reviewer: str

    def __post_init__(self):
        with self.opened() as database:
            relation = database.execute(QUEUE)
            names = [column[0] for column in relation.description]
            queue = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
            answered = {frozenset(records) for records in database.execute(ANSWERED).fetchall()}
            self.queue, self.in_file = agreements.waiting(database, self.reviewer)
        self.to_agree = len(self.queue)
        # an answer that no build has applied yet is not asked for again
        self.queue += [question for question in queue if frozenset(self.records(question)) not in answered]
        self.at, self.answers = 0, []

    def opened(self, is_to_write: bool = False) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(self.path), read_only=not is_to_write)

    def pair(self) -> dict:
        """What the page shows now: the progress, and the question with both records; no question at the end."""
        shown = {"number": self.at + 1, "of": len(self.queue), "answered": self.written(), "reviewer": self.reviewer}
        shown["worth"] = sum(question["is_worth_a_look"] for question in self.queue)
        shown["to_agree"] = self.to_agree
        if self.at >= len(self.queue):
            return shown
        question = self.queue[self.at]
        about = [side for side in SIDES if question[f"{side}_system"]]
        with self.opened() as database:
            records = {
                side: self.record(database, question[f"{side}_system"], question[f"{side}_record_id"]) for side in about
            }
        sides = [records.get(side, {}) for side in SIDES]
        rows = []
        for name in FIELDS:
            left, right = (side.get(name, "") for side in sides)
            if left and len(about) == 1:
                rows.append({"field": name, "left": left, "right": "", "agreement": "alone"})
            elif left or right:
                agreement = "same" if left.casefold() == right.casefold() else "different" if left and right else "only one"
                rows.append({"field": name, "left": left, "right": right, "agreement": agreement})
        told = ["review_id", "kind", "sentence", "suggested_decision", "is_worth_a_look", *KEYS]
        names = {side: question.get(f"{side}_name") or records[side].get("Name") or "no name" for side in about}
        return shown | {"question": {key: question.get(key) for key in told} | {"names": names, "rows": rows}}

    @staticmethod
    def record(database: duckdb.DuckDBPyConnection, system: str, record_id: str) -> dict[str, str]:
        relation = database.execute(RECORD, [system, record_id])
        columns = [column[0] for column in relation.description]
        values = dict(zip(columns, (relation.fetchall() or [[None] * len(columns)])[0], strict=True))
        return {name: " ".join(str(values[key]) for key in keys if values[key]) for name, keys in FIELDS.items()}

    def answer(self, review_id: str, decision: str) -> None:
        """Write a decision about the question that is shown, or pass over it. Raises Refused."""
        if self.at >= len(self.queue) or self.queue[self.at]["review_id"] != review_id:
            raise Refused("That question was answered already: here is the next one.")
        question = self.queue[self.at]
        is_waiting = question["kind"] == "waiting_decision"
        words = ["agree", "object", "skip"] if is_waiting else ["same", "different", "skip"]
        if decision not in words:
            raise Refused(f"An answer is {words[0]}, {words[1]} or skip.")
        undo = None
        if decision != "skip":
            with self.opened(is_to_write=True) as database:
                if is_waiting:
                    done = agreements.write(database, question, self.reviewer, decision == "agree")
                    undo = agreements.take_back, done
                else:
                    row = [*(question[key] for key in KEYS), decision, self.reviewer, date.today()]
                    self.check(database.execute(SAID).fetchall(), question, decision)
                    database.execute(ADD, [*row[:6], REASON, row[6]])
                    undo = self.take_back, (row,)
        self.answers.append((self.at, undo))
        self.at += 1

    def written(self) -> int:
        """How many decisions this steward has written and not taken back."""
        return sum(undo is not None for _, undo in self.answers)

    def undo(self) -> None:
        """Take the last answer back and show its question again. Raises Refused."""
        if not self.answers:
            raise Refused("There is no answer to take back.")
        at, undo = self.answers[-1]
        if undo is not None:
            act, given = undo
            with self.opened(is_to_write=True) as database:
                act(database, *given)
        self.answers.pop()
        self.at = at

    @staticmethod
    def take_back(database: duckdb.DuckDBPyConnection, row: list) -> None:
        database.execute(TAKE_BACK, row)

    @staticmethod
    def records(question: dict) -> list[str]:
        return [f"{question[f'{side}_system']} {question[f'{side}_record_id']}" for side in SIDES]

    @classmethod
    def check(cls, said: list[tuple], question: dict, decision: str) -> None:
        """Refuse what would stop a build: another answer of the same day, or a chain of answers that says the opposite."""
        one, other = cls.records(question)
        latest = {}
        for left, right, word, day in said:
            if {left, right} == {one, other} and day == date.today():
                raise Refused(f"Somebody has answered about {one} and {other} today: take that answer back first.")
            latest[frozenset((left, right))] = word
        latest[frozenset((one, other))] = decision
        group = {}

        def first(record: str) -> str:
            while group.setdefault(record, record) != record:
                record = group[record]
            return record

        for pair, word in latest.items():
            if word == "same":
                ends = sorted(map(first, pair))
                group[ends[-1]] = ends[0]
        for pair, word in latest.items():
            ends = sorted(pair)
            if word == "different" and first(ends[0]) == first(ends[-1]):
                raise Refused(
                    f"By the answers so far {ends[0]} and {ends[-1]} are two people, and with this one they would be one:"
                    " skip it, or take an earlier answer back."
                )
