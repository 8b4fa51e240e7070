"""When people give: fund drives, GivingTuesday and the last days of the year."""

import numpy as np

from .settings import FIRST_DAY, TODAY
from .text import TEXT, numbered

DAYS = np.arange(FIRST_DAY, TODAY + 1)
DATES = DAYS.astype("datetime64[D]")
MONTH = DATES.astype("datetime64[M]").astype(int) % 12 + 1
YEAR = DATES.astype("datetime64[Y]").astype(int) + 1970
DAY_OF_MONTH = (DATES - DATES.astype("datetime64[M]")).astype(int) + 1

SPRING = (MONTH == 3) & (DAY_OF_MONTH >= 8) & (DAY_OF_MONTH <= 17)
FALL = ((MONTH == 9) & (DAY_OF_MONTH >= 24)) | ((MONTH == 10) & (DAY_OF_MONTH <= 3))
# The Tuesday after the fourth Thursday of November; day 0 was a Thursday, so a Tuesday is 5 modulo 7.
GIVING_TUESDAY = (DAYS % 7 == 5) & (((MONTH == 11) & (DAY_OF_MONTH >= 27)) | ((MONTH == 12) & (DAY_OF_MONTH <= 3)))
YEAR_END = (MONTH == 12) & (DAY_OF_MONTH >= 10)

# How much giving happens on a day, and all of it up to a day.
WEIGHT = 1 + 5.0 * SPRING + 5.0 * FALL + 14.0 * GIVING_TUESDAY + 2.5 * YEAR_END
WEIGHT += 6.0 * ((MONTH == 12) & (DAY_OF_MONTH >= 29))
UNTIL = np.concatenate([[0], np.cumsum(WEIGHT)])
PER_YEAR = UNTIL[-1] / len(DAYS) * 365.25

_CAMPAIGN = np.select([SPRING, FALL, GIVING_TUESDAY, YEAR_END], ["SPRING", "FALL", "GT", "YE"], "WEB")
CAMPAIGN = _CAMPAIGN.astype(TEXT) + numbered(YEAR % 100, 2)


def expected(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Years' worth of giving from day `start` to just before `end`, seasons counted; float64."""
    return (UNTIL[end - FIRST_DAY] - UNTIL[start - FIRST_DAY]) / PER_YEAR


def giving_days(rng: np.random.Generator, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """One day in each [start, end), likelier in season; int64."""
    low, high = UNTIL[start - FIRST_DAY], UNTIL[end - FIRST_DAY]
    days = np.searchsorted(UNTIL, low + (high - low) * rng.random(len(start)), side="right") - 1
    return np.minimum(FIRST_DAY + days, end - 1)
