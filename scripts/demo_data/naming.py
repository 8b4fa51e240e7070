"""True names: every member of a household gets one, as families hand them on."""

from dataclasses import dataclass

import numpy as np

from .households import CHILD, ELDER, HEAD, PARTNER, People
from .name_pools import ORIGINS, origin
from .organisations import organisation_names
from .randomness import choose, pick
from .text import blanks, text

TITLES = text(["Mr.", "Ms.", "Mrs.", "Mx.", "Dr.", "Rev.", "Hon."])
TITLE_OF_WOMEN = (0, 0.62, 0.30, 0.01, 0.06, 0.005, 0.005)
TITLE_OF_MEN = (0.91, 0, 0, 0.01, 0.07, 0.005, 0.005)


@dataclass
class FullNames:
    """Text arrays, one entry per person; '' where somebody has none. An organisation has only `last`."""

    title: np.ndarray
    first: np.ndarray
    middle: np.ndarray
    last: np.ndarray
    suffix: np.ndarray
    maiden: np.ndarray


def name_people(rng: np.random.Generator, people: People) -> FullNames:
    """A full name for each person and, for some wives, the name they had before."""
    n, head = len(people), people.heads[people.household]
    locale = household_origin(rng, people)
    first = draw(rng, locale, people.female, "first")
    middle = draw(rng, locale, people.female, "first")
    middle[rng.random(n) < 0.35] = ""
    last = own = draw(rng, locale, people.female, "last")
    u = rng.random(n)
    shared = ((people.role == PARTNER) & (u < 0.72)) | ((people.role == CHILD) & (u < 0.93))
    shared |= (people.role == ELDER) & (u < 0.6)
    last = np.where(shared, own[head], last)
    double = (people.role == PARTNER) & people.female & (u > 0.93)
    last = np.where(double, own + "-" + own[head], last)
    wife = (people.role == PARTNER) & people.female & (shared | double)
    maiden = np.where(wife & (rng.random(n) < 0.6), own, "")
    title = np.where(people.female, TITLES[pick(rng, TITLE_OF_WOMEN, n)], TITLES[pick(rng, TITLE_OF_MEN, n)])
    suffix = np.where(~people.female & (rng.random(n) < 0.008), choose(rng, text(["III", "II", "IV"]), n), "")
    names = FullNames(title, first, middle, last, suffix, maiden)
    name_sons_after_fathers(rng, people, names)
    for part in (names.title, names.first, names.middle, names.suffix, names.maiden):
        part[people.organisation] = ""
    names.last[people.organisation] = organisation_names(rng, int(people.organisation.sum()))
    return names


def household_origin(rng: np.random.Generator, people: People) -> np.ndarray:
    """Each person's origin as an index into ORIGINS: the household's, for most."""
    n = len(people)
    own = pick(rng, list(ORIGINS.values()), n)
    return np.where(rng.random(n) < 0.9, own[people.heads[people.household]], own)


def draw(rng: np.random.Generator, locale: np.ndarray, female: np.ndarray, part: str) -> np.ndarray:
    """A first or a last name for everybody, by origin and sex; text, shape (n,)."""
    drawn = blanks(len(locale))
    for number, name in enumerate(ORIGINS):
        pools = origin(name)
        for women in (True, False):
            rows = np.flatnonzero((locale == number) & (female == women))
            pool = pools.last if part == "last" else pools.female if women else pools.male
            drawn[rows] = choose(rng, pool.words, len(rows), pool.weights)
    return drawn


def name_sons_after_fathers(rng: np.random.Generator, people: People, names: FullNames) -> None:
    """One son in four of a male head is a Jr.; his father is then a Sr., if anybody says so."""
    head = people.heads[people.household]
    sons = (people.role == CHILD) & ~people.female & ~people.female[head] & (people.role[head] == HEAD)
    sons = np.flatnonzero(sons & (rng.random(len(people)) < 0.25) & (names.last == names.last[head]))
    sons = sons[np.unique(people.household[sons], return_index=True)[1]]
    fathers = head[sons]
    names.first[sons], names.middle[sons] = names.first[fathers], names.middle[fathers]
    names.suffix[sons] = "Jr."
    names.suffix[fathers] = np.where(rng.random(len(sons)) < 0.4, "Sr.", "")
