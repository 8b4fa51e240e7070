"""Who is a member of the club, and the memberships in Capitan."""

import json

from ..settings import CAPITAN, STRIPE, TODAY
from .population import Club
from .rows import DATE, DAY, ISO, SLASHED, dollars, moment, untidy
from .stripe_books import Books, Member, subscribe

# name, code of the interval, days, price in cents
TYPES = (
    ("Solo Monthly", "MON", 30, 8_900), ("Duo Monthly", "MON", 30, 15_900), ("Family Monthly", "MON", 30, 19_900),
    ("Student Monthly", "MON", 30, 5_900), ("Solo Annual", "YRL", 365, 89_000), ("Weekday Monthly", "MON", 30, 4_900),
)  # fmt: skip
TYPE_SHARES = (0.42, 0.12, 0.16, 0.12, 0.08, 0.10)
MOST_MEMBERS = 150
MEMBERSHIP = ["id", "membership_id", "name", "owner_id", "start_date", "end_date", "cancelled_at", "billing_amount",
              "status", "upcoming_bill_dates"]  # fmt: skip


def memberships(books: Books, club: Club) -> list[Member]:
    """The members, with a row in Capitan each and, where Stripe knows them, all that it took."""
    rng, found = books.rng, []
    known = [int(one) for one in club.person if club.of(CAPITAN, int(one))]
    known.sort(key=lambda one: (not club.of(STRIPE, one), one))
    chosen = [one for one in known if rng.random() < 0.55][:MOST_MEMBERS]
    for at, person in enumerate(sorted(chosen)):
        start = club.since[person] + int(rng.integers(0, 40))
        if start > TODAY - 10:
            continue
        kind = TYPES[rng.choice(len(TYPES), p=TYPE_SHARES)]
        ended = rng.random() < 0.36 and TODAY - start > 60
        end = start + int(rng.integers(45, TODAY - start + 1)) if ended else TODAY + int(rng.integers(1, kind[2]))
        silent = not ended and rng.random() < 0.17
        member = Member(person, start, end, TODAY - int(rng.integers(35, 150)) if silent else min(end, TODAY),
                        float(rng.gamma(2.2, 0.55)), rng.random() < 0.15)  # fmt: skip
        found.append(member)
        for number, owner in enumerate(club.of(CAPITAN, person)[: 2 if at % 9 == 0 else 1]):
            in_capitan(books, owner, member, kind, start + 20 * number, ended)
        for number, customer in enumerate(club.of(STRIPE, person)[:2]):
            subscribe(books, customer, member, kind, start + 20 * number, ended)
    return found


def in_capitan(books: Books, owner: str, member: Member, kind: tuple, start: int, ended: bool) -> None:
    rng, (name, _, days, cents) = books.rng, kind
    status = "END" if ended else "FRZ" if rng.random() < 0.04 else "ACT"
    next_bill = TODAY + int(rng.integers(1, days))
    books.memberships.add(
        max(start, member.end if ended else start) * DAY + 40_000, id=str(50_000 + len(books.memberships.rows)),
        membership_id=str(100 + TYPES.index(kind)), name=name, owner_id=owner,
        start_date=untidy(rng, start * DAY, DATE, (ISO, SLASHED)), end_date=untidy(rng, member.end * DAY, DATE, (SLASHED,)),
        cancelled_at=moment(member.end * DAY - 5 * DAY) if ended and rng.random() < 0.8 else "",
        billing_amount=dollars(cents), status=status,
        upcoming_bill_dates=json.dumps([] if ended else [moment((next_bill + days * k) * DAY, DATE) for k in range(3)]),
    )  # fmt: skip
