"""Dates of the person records: birth, and when the record was last touched or first made."""

import numpy as np

from .dates import BAD_DATES, date_text, other_styles
from .membership import Memberships
from .randomness import choose, pick
from .records import Records
from .settings import NO_DAY, SUBSCRIPTION, TODAY


def write_dates(rng: np.random.Generator, records: Records, known: Memberships, born: np.ndarray) -> None:
    """Fill birth_date and touched_on of all records. born: day of birth of each person, int64.

    touched_on is the last change for donors and subscribers, the first contact for buyers and mailing lists.
    """
    n = len(records)
    style = np.zeros(n, dtype=np.int64)
    rows = records.hit(rng, "date_format")
    style[rows] = other_styles(rng, len(rows))
    records.note("date_format", rows)
    changed = known.since + np.floor((TODAY - known.since + 1) * rng.random(n)).astype(np.int64)
    records["touched_on"] = date_text(np.where(known.system <= SUBSCRIPTION, changed, known.since), style)
    birth = np.where(records.held(rng, "birth_date") & ~records.has("organisation"), born[records.person], NO_DAY)
    rows = records.hit(rng, "wrong_birth_date", birth != NO_DAY)
    right, birth = birth[rows], birth.copy()
    birth[rows] = mistaken(rng, right)
    records.note("wrong_birth_date", rows[birth[rows] != right])
    records["birth_date"] = date_text(birth, style)
    for column in ("birth_date", "touched_on"):
        rows = records.hit(rng, "bad_date", records[column] != "")
        records.change("bad_date", column, rows, choose(rng, BAD_DATES, len(rows)))


def mistaken(rng: np.random.Generator, born: np.ndarray) -> np.ndarray:
    """Days of birth a year, ten years or some days off, or 1 January of the year."""
    year = born.astype("datetime64[D]").astype("datetime64[Y]")
    new_year = year.astype("datetime64[D]").astype(np.int64)
    way, sign = pick(rng, (0.3, 0.15, 0.3, 0.25), len(born)), rng.choice([-1, 1], len(born))
    off = np.array([365, 3652, 0, 0])[way] + np.where(way == 2, rng.integers(1, 28, len(born)), 0)
    return np.where(way == 3, new_year, born + sign * off)
