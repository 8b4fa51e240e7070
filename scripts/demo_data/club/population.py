"""Who belongs to the club, what each does there, and their records in the four systems that have people."""

import hashlib
from dataclasses import dataclass

import numpy as np

from ..contacts import Contacts
from ..households import CHILD, People
from ..membership import Memberships
from ..naming import FullNames
from ..person_records import person_records
from ..randomness import stream
from ..records import Records
from ..settings import CAPITAN, MAILCHIMP, SQUARE, STRIPE, TODAY, day, years_before_today
from ..text import codes, text
from ..traits import Traits

SHARE_OF_TOWN, MOST = 0.0855, 700  # one club, however large the town
SHARE = {STRIPE: 0.575, SQUARE: 0.615, CAPITAN: 0.885, MAILCHIMP: 0.86}
FAMILY_SHARE = 0.45
GROWN_UP = 25
SECOND_RECORDS = {STRIPE: 22, SQUARE: 20, CAPITAN: 32, MAILCHIMP: 14}
OPENED = day("2024-10-01")


@dataclass
class Club:
    """person: rows of People. since: day each first came. ids: record ids by system and person, lists of str.

    records, record_ids: all records and their ids; again: rows that the exports repeat; kept: those that exist.
    """

    person: np.ndarray
    since: dict[int, int]
    ids: dict[int, dict[int, list[str]]]
    records: Records
    record_ids: np.ndarray
    again: np.ndarray
    kept: np.ndarray
    known: Memberships

    def of(self, system: int, person: int) -> list[str]:
        return self.ids[system].get(person, [])


def club(seed: int, everybody: People, traits: Traits, names: FullNames, reach: Contacts) -> Club:
    """The club's people and their records."""
    rng = stream(seed, "club people")
    person = members_of(rng, everybody, traits)
    known = enrolled(rng, person)
    records, again = person_records(seed, everybody, known, names, reach, "club ")
    book_children_under_parents(everybody, records)
    record_ids = ids_of(stream(seed, "club ids"), records)
    first = np.unique(codes(record_ids)[0], return_index=True)[1]
    kept = np.isin(np.arange(len(records)), first)
    ids = {system: {} for system in SHARE}
    for row in np.flatnonzero(kept):
        ids[int(known.system[row])].setdefault(int(known.person[row]), []).append(str(record_ids[row]))
    since = {int(one): int(known.since[known.person == one].min()) for one in person}
    return Club(person, since, ids, records, record_ids, again[kept[again]], kept, known)


def members_of(rng: np.random.Generator, everybody: People, traits: Traits) -> np.ndarray:
    """Rows of the people of the club: whole families with a young child first, then those who like to go out."""
    n = min(MOST, max(1, round(SHARE_OF_TOWN * len(everybody))))
    young = (everybody.role == CHILD) & (years_before_today(everybody.born) < GROWN_UP)
    families = rng.permutation(np.unique(everybody.household[young]))
    families = families[: round(n * FAMILY_SHARE / 4)]
    of_family = np.flatnonzero(np.isin(everybody.household, families))[:n]
    others = np.flatnonzero(~np.isin(everybody.household, families) & ~everybody.organisation)
    keen = traits.engagement[others] + rng.random(len(others))
    joined = others[np.argsort(-keen, kind="stable")[: n - len(of_family)]]
    found = np.sort(np.concatenate([of_family, joined]))
    return found if len(found) else np.array([0])


def enrolled(rng: np.random.Generator, person: np.ndarray) -> Memberships:
    """Which person is in which system; everybody is in one at least, a few twice in the same one."""
    in_system = rng.random((len(person), len(SHARE))) < np.array(list(SHARE.values()))
    in_system[~in_system.any(axis=1), list(SHARE).index(CAPITAN)] = True
    at, column = np.nonzero(in_system)
    system = np.array(list(SHARE))[column]
    twice = [
        rng.choice(rows, min(count, len(rows)), replace=False)
        for number, count in SECOND_RECORDS.items()
        if len(rows := np.flatnonzero(system == number))
    ]
    rows = np.concatenate([np.arange(len(at)), *twice])
    at, system = at[rows], system[rows]
    order = np.lexsort((at, system))
    first = OPENED + np.floor((TODAY - 20 - OPENED) * rng.random(len(person)) ** 1.6).astype(np.int64)
    later = np.minimum(first[at] + np.floor(60 * rng.random(len(at))).astype(np.int64), TODAY - 5)
    return Memberships(system[order], person[at[order]], later[order])


def book_children_under_parents(everybody: People, records: Records) -> None:
    """In the membership system and at the till a child has the email and the phone of the head of the household."""
    young = (everybody.role == CHILD) & (years_before_today(everybody.born) < GROWN_UP)
    for system in (CAPITAN, SQUARE):
        rows = np.flatnonzero(records.system == system)
        parent = {int(records.person[row]): row for row in rows[::-1]}
        for row in rows[young[records.person[rows]]]:
            head = int(everybody.heads[everybody.household[records.person[row]]])
            if head in parent and not records.has("blank_row")[row]:
                for kind, column in (("shared_email", "email"), ("shared_phone", "phone")):
                    records.change(kind, column, np.array([row]), records[column][parent[head]])


def ids_of(rng: np.random.Generator, records: Records) -> np.ndarray:
    """Ids in each vendor's form; Mailchimp's is the MD5 of the address, so that two records of one are one."""
    letters = np.array(list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
    plain = rng.permutation(90_000)[: len(records)] + 210_000
    made = []
    for row, system in enumerate(records.system):
        drawn = "".join(letters[rng.integers(0, 62, 26)])
        email = str(records["email"][row]).strip().lower()
        made.append({
            STRIPE: "cus_" + drawn[:14], SQUARE: drawn.upper(), CAPITAN: str(plain[row]),
            MAILCHIMP: hashlib.md5(email.encode(), usedforsecurity=False).hexdigest(),
        }[int(system)])  # fmt: skip
    return text(made)
