"""How each person can be reached: by email, by telephone and at home."""

from dataclasses import dataclass

import numpy as np

from . import emails
from .homes import Homes, homes
from .households import PARTNER, People
from .naming import FullNames
from .phones import NO_PHONE, numbers
from .settings import years_before_today
from .text import blanks


@dataclass
class Contacts:
    """Emails are text and phones int64, one entry per person; '' and NO_PHONE where there is none.

    email_family, landline: the household's, repeated. email_partner: that of the other half of a couple.
    home, old_home: one entry per household; moved: whether the household ever lived in its old_home.
    """

    email: np.ndarray
    email_second: np.ndarray
    email_work: np.ndarray
    email_family: np.ndarray
    email_partner: np.ndarray
    mobile: np.ndarray
    landline: np.ndarray
    home: Homes
    old_home: Homes
    moved: np.ndarray


def contacts(rng: np.random.Generator, people: People, names: FullNames) -> Contacts:
    """Contacts of all people. Raises ValueError where there are more people than telephone numbers."""
    households = len(people.heads)
    own, second, work, family = email_addresses(rng, people, names)
    mobile, landline = telephones(rng, people)
    home = homes(rng, households)
    home.flat[people.organisation[people.heads]] = ""
    return Contacts(
        own, second, work, family[people.household], partners(people, own),
        mobile, landline[people.household],
        home=home, old_home=homes(rng, households),
        moved=(rng.random(households) < 0.24) & ~people.organisation[people.heads],
    )  # fmt: skip


def email_addresses(rng: np.random.Generator, people: People, names: FullNames) -> list[np.ndarray]:
    """Own, second and work addresses per person and family addresses per household; no address twice."""
    n, age = len(people), years_before_today(people.born)
    first, last = emails.slug(names.first), emails.slug(names.last)
    organisation = people.organisation
    own = emails.personal(rng, first, last, people.born)
    own[organisation] = emails.of_organisation(rng, last[organisation])
    has_second = np.flatnonzero((rng.random(n) < 0.3) & ~organisation)
    second = emails.personal(rng, first[has_second], last[has_second], people.born[has_second])
    has_work = np.flatnonzero((rng.random(n) < 0.4) & (age >= 21) & (age <= 68))
    work = emails.at_work(rng, first[has_work], last[has_work])
    has_family = np.flatnonzero((rng.random(len(people.heads)) < 0.25) & (people.size > 1))
    family = emails.of_family(rng, last[people.heads[has_family]])
    drawn = emails.made_unique(rng, np.concatenate([own, second, work, family]))
    own, *others = np.split(drawn, np.cumsum([n, len(second), len(work)]))
    owners = ((has_second, n), (has_work, n), (has_family, len(people.heads)))
    return [own, *(spread(part, *whose) for part, whose in zip(others, owners, strict=True))]


def spread(values: np.ndarray, rows: np.ndarray, n: int) -> np.ndarray:
    """n texts: `values` at `rows`, '' elsewhere."""
    whole = blanks(n)
    whole[rows] = values
    return whole


def telephones(rng: np.random.Generator, people: People) -> tuple[np.ndarray, np.ndarray]:
    """Mobile per person and landline per household. An organisation has its switchboard as landline."""
    organisation = people.organisation
    has_mobile = (rng.random(len(people)) < 0.93) & ~organisation
    age = years_before_today(people.born[people.heads])
    has_landline = (rng.random(len(age)) < np.where(age > 50, 0.45, 0.1)) | organisation[people.heads]
    drawn = numbers(rng, int(has_mobile.sum() + has_landline.sum()))
    mobile, landline = np.full(len(people), NO_PHONE), np.full(len(age), NO_PHONE)
    mobile[has_mobile] = drawn[: has_mobile.sum()]
    landline[has_landline] = drawn[has_mobile.sum() :]
    return mobile, landline


def partners(people: People, email: np.ndarray) -> np.ndarray:
    """The own address of each person's other half, '' for all who have none."""
    partner = np.flatnonzero(people.role == PARTNER)
    head = people.heads[people.household[partner]]
    other = blanks(len(people))
    other[partner], other[head] = email[head], email[partner]
    return other
