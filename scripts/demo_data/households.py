"""Who lives with whom: households of one to five and, as households of their own, organisations."""

from dataclasses import dataclass

import numpy as np

from .randomness import pick
from .settings import ORGANISATIONS_PER_PERSON, TODAY

HEAD, PARTNER, CHILD, ELDER, ORGANISATION = range(5)
SIZES = (0.54, 0.34, 0.07, 0.035, 0.015)
SECOND_IS = (0, 0.82, 0.12, 0.06)
LATER_IS = (0, 0, 0.88, 0.12)
YEAR = 365.25


@dataclass
class People:
    """One entry per person, households side by side with the head first and organisations last.

    household: int64, ascending from 0. role: HEAD to ORGANISATION. female: bool. born: day of birth.
    """

    household: np.ndarray
    role: np.ndarray
    female: np.ndarray
    born: np.ndarray

    def __len__(self) -> int:
        return len(self.household)

    @property
    def organisation(self) -> np.ndarray:
        return self.role == ORGANISATION

    @property
    def heads(self) -> np.ndarray:
        """The row of each household's head, shape (households,)."""
        return np.flatnonzero((self.role == HEAD) | self.organisation)

    @property
    def size(self) -> np.ndarray:
        """How many live in each household, shape (households,)."""
        return np.bincount(self.household, minlength=len(self.heads))


def people(rng: np.random.Generator, n: int) -> People:
    """Exactly n people, of whom about one in fifty-five is an organisation."""
    organisations = round(n * ORGANISATIONS_PER_PERSON)
    humans = n - organisations
    sizes = pick(rng, SIZES, humans) + 1
    household = np.repeat(np.arange(humans), sizes)[:humans]
    place = np.arange(humans) - np.searchsorted(household, household)
    role = np.where(place == 1, pick(rng, SECOND_IS, humans), pick(rng, LATER_IS, humans))
    role = np.where(place == 0, HEAD, role)
    female = rng.random(humans) < 0.55
    head = np.searchsorted(household, household)
    couple = (role == PARTNER) & (rng.random(humans) < 0.94)
    female[couple] = ~female[head[couple]]
    born = birth_days(rng, role, head)
    last = household[-1] + 1 if humans else 0
    return People(
        household=np.concatenate([household, last + np.arange(organisations)]),
        role=np.concatenate([role, np.full(organisations, ORGANISATION)]),
        female=np.concatenate([female, np.zeros(organisations, dtype=bool)]),
        born=np.concatenate([born, np.full(organisations, TODAY)]),
    )


def birth_days(rng: np.random.Generator, role: np.ndarray, head: np.ndarray) -> np.ndarray:
    """Days of birth: an audience of public radio, a generation between parents and children.

    role, head: role and row of the household's head of each person. Minors are rare: records begin at 14.
    """
    n = len(role)
    age = 22 + 70 * rng.beta(2.3, 2.0, n)
    parent = np.isin(np.arange(n), head[role == CHILD])
    age = np.where(parent, np.maximum(age, 42 + 20 * rng.random(n)), age)
    own = age[head]
    age = np.where(role == PARTNER, np.clip(own + rng.normal(-0.5, 4, n), 21, 97), age)
    age = np.where(role == CHILD, np.maximum(own - rng.uniform(22, 38, n), 14 + 10 * rng.random(n)), age)
    age = np.where(role == ELDER, np.minimum(own + rng.uniform(20, 34, n), 99), age)
    return np.floor(TODAY - age * YEAR).astype(np.int64)
