"""What the whole demo agrees on: its dates, its systems and how many records a person has."""

import numpy as np

SYSTEMS = ("donation", "subscription", "event", "email")
OWNERS = ("wbez", "suntimes", "event", "email")  # the streams that ids are drawn from bear these names
DONATION, SUBSCRIPTION, EVENT, EMAIL = range(4)
CLUB_SYSTEMS = ("stripe", "square", "capitan", "mailchimp")  # those of the club that have people; numbered on
STRIPE, SQUARE, CAPITAN, MAILCHIMP = range(4, 8)

# Days are int64 counts from 1970-01-01 everywhere.
FIRST_DAY = int(np.datetime64("2019-01-01", "D").astype(int))
TODAY = int(np.datetime64("2026-09-30", "D").astype(int))
NO_DAY = -1_000_000

RECORDS_PER_PERSON = 1.83
ORGANISATIONS_PER_PERSON = 0.018


def day(date: str) -> int:
    """The day of an ISO date."""
    return int(np.datetime64(date, "D").astype(int))


def years_before_today(days: np.ndarray) -> np.ndarray:
    """Years of 365.25 days from each day until the demo's today."""
    return (TODAY - days) / 365.25
