"""What is sold at the till and online through Square: day passes, goods, courses and memberships."""

import json

import numpy as np

from ..randomness import stream
from ..settings import SQUARE, TODAY
from .population import Club
from .rows import DAY, FIRST, ISO, LAST, OFFSET, SLASHED, Rows, moment, untidy, untidy_cents

# name, category, price in cents
ITEMS = (
    ("Day Pass", "Day Passes", 2_400), ("Youth Day Pass", "Day Passes", 1_800), ("Gear Rental", "Rental", 700),
    ("Chalk Bag", "Retail", 2_900), ("T-Shirt", "Retail", 3_200), ("Water Bottle", "Retail", 1_900),
    ("Kids Camp Week", "Programming", 18_000), ("Intro Workshop", "Programming", 3_500),
    ("Solo Monthly", "Memberships", 8_900), ("Solo Annual", "Memberships", 89_000), ("Gift Card", "Gift Cards", 5_000),
)  # fmt: skip
VARIATIONS = {name: f"VARIATION{number:015d}" for number, (name, _, _) in enumerate(ITEMS)}
ITEM_SHARES = (0.38, 0.12, 0.14, 0.06, 0.06, 0.07, 0.05, 0.06, 0.02, 0.01, 0.03)
ORDER = ["id", "location_id", "customer_id", "state", "source", "total_money", "total_discount_money", "discounts",
         "line_items", "created_at", "closed_at"]  # fmt: skip
PAYMENT = ["id", "order_id", "customer_id", "location_id", "amount_money", "refunded_money", "status", "source_type",
           "created_at", "updated_at"]  # fmt: skip


class Till:
    """What is sold, with plain columns; tables() makes Square's of them."""

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
        for (name, _, cents), quantity in lines:
            off = cents * quantity * percent // 100
            total, discount = total + cents * quantity - off, discount + off
            self.items.add(
                at, uid=self.id(), order_id=order, name=name, quantity=quantity, base_price=cents, discount=off,
                total=untidy_cents(rng, cents * quantity - off),
            )  # fmt: skip
        self.orders.add(
            at, id=order, location_id=place, customer_id=customer, state=state,
            source=json.dumps({"name": "Square Online" if rng.random() < 0.3 else "Point of Sale"}),
            total=untidy_cents(rng, total), discount=discount, code=code,
            created_at=untidy(rng, at, ISO, (OFFSET, SLASHED)), closed_at=moment(at + 90) if state == "COMPLETED" else "",
        )  # fmt: skip
        if state == "COMPLETED":
            back = total if rng.random() < 0.015 else 0
            self.payments.add(
                at + 60, id=self.id(), order_id=order, customer_id=customer, location_id=place,
                amount=untidy_cents(rng, total), refunded=back or "",
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
    till.orders.damage(0.003, "total", ("0", "-1500", "n/a"))
    till.orders.damage(0.002, "created_at", ("soon", "2026-12-24T10:00:00Z"))
    till.orders.correct(0.008, "state", lambda was: "CANCELED")
    till.orders.repeat(0.003)
    till.items.damage(0.002, "quantity", ("-1", "two", ""))
    till.payments.damage(0.002, "amount", ("", "-2400"))


def tables(till: Till, seed: int) -> list[tuple[str, Rows, list[str]]]:
    """Square's tables by name: money as an object, the lines of an order within it, and the catalogue that they name."""
    lines = {}
    for row in till.items.rows:
        lines.setdefault(row["order_id"], []).append({
            "uid": row["uid"], "catalog_object_id": VARIATIONS[row["name"]], "name": row["name"],
            "quantity": row["quantity"], "base_price_money": money(row["base_price"]),
            "total_discount_money": money(row["discount"]), "total_money": money(row["total"]),
        })  # fmt: skip
    for row in till.orders.rows:
        row["total_money"], row["total_discount_money"] = (json.dumps(money(row[one])) for one in ("total", "discount"))
        row["discounts"] = json.dumps([{"name": row["code"]}] if row["code"] else [])
        row["line_items"] = json.dumps(lines[row["id"]])
    for row in till.payments.rows:
        row["amount_money"] = json.dumps(money(row["amount"]))
        row["refunded_money"] = json.dumps(money(row["refunded"])) if row["refunded"] else ""
    items, categories = Rows(stream(seed, "club items for sale")), Rows(stream(seed, "club categories"))
    for number, name in enumerate(dict.fromkeys(category for _, category, _ in ITEMS)):
        categories.add(FIRST, id=f"CAT{number:021d}", category_data=json.dumps({"name": name}))
    names = [json.loads(row["category_data"])["name"] for row in categories.rows]
    for number, (name, category, _) in enumerate(ITEMS):
        data = {"name": name, "category_id": categories.rows[names.index(category)]["id"],
                "variations": [{"id": VARIATIONS[name]}]}  # fmt: skip
        items.add(FIRST, id=f"ITEM{number:020d}", item_data=json.dumps(data))
    return [
        ("square/square_orders", till.orders, ORDER),
        ("square/square_payments", till.payments, PAYMENT),
        ("square/square_items", items, ["id", "item_data"]),
        ("square/square_categories", categories, ["id", "category_data"]),
    ]


def money(amount: str) -> dict:
    """An amount as Square has it, a number if it is one."""
    return {"amount": int(amount) if amount.lstrip("-").isdigit() else amount or None, "currency": "USD"}
