"""Days and moments written in the ways that exports write them."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .randomness import choose, pick
from .settings import NO_DAY
from .text import TEXT, blanks, numbered, text, words

MONTHS = words(
    """
    January, February, March, April, May, June, July, August, September, October, November, December
    """
)
# 2024-03-05, 03/05/2024, 3/5/24, Mar 5 2024, 5 March 2024, 20240305
ISO, STYLES = 0, 6
OTHER_SHARES = (0, 0.45, 0.2, 0.13, 0.10, 0.12)
BAD_DATES = text(["n/a", "13/45/2020", "0201-03-05", "2199-12-31", "0000-00-00", "unknown", "02/30/2021", "3024-06-01"])
SECONDS = 86_400
NEVER = NO_DAY * SECONDS


def other_styles(rng: np.random.Generator, n: int) -> np.ndarray:
    """n styles, none of them ISO; int64."""
    return pick(rng, OTHER_SHARES, n)


def date_text(days: np.ndarray, style: np.ndarray) -> np.ndarray:
    """Each day in its style, '' for NO_DAY. days, style: int64, shape (n,)."""
    out, known = blanks(len(days)), days != NO_DAY
    if not known.any():
        return out
    first = days[known].min()
    calendar = np.arange(first, days[known].max() + 1)
    for number in np.unique(style[known]):
        rows = np.flatnonzero(known & (style == number))
        out[rows] = _calendar_in(calendar, number)[days[rows] - first]
    return out


def _calendar_in(calendar: np.ndarray, style: int) -> np.ndarray:
    date = calendar.astype("datetime64[D]")
    if style == ISO:
        return np.datetime_as_string(date).astype(TEXT)
    month_start = date.astype("datetime64[M]")
    year_number = month_start.astype("datetime64[Y]").astype(int) + 1970
    month_number = month_start.astype(int) % 12
    day_number = (date - month_start).astype(int) + 1
    year, month, day = year_number.astype(TEXT), (month_number + 1).astype(TEXT), day_number.astype(TEXT)
    name, two = MONTHS[month_number], numbered
    match style:
        case 1:
            return two(month_number + 1, 2) + "/" + two(day_number, 2) + "/" + year
        case 2:
            return month + "/" + day + "/" + np.strings.slice(year, 2, 4)
        case 3:
            return np.strings.slice(name, 0, 3) + " " + day + " " + year
        case 4:
            return day + " " + name + " " + year
        case _:
            return year + two(month_number + 1, 2) + two(day_number, 2)


def untidy_dates(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """Days of a transaction table: one in twelve not ISO, one in a thousand no date at all."""
    style = np.zeros(len(days), dtype=np.int64)
    rows = np.flatnonzero(rng.random(len(days)) < 0.08)
    style[rows] = other_styles(rng, len(rows))
    written = date_text(days, style)
    bad = np.flatnonzero((rng.random(len(days)) < 0.001) & (days != NO_DAY))
    written[bad] = choose(rng, BAD_DATES, len(bad))
    return written


def untidy_moments(rng: np.random.Generator, seconds: np.ndarray) -> pa.Array:
    """Moments (int64 seconds from 1970, or NEVER) as Arrow text, one in thirty as 03/05/2024 09:14:22."""
    known = seconds != NEVER
    moments = pa.array(seconds.astype("datetime64[s]"), mask=~known)
    other = pa.array(known & (rng.random(len(seconds)) < 1 / 30))
    slashed = pc.strftime(moments.filter(other), "%m/%d/%Y %H:%M:%S")
    return pc.replace_with_mask(moments.cast(pa.string()), other, slashed)
