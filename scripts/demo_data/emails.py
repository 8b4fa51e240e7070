"""True email addresses, made from names: each is one person's or one family's, all on reserved domains."""

import numpy as np
import pandas as pd

from .randomness import choose, pick
from .text import TEXT, codes, text, without_accents, words

DOMAINS = text(
    ["gmail.example", "yahoo.example", "comcast.example", "outlook.example", "aol.example", "icloud.example",
     "sbcglobal.example", "hotmail.example"]
)  # fmt: skip
DOMAIN_SHARES = (0.50, 0.13, 0.09, 0.08, 0.06, 0.06, 0.04, 0.04)
EMPLOYERS = words(
    """
    lakeview-partners, uchicago-demo, northwestern-demo, depaul-demo, uic-demo, cps-demo,
    cityofchicago-demo, rushmed-demo, loop-legal, wackerlaw, prairiebank, greatlakes-health,
    midwest-actuarial, fulton-design, riverfront-arch, stateandmadison, northshore-care,
    cookcounty-demo, illinois-demo, archer-logistics, calumet-steel, pulaski-electric,
    artinstitute-demo, symphony-demo, ohare-freight, garfield-labs
    """
)
PATTERN_SHARES = (0.26, 0.17, 0.15, 0.08, 0.08, 0.07, 0.07, 0.06, 0.06)


def slug(names: np.ndarray) -> np.ndarray:
    """The letters of a name as an address has them: O'Hara -> ohara."""
    plain = np.strings.lower(without_accents(names)).astype(TEXT)
    for mark in (" ", "'", "-", ".", ",", "&"):
        plain = np.strings.replace(plain, mark, "")
    return plain


def personal(rng: np.random.Generator, first: np.ndarray, last: np.ndarray, born: np.ndarray) -> np.ndarray:
    """An address for each name (slugs, shape (n,)) and day of birth."""
    n = len(first)
    initial = np.strings.slice(first, 0, 1)
    year = (1970 + born / 365.25).astype(np.int64).astype(TEXT)
    local, pattern = first + "." + last, pick(rng, PATTERN_SHARES, n)
    others = (
        lambda rows: first[rows] + last[rows],
        lambda rows: initial[rows] + last[rows],
        lambda rows: first[rows] + "_" + last[rows],
        lambda rows: first[rows] + np.strings.slice(last[rows], 0, 1) + np.strings.slice(year[rows], 2, 4),
        lambda rows: last[rows] + "." + first[rows],
        lambda rows: first[rows] + "." + last[rows] + np.strings.slice(year[rows], 2, 4),
        lambda rows: initial[rows] + last[rows] + rng.integers(1, 100, len(rows)).astype(TEXT),
        lambda rows: first[rows] + year[rows],
    )
    for number, written in enumerate(others, start=1):
        rows = np.flatnonzero(pattern == number)
        local[rows] = written(rows)
    return local + "@" + choose(rng, DOMAINS, n, DOMAIN_SHARES)


def at_work(rng: np.random.Generator, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """An address at an employer: first.last@ or flast@."""
    short = np.strings.slice(first, 0, 1) + last
    local = np.where(rng.random(len(first)) < 0.6, first + "." + last, short)
    return local + "@" + choose(rng, EMPLOYERS, len(first)) + ".example"


def of_family(rng: np.random.Generator, last: np.ndarray) -> np.ndarray:
    """An address that a household shares: thesmiths@, smithfamily@, casa.smith@."""
    n, way = len(last), pick(rng, (0.5, 0.35, 0.15), len(last))
    local = np.where(way == 0, "the" + last + "s", np.where(way == 1, last + "family", "casa." + last))
    return local + "@" + choose(rng, DOMAINS, n, DOMAIN_SHARES)


def of_organisation(rng: np.random.Generator, name: np.ndarray) -> np.ndarray:
    """info@, office@ or giving@ at a domain made from the organisation's name (a slug)."""
    return choose(rng, text(["info", "office", "giving"]), len(name), (0.7, 0.2, 0.1)) + "@" + name + ".example"


def made_unique(rng: np.random.Generator, emails: np.ndarray) -> np.ndarray:
    """The same addresses, with a number added to all but the first owner of one that is taken.

    Two addresses are the same when they differ in dots, as the largest provider sees it.
    """
    unique = emails.copy()
    digits = 100
    while len(taken := np.flatnonzero(pd.Series(codes(np.strings.replace(unique, ".", ""))[0]).duplicated())):
        at = np.strings.find(unique[taken], "@")
        number = rng.integers(2, digits, len(taken)).astype(TEXT)
        unique[taken] = np.strings.slice(unique[taken], 0, at) + number + np.strings.slice(unique[taken], at, None)
        digits *= 10
    return unique
