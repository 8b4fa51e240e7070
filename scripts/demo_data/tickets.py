"""Ticket orders for named events, none of them between spring 2020 and summer 2021."""

import numpy as np

from .dates import untidy_dates
from .membership import Members
from .money import plain
from .randomness import choose, ids, pick
from .settings import FIRST_DAY, TODAY, day, years_before_today
from .text import TEXT, text
from .traits import Traits

# Name, month and day of every year, price in dollars.
SERIES = (
    ("Winter Trivia Night", "01-24", 20),
    ("Story Slam", "02-21", 25),
    ("Mayoral Politics Live", "03-20", 30),
    ("Spring Members Concert", "04-25", 45),
    ("Newsroom Open House", "05-16", 0),
    ("Jazz in the Park", "06-20", 15),
    ("Summer Listening Party", "07-18", 35),
    ("Food Critics Picnic", "08-15", 55),
    ("Podcast Live", "09-19", 40),
    ("Book Club Live", "10-17", 25),
    ("Founders Gala", "11-14", 150),
    ("Holiday Variety Show", "12-12", 60),
)
PAUSE = (day("2020-03-15"), day("2021-07-01"))

# Those of autumn 2026 are on sale already.
_ALL = sorted((day(f"{year}-{date}"), f"{name} {year}", price) for name, date, price in SERIES for year in range(2019, 2027))
_HELD = [event for event in _ALL if not PAUSE[0] <= event[0] < PAUSE[1]]
EVENT_DAY = np.array([event[0] for event in _HELD])
EVENT_NAME = text(event[1] for event in _HELD)
EVENT_CENTS = np.array([event[2] * 100 for event in _HELD])


def tickets(rng: np.random.Generator, buyers: Members, traits: Traits, buyer_ids: np.ndarray) -> dict[str, np.ndarray]:
    """Columns of event_tickets: one row per order. buyer_ids: text, one per record of the system."""
    start = np.maximum(buyers.since, FIRST_DAY)
    count = 1 + rng.poisson(traits.ticket_rate[buyers.person] * years_before_today(start))
    member = np.repeat(np.arange(len(buyers)), count)
    # An order is for one of the events still to come; the first one is for one of the next three.
    first = np.arange(len(member)) == np.repeat(np.cumsum(count) - count, count)
    low = np.searchsorted(EVENT_DAY, start[member])
    choice = np.where(first, np.minimum(3, len(EVENT_DAY) - low), len(EVENT_DAY) - low)
    event = low + np.floor(rng.random(len(member)) * choice).astype(np.int64)
    n = len(member)
    bought = EVENT_DAY[event] - np.minimum(np.floor(rng.exponential(18, n)), 120).astype(np.int64)
    bought = np.where(bought > TODAY, TODAY - rng.integers(0, 25, n), bought)
    bought = np.maximum(bought, start[member])
    cents = EVENT_CENTS[event] * choose(rng, np.array([100, 80]), n, (0.85, 0.15)) // 100
    attended = np.where(rng.random(n) < 0.8 + 0.15 * traits.engagement[buyers.person[member]], "yes", "no")
    attended = np.where((EVENT_DAY[event] > TODAY) | (rng.random(n) < 0.03), "", attended)
    return {
        "ticket_order_id": ids(rng, "T", n),
        "buyer_id": buyer_ids[buyers.a_record(rng, member)],
        "event_name": EVENT_NAME[event],
        "event_date": untidy_dates(rng, EVENT_DAY[event]),
        "purchased_on": untidy_dates(rng, bought),
        "quantity": (pick(rng, (0.34, 0.47, 0.07, 0.09, 0.01, 0.02), n) + 1).astype(TEXT),
        "unit_price": plain(cents),
        "attended": attended.astype(TEXT),
    }
