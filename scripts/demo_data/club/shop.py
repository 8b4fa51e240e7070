"""What is sold at the till and online through Square: day passes, goods, courses and memberships."""

import numpy as np

from ..randomness import stream
from ..settings import SQUARE, TODAY
from .population import Club
from .rows import DAY, ISO, LAST, OFFSET, SLASHED, Rows, moment, untidy, untidy_cents

# name, category, price in cents
ITEMS = (
    ("Day Pass", "Day Passes", 2_400), ("Youth Day Pass", "Day Passes", 1_800), ("Gear Rental", "Rental", 700),
    ("Chalk Bag", "Retail", 2_900), ("T-Shirt", "Retail", 3_200), ("Water Bottle", "Retail", 1_900),
    ("Kids Camp Week", "Programming", 18_000), ("Intro Workshop", "Programming", 3_500),
    ("Solo Monthly", "Memberships", 8_900), ("Solo Annual", "Memberships", 89_000), ("Gift Card", "Gift Cards", 5_000),
)  # fmt: skip
ITEM_SHARES = (0.38, 0.12, 0.14, 0.06, 0.06, 0.07, 0.05, 0.06, 0.02, 0.01, 0.03)
ORDER = ["id", "location_id", "customer_id", "state", "source_name", "total_money_amount", "total_money_currency",
         "total_discount_money_amount", "discount_name", "created_at", "closed_at"]  # fmt: skip
LINE_ITEM = ["uid", "order_id", "name", "category", "quantity", "base_price_money_amount", "total_discount_money_amount",
             "total_money_amount"]  # fmt: skip
PAYMENT = ["id", "order_id", "customer_id", "location_id", "amount_money_amount", "amount_money_currency",
           "refunded_money_amount", "status", "source_type", "created_at", "updated_at"]  # fmt: skip


class Till:
    """The three tables of Square's sales."""

    def __init__(self, seed: int):
        self.orders, self.items = Rows(stream(seed, "club orders")), Rows(stream(seed, "club items"))
        self.payments = Rows(stream(seed, "club payments"))
        self.rng = stream(seed, "club till")

    def id(self) -> str:
        letters = np.array(list("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        return "".join(letters[self.rng.integers(0, 62, 22)]) + "YF"

    def sell(self, at: int, customer: str, lines: list[tuple[tuple, int]], code: str = "", percent: int = 0) -> None:
        """One order of items and quantities, its discount and its payment."""
        rng, order = self.rng, self.id()
        place = ("LMAIN000HALL1", "LANNEX00000002")[int(rng.random() < 0.15)]
        state = ("COMPLETED", "CANCELED", "OPEN")[rng.choice(3, p=[0.97, 0.02, 0.01])]
        total = discount = 0
        for (name, category, cents), quantity in lines:
            off = cents * quantity * percent // 100
            total, discount = total + cents * quantity - off, discount + off
            self.items.add(
                at, uid=self.id(), order_id=order, name=name, category=category, quantity=quantity,
                base_price_money_amount=cents, total_discount_money_amount=off,
                total_money_amount=untidy_cents(rng, cents * quantity - off),
            )  # fmt: skip
        self.orders.add(
            at, id=order, location_id=place, customer_id=customer, state=state,
            source_name="Square Online" if rng.random() < 0.3 else "Point of Sale",
            total_money_amount=untidy_cents(rng, total), total_money_currency="USD",
            total_discount_money_amount=discount, discount_name=code,
            created_at=untidy(rng, at, ISO, (OFFSET, SLASHED)), closed_at=moment(at + 90) if state == "COMPLETED" else "",
        )  # fmt: skip
        if state == "COMPLETED":
            back = total if rng.random() < 0.015 else 0
            self.payments.add(
                at + 60, id=self.id(), order_id=order, customer_id=customer, location_id=place,
                amount_money_amount=untidy_cents(rng, total), amount_money_currency="USD", refunded_money_amount=back or "",
                status="FAILED" if rng.random() < 0.01 else "COMPLETED",
                source_type=("CARD", "CASH", "WALLET")[rng.choice(3, p=[0.8, 0.08, 0.12])],
                created_at=untidy(rng, at + 60, ISO, (OFFSET, SLASHED)), updated_at=moment(at + 3_600),
            )  # fmt: skip


def sales(till: Till, club: Club) -> None:
    """Orders of the customers, and one in eight of somebody whom the till does not know."""
    rng = till.rng
    for person in map(int, club.person):
        records = club.of(SQUARE, person)
        for _ in range(int(rng.poisson(2.4)) if records else 0):
            at = int(rng.integers(club.since[person], TODAY + 1)) * DAY + int(rng.integers(15 * 3600, 23 * 3600))
            customer = records[rng.integers(0, len(records))] if rng.random() < 0.88 else ""
            picked = rng.choice(len(ITEMS), 1 if rng.random() < 0.78 else 2, replace=False, p=ITEM_SHARES)
            till.sell(min(at, LAST - 7_200), customer, [(ITEMS[one], 1 + int(rng.random() < 0.2)) for one in picked])
    till.orders.damage(0.003, "total_money_amount", ("0", "-1500", "n/a"))
    till.orders.damage(0.002, "created_at", ("soon", "2026-12-24T10:00:00Z"))
    till.orders.correct(0.008, "state", lambda was: "CANCELED")
    till.orders.repeat(0.003)
    till.items.damage(0.002, "quantity", ("-1", "two", ""))
    till.payments.damage(0.002, "amount_money_amount", ("", "-2400"))
