"""Donations: single gifts by hazard and season, monthly payments of sustainers, failures and refunds."""

from dataclasses import dataclass

import numpy as np

from . import seasons
from .dates import untidy_dates
from .membership import Members
from .money import GIFTS, untidy, usual
from .randomness import choose, ids, pick
from .settings import FIRST_DAY, NO_DAY, TODAY
from .sustainers import MONTHS, Plans, months_of, payments, plans
from .text import TEXT, blanks, text
from .traits import Traits

STATUSES = text(["succeeded", "failed", "refunded", "partially_refunded", "pending"])
SUCCEEDED, FAILED, REFUNDED, PARTIALLY, PENDING = range(5)
METHODS = text(["card", "check", "paypal", "ach", "donor_advised_fund", "cash", "stock"])
CARD, ACH = 0, 3
OF_GIFTS = (0.56, 0.20, 0.11, 0.06, 0.03, 0.02, 0.02)
OF_PLANS = (0.76, 0, 0.04, 0.20, 0, 0, 0)


@dataclass
class Payments:
    """One entry per payment: member (row of Members), record (of the system's), day, cents, method.

    plan: number of the sustainer's plan, -1 for a single gift. failed: where the plan's past says so. cancelled: the plan's
    last day or NO_DAY.
    """

    member: np.ndarray
    record: np.ndarray
    day: np.ndarray
    cents: np.ndarray
    method: np.ndarray
    plan: np.ndarray
    failed: np.ndarray
    cancelled: np.ndarray


def single_gifts(rng: np.random.Generator, donors: Members, traits: Traits) -> Payments:
    """Gifts from the first to the lapse or today; three in four newcomers came with one."""
    start = np.maximum(donors.since, FIRST_DAY)
    lapse = start + np.ceil(365.25 * rng.exponential(1, len(donors)) / traits.donor_lapse_hazard[donors.person])
    end = np.minimum(lapse, TODAY + 1).astype(np.int64)
    count = rng.poisson(traits.annual_gift_hazard[donors.person] * seasons.expected(start, end))
    later = np.repeat(np.arange(len(donors)), count)
    first = np.flatnonzero((donors.since > FIRST_DAY) & (rng.random(len(donors)) < 0.75))
    member = np.concatenate([first, later])
    day = np.concatenate([start[first], seasons.giving_days(rng, start[later], end[later])])
    person, n = donors.person[member], len(member)
    grown = 1.15 ** rng.poisson(traits.upgrade_hazard[person] * (day - start[member]) / 365.25)
    amount = traits.typical_gift[person] * grown * np.exp(rng.normal(0, 0.35, n))
    # Some cover the card's fee, which makes odd cents.
    fee = np.where(rng.random(n) < 0.04, 103, 100)
    cents = GIFTS[usual(amount, GIFTS)] * fee
    none = np.full(n, NO_DAY)
    record, method = donors.a_record(rng, member), pick(rng, OF_GIFTS, n)
    return Payments(member, record, day, cents, method, np.full(n, -1), np.zeros(n, dtype=bool), none)


def sustained_gifts(rng: np.random.Generator, donors: Members, traits: Traits, single: Payments) -> tuple[Payments, Plans]:
    """Monthly payments of all plans; the plans of one person stay with one record and one method."""
    record, method = donors.a_record(rng, np.arange(len(donors))), pick(rng, OF_PLANS, len(donors))
    month = months_of(single.day)
    gave = np.zeros((MONTHS, len(donors)), dtype=bool)
    gave[month[month >= 0], single.member[month >= 0]] = True
    made = plans(rng, donors, traits, method == CARD, gave)
    paid = payments(rng, made)
    of = paid.member
    return Payments(of, record[of], paid.day, paid.cents, method[of], paid.plan, paid.failed, paid.cancelled), made


def outcomes(rng: np.random.Generator, gifts: Payments) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Status (row of STATUSES), refunded cents and day of the refund (NO_DAY for none) of each payment."""
    n = len(gifts.day)
    fails = np.where(gifts.method == CARD, 0.035, np.where(gifts.method == ACH, 0.015, 0.004))
    u = rng.random(n)
    status = np.where(np.where(gifts.plan >= 0, gifts.failed, u < fails), FAILED, SUCCEEDED)
    back = gifts.day + rng.integers(1, 45, n)
    refundable = (status == SUCCEEDED) & (back <= TODAY)
    status = np.where(refundable & (u > 0.993), np.where(u > 0.998, PARTIALLY, REFUNDED), status)
    status = np.where((status == SUCCEEDED) & (gifts.day > TODAY - 4) & (rng.random(n) < 0.5), PENDING, status)
    part = gifts.cents * choose(rng, np.array([25, 50, 75]), n) // 100
    refund = np.where(status == REFUNDED, gifts.cents, np.where(status == PARTIALLY, part, 0))
    return status, refund, np.where(refund > 0, back, NO_DAY)


def donations(
    rng: np.random.Generator, donors: Members, traits: Traits, donor_ids: np.ndarray
) -> tuple[dict, Plans, np.ndarray]:
    """Columns of donation_gifts, one row per payment, the plans behind them and the plans' ids.

    donor_ids: text, one per record of the system.
    """
    single = single_gifts(rng, donors, traits)
    sustained, made = sustained_gifts(rng, donors, traits, single)
    pairs = zip(vars(single).values(), vars(sustained).values(), strict=True)
    gifts = Payments(*(np.concatenate(pair) for pair in pairs))
    n, recurring = len(gifts.day), gifts.plan >= 0
    status, refund, refunded_on = outcomes(rng, gifts)
    campaign = np.where(recurring, "SUSTAIN", seasons.CAMPAIGN[gifts.day - FIRST_DAY]).astype(TEXT)
    campaign[~recurring & (rng.random(n) < 0.12)] = ""
    campaign[~recurring & (rng.random(n) < 0.08)] = "MAIL"
    refunded = blanks(n)
    refunded[refund > 0] = untidy(rng, refund[refund > 0])
    plan_ids = ids(rng, "R", len(made.plan_of))
    plan = blanks(n)
    plan[recurring] = plan_ids[gifts.plan[recurring]]
    columns = {
        "donation_id": ids(rng, "G", n),
        "donor_id": donor_ids[gifts.record],
        "donated_on": untidy_dates(rng, gifts.day),
        "amount": untidy(rng, gifts.cents),
        "payment_status": STATUSES[status],
        "refunded_amount": refunded,
        "refunded_on": untidy_dates(rng, refunded_on),
        "is_recurring": np.where(recurring, "true", "false").astype(TEXT),
        "recurring_plan_id": plan,
        "cancelled_on": untidy_dates(rng, gifts.cancelled),
        "campaign_code": campaign,
        "payment_method": METHODS[gifts.method],
    }
    return columns, made, plan_ids
