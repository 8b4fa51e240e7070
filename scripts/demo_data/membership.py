"""Who is known to which system, and since when; some people twice in the same one."""

from dataclasses import dataclass

import numpy as np

from .households import People
from .settings import FIRST_DAY, SYSTEMS, TODAY
from .traits import Traits

SHARE = np.array([0.46, 0.29, 0.21, 0.50])
SHARE_OF_ORGANISATIONS = np.array([0.75, 0.30, 0.20, 0.30])


@dataclass
class Memberships:
    """One entry per person record, by system and person: system, person (row of People), since (day)."""

    system: np.ndarray
    person: np.ndarray
    since: np.ndarray

    def __len__(self) -> int:
        return len(self.system)

    def of(self, system: int) -> np.ndarray:
        """Rows of one system's records, ascending by person."""
        return np.flatnonzero(self.system == system)


def memberships(rng: np.random.Generator, people: People, traits: Traits, records: int) -> Memberships:
    """About `records` person records: everybody has one at least, the engaged have more.

    Second ids in the same system make up the difference: the number is exact unless `records` is tiny.
    """
    lean = 0.5 + 1.5 * traits.engagement[:, None]
    share = np.where(people.organisation[:, None], SHARE_OF_ORGANISATIONS, np.minimum(SHARE * lean, 0.97))
    member = rng.random((len(people), len(SYSTEMS))) < share
    unknown = np.flatnonzero(~member.any(axis=1))
    member[unknown, rng.choice(len(SYSTEMS), len(unknown), p=SHARE / SHARE.sum())] = True
    person, system = np.nonzero(member)
    again = rng.integers(0, len(person), max(records - len(person), 0))
    person, system = np.concatenate([person, person[again]]), np.concatenate([system, system[again]])
    order = np.lexsort((person, system))
    # A quarter of all records is older than the history that the exports hold.
    since = FIRST_DAY + np.floor((TODAY - 30 - FIRST_DAY) * np.maximum(rng.random(len(order)) * 1.33 - 0.33, 0))
    return Memberships(system[order], person[order], since.astype(np.int64))


@dataclass
class Members:
    """The people of one system: person, day of the first record and where their records are.

    first, count: each person's records are rows first .. first + count - 1 of the system.
    """

    person: np.ndarray
    since: np.ndarray
    first: np.ndarray
    count: np.ndarray

    def __len__(self) -> int:
        return len(self.person)

    def a_record(self, rng: np.random.Generator, members: np.ndarray) -> np.ndarray:
        """One of each member's records at random; members: rows of this list, shape (n,)."""
        return self.first[members] + (rng.random(len(members)) * self.count[members]).astype(np.int64)


def members(known: Memberships, system: int) -> Members:
    """Members of one system, ascending by person."""
    rows = known.of(system)
    person, first, count = np.unique(known.person[rows], return_index=True, return_counts=True)
    since = np.minimum.reduceat(known.since[rows], first) if len(rows) else known.since[rows]
    return Members(person, since, first, count)
