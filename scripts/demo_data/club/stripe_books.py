"""What Stripe takes for memberships: subscriptions, invoices, charges, refunds and disputes."""

import json
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from ..randomness import stream
from ..settings import TODAY
from .rows import DAY, EPOCH, LAST, Rows, moment, untidy, untidy_cents

FAILURES = ("card_declined", "insufficient_funds", "expired_card")
SUBSCRIPTION = ["id", "customer", "plan", "status", "created", "canceled_at", "ended_at", "current_period_start",
                "current_period_end"]  # fmt: skip
INVOICE = ["id", "subscription", "customer", "charge", "billing_reason", "amount_due", "amount_paid", "currency", "status",
           "attempt_count", "created"]  # fmt: skip
CHARGE = ["id", "customer", "invoice", "amount", "amount_refunded", "currency", "status", "paid", "captured", "failure_code",
          "failure_message", "description", "payment_method_details", "metadata", "created"]  # fmt: skip
REFUND = ["id", "charge", "amount", "currency", "reason", "status", "created"]
OUTCOMES = ("lost", "won", "under_review", "warning_closed")


@dataclass
class Member:
    """A person's membership: days of its start and end (after TODAY while it runs) and the last day of a visit."""

    person: int
    start: int
    end: int
    stops_visiting: int
    rate: float
    fades: bool


class Books:
    """The tables that memberships fill. They are written together, since a charge belongs to an invoice."""

    def __init__(self, seed: int):
        def rows(name: str) -> Rows:
            return Rows(stream(seed, f"club {name}"))

        self.rng = stream(seed, "club books")
        self.memberships, self.subscriptions, self.invoices = rows("memberships"), rows("subscriptions"), rows("invoices")
        self.charges, self.refunds, self.disputes = rows("charges"), rows("refunds"), rows("disputes")
        self.number = 0

    def id(self, prefix: str) -> str:
        """The next id in Stripe's form."""
        self.number += 1
        letters = np.array(list("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz"))
        return f"{prefix}_1Q{self.number:05d}" + "".join(letters[self.rng.integers(0, len(letters), 10)])

    def charge(
        self, at: int, customer: str, cents: int, invoice: str, what: str, card: dict, failure: str = "", code: str = ""
    ) -> str:
        """One attempt to take money; returns its id. A few are refunded, one in twelve of those before it was charged."""
        made = self.id("ch")
        back = cents > 0 and not failure and self.rng.random() < 0.03
        given_back = cents // (2 if self.rng.random() < 0.3 else 1) if back else 0
        self.charges.add(
            at, id=made, customer=customer, invoice=invoice, amount=untidy_cents(self.rng, cents),
            amount_refunded=given_back, currency="usd", status="failed" if failure else "succeeded",
            paid="false" if failure else "true", captured="false" if failure else "true", failure_code=failure,
            failure_message="Your card was declined." if failure else "", description=what,
            payment_method_details=json.dumps({"card": card, "type": "card"}),
            metadata=json.dumps({"promotion_code": code} if code else {}), created=untidy(self.rng, at, EPOCH),
        )  # fmt: skip
        if back:
            days = int(self.rng.integers(1, 25))
            when = at + (-1 if len(self.refunds.rows) % 12 == 5 else days) * DAY
            if when < LAST:
                self.refunds.add(
                    when, id=self.id("re"), charge=made, amount=untidy_cents(self.rng, given_back), currency="usd",
                    reason=("requested_by_customer", "duplicate", "")[self.rng.integers(0, 3)], status="succeeded",
                    created=untidy(self.rng, when, EPOCH),
                )  # fmt: skip
        return made


def subscribe(books: Books, customer: str, member: Member, kind: tuple, start: int, ended: bool) -> None:
    """One subscription with an invoice for each period; some cards fail and are tried again."""
    rng, (name, interval, days, cents) = books.rng, kind
    expires = TODAY // 365 + 1970 + int(rng.choice([0, 1, 2, 3], p=[0.2, 0.3, 0.3, 0.2]))
    month = int(rng.integers(9, 13)) if expires == 2026 else int(rng.integers(1, 13))
    card = {"brand": ("visa", "mastercard", "amex")[rng.integers(0, 3)], "last4": f"{rng.integers(0, 10_000):04d}",
            "exp_month": month, "exp_year": expires}  # fmt: skip
    subscription, trouble = books.id("sub"), rng.random() < 0.12
    last, hour = min(member.end - 1, TODAY), int(rng.integers(6 * 3600, 22 * 3600))
    periods = list(range(start, last + 1, days))
    for number, on in enumerate(periods):
        failing = trouble and number >= len(periods) - 2 or rng.random() < 0.02
        invoice, at, attempts = books.id("in"), on * DAY + hour, 1 + (int(rng.integers(1, 4)) if failing else 0)
        paid = not failing or not trouble
        failures = [FAILURES[rng.integers(0, 3)]] * (attempts - 1 if paid else attempts)
        for tried, failure in enumerate([*failures, *([""] if paid else [])]):
            if at + 3 * DAY * tried < LAST:
                charge = books.charge(at + 3 * DAY * tried, customer, cents, invoice, f"{name} membership", card, failure)
        books.invoices.add(
            at, id=invoice, subscription=subscription, customer=customer, charge=charge,
            billing_reason="subscription_cycle" if number else "subscription_create", amount_due=cents,
            amount_paid=cents if paid else 0, currency="usd", status="paid" if paid else "open", attempt_count=attempts,
            created=untidy(rng, at, EPOCH),
        )  # fmt: skip
    stopped = member.end * DAY + hour
    books.subscriptions.add(
        stopped if ended else start * DAY + hour, id=subscription, customer=customer,
        plan=json.dumps({
            "id": "plan_" + name.lower().replace(" ", "_"), "amount": cents,
            "interval": "year" if interval == "YRL" else "month",
        }),
        status="canceled" if ended else "past_due" if trouble else "active", created=untidy(rng, start * DAY + hour, EPOCH),
        canceled_at=moment(stopped - 5 * DAY, EPOCH) if ended else "", ended_at=moment(stopped, EPOCH) if ended else "",
        current_period_start=moment(periods[-1] * DAY + hour, EPOCH) if periods else "",
        current_period_end=moment((periods[-1] + days) * DAY + hour, EPOCH) if periods else "",
    )  # fmt: skip


def dispute(books: Books) -> None:
    """A few payers ask their bank for the money of a charge that was not refunded."""
    paid = [row for row in books.charges.rows if row["status"] == "succeeded" and row["amount_refunded"] == "0"]
    rng = books.disputes.rng
    chosen = rng.choice(len(paid), min(len(paid), len(OUTCOMES)), replace=False) if paid else []
    for number, at in enumerate(sorted(chosen)):
        when = int(datetime.fromisoformat(paid[at]["_loaded_at"]).timestamp()) + int(rng.integers(5, 40)) * DAY
        books.disputes.add(
            min(when, LAST), id=f"dp_1Q{number:05d}", charge=paid[at]["id"], amount=paid[at]["amount"], currency="usd",
            reason=("fraudulent", "unrecognized")[number % 2], status=OUTCOMES[number],
            created=moment(min(when, LAST), EPOCH),
        )  # fmt: skip


def spoil(books: Books) -> None:
    """What no export is free of: corrected and repeated rows, strange amounts and moments, customers who are not there."""
    charges = books.charges
    charges.damage(0.002, "amount", ("0", "-8900", "ninety", ""))
    charges.damage(0.002, "created", ("not yet", "2027-03-01T00:00:00Z", "", "1767225600000"))
    charges.damage(0.004, "customer", ("", "cus_00000000000000"))
    charges.correct(0.01, "description", lambda was: was + " (corrected)")
    charges.repeat(0.004)
    books.refunds.damage(0.04, "amount", ("0", "-500"))
    books.invoices.correct(0.006, "status", lambda was: "void" if was == "open" else was)
    books.memberships.correct(0.02, "billing_amount", lambda was: "79.00")
    books.memberships.damage(0.02, "billing_amount", ("0.00", "-20.00", "$89.00"))
    books.subscriptions.damage(0.006, "customer", ("",))
