"""Who comes when: check-ins, the club's events and the places booked at them, and who is whose family."""

import json

import numpy as np

from ..households import CHILD, ELDER, PARTNER, People
from ..randomness import stream
from ..settings import CAPITAN, TODAY, years_before_today
from .population import GROWN_UP, OPENED, Club
from .rows import DAY, ISO, LAST, OFFSET, SLASHED, Rows, dollars, moment, untidy
from .stripe_books import Member

CHECKIN = ["id", "customer_id", "check_in_datetime", "entry_method", "entry_method_description", "location_id",
           "location_name", "free_entry_reason", "created_at"]  # fmt: skip
EVENT = ["id", "event_type_name", "event_parts", "capacity", "price", "location_name", "is_cancelled", "created_at"]
RESERVATION = ["id", "event_id", "customer_id", "is_cancelled", "price", "created_at"]
RELATION = ["customer_id", "related_customer_id", "relation", "created_at"]
PLACES = (("1", "Main Hall"), ("2", "Annex"))
SERIES = (
    ("Intro Workshop", 3_500, 12), ("Kids Camp", 18_000, 20), ("Members Night", 0, 80), ("Yoga Class", 1_500, 18),
    ("Youth Team Practice", 2_500, 16),
)  # fmt: skip
RELATIVE = {PARTNER: "SPO", CHILD: "CHI", ELDER: "PAR"}
VISITS_PER_WEEK = 0.58


def checkins(seed: int, club: Club, members: list[Member]) -> Rows:
    """Visits of the members, and now and then of people with a day pass or as a guest."""
    table = Rows(stream(seed, "club checkins"))
    rng = table.rng
    for member in members:
        for on in range(member.start, member.stops_visiting):
            left = TODAY - on
            keen = member.rate * VISITS_PER_WEEK * (left / 120 if member.fades and left < 120 else 1)
            if rng.random() < keen / 7:
                check_in(table, club, member.person, on, "MEM")
    of_members = {member.person for member in members}
    for person in map(int, club.person):
        if person not in of_members and club.of(CAPITAN, person):
            for _ in range(int(rng.poisson(1.7))):
                on = int(rng.integers(club.since[person], TODAY + 1))
                check_in(table, club, person, on, ("ENT", "GUE", "EVE")[rng.choice(3, p=[0.6, 0.25, 0.15])])
    table.damage(0.0008, "customer_id", ("", "999999"))
    table.damage(0.0008, "check_in_datetime", ("yesterday", "2031-01-01T10:00:00Z", ""))
    table.correct(0.003, "location_name", lambda was: "Annex" if was == "Main Hall" else "Main Hall")
    table.repeat(0.002)
    return table


def check_in(table: Rows, club: Club, person: int, on: int, method: str) -> None:
    rng, records = table.rng, club.of(CAPITAN, person)
    at = min(on * DAY + int(rng.integers(12 * 3600, 26 * 3600)), LAST - 3600)
    place = PLACES[int(rng.random() < 0.2)]
    table.add(
        at, id=str(1_000_000 + len(table.rows)), customer_id=records[rng.integers(0, len(records))],
        check_in_datetime=untidy(rng, at, OFFSET, (ISO, SLASHED)), entry_method=method,
        entry_method_description={"MEM": "Membership", "ENT": "Day Pass", "GUE": "Guest Pass", "EVE": "Event"}[method],
        location_id=place[0], location_name=place[1], free_entry_reason="Staff" if rng.random() < 0.004 else "",
        created_at=moment(at),
    )  # fmt: skip


def events_and_bookings(seed: int, club: Club) -> tuple[Rows, Rows]:
    """An event every two weeks, some of them still to come, and who booked a place."""
    events, bookings = Rows(stream(seed, "club events")), Rows(stream(seed, "club bookings"))
    rng = bookings.rng
    customers = [int(one) for one in club.person if club.of(CAPITAN, int(one))]
    for number, on in enumerate(range(OPENED + 12, TODAY + 50, 14)):
        name, cents, capacity = SERIES[number % len(SERIES)]
        starts, event = on * DAY + 23 * 3600, str(7_000 + number)
        announced = min(starts - 45 * DAY, LAST - DAY)
        events.add(
            announced, id=event, event_type_name=name, capacity=capacity,
            event_parts=json.dumps([{
                "start_datetime_isoformat": untidy(events.rng, starts, OFFSET, (ISO, SLASHED)),
                "end_datetime_isoformat": moment(starts + 7_200, OFFSET),
            }]), price=dollars(cents), location_name="Main Hall",
            is_cancelled="true" if number % 17 == 16 else "false", created_at=moment(announced),
        )  # fmt: skip
        for person in rng.permutation(np.array(customers, dtype=np.int64))[: min(capacity, 9)].tolist():
            at = starts - int(rng.integers(1, 30)) * DAY
            if club.since[person] * DAY < at < LAST:
                bookings.add(
                    at, id=str(300_000 + len(bookings.rows)), event_id=event, customer_id=club.of(CAPITAN, person)[0],
                    is_cancelled="true" if 0.86 <= rng.random() < 0.96 else "false",
                    price=dollars(cents if rng.random() < 0.9 else cents * 4 // 5),
                    created_at=untidy(rng, at, ISO),
                )  # fmt: skip
    bookings.damage(0.01, "event_id", ("", "9999"))
    bookings.correct(0.01, "is_cancelled", lambda was: "true")
    return events, bookings


def relations(seed: int, club: Club, everybody: People) -> Rows:
    """From the head of a household to each other member of it who is in Capitan."""
    table = Rows(stream(seed, "club associations"))
    for person in map(int, club.person):
        head, role = int(everybody.heads[everybody.household[person]]), int(everybody.role[person])
        if person == head or not club.of(CAPITAN, head) or not club.of(CAPITAN, person):
            continue
        young = years_before_today(int(everybody.born[person])) < GROWN_UP
        if role != CHILD or young:
            at = max(club.since[head], club.since[person]) * DAY + 60_000
            table.add(
                at, customer_id=club.of(CAPITAN, head)[0],
                related_customer_id=club.of(CAPITAN, person)[0], relation=RELATIVE.get(role, "OTH"),
                created_at=moment(at),
            )  # fmt: skip
    table.damage(0.01, "related_customer_id", ("", "999999"))
    return table
