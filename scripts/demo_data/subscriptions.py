"""Newspaper subscriptions: terms that are renewed, upgraded, cancelled or left to run out."""

import numpy as np

from .dates import untidy_dates
from .membership import Members
from .money import plain
from .randomness import choose, ids, pick
from .settings import FIRST_DAY, NO_DAY, TODAY
from .text import TEXT, text
from .traits import Traits

TIERS = text(["digital", "sunday", "weekend", "seven_day"])
TIER_SHARES = (0.45, 0.24, 0.18, 0.13)
MONTHLY_PRICE = np.array([9.99, 16.99, 24.99, 41.99])
REASONS = text(["price", "moved", "delivery", "no_time", "content", "deceased", "other", ""])
REASON_SHARES = (0.32, 0.09, 0.16, 0.14, 0.07, 0.04, 0.10, 0.08)
STATUSES = text(["active", "cancelled", "expired", "past_due"])
ACTIVE, CANCELLED, EXPIRED, PAST_DUE = range(4)
RETURNS = 0.15


def subscriptions(rng: np.random.Generator, readers: Members, traits: Traits, reader_ids) -> dict[str, np.ndarray]:
    """Columns of subscription_subscriptions: one row per term. reader_ids: text, one per record of the system.

    A yearly term that is renewed has run out ('expired') and the next one follows; a monthly one goes on
    until it is cancelled or exchanged for a higher tier.
    """
    subscribes = np.flatnonzero(rng.random(len(readers)) < 0.93)
    since = np.maximum(readers.since[subscribes], FIRST_DAY)
    # Those who were there before the history begins have their anniversaries all over its first year.
    since = np.where(since == FIRST_DAY, FIRST_DAY + rng.integers(0, 365, len(since)), since)
    state = {
        "person": readers.person[subscribes],
        "record": readers.a_record(rng, subscribes),
        "start": since,
        "tier": pick(rng, TIER_SHARES, len(subscribes)),
        "yearly": rng.random(len(subscribes)) < 0.45,
    }
    term, state = one_term(rng, state, traits)
    terms = [term]
    while len(state["person"]):
        term, state = one_term(rng, state, traits)
        terms.append(term)
    return columns(rng, {name: np.concatenate([term[name] for term in terms]) for name in term}, reader_ids)


def one_term(rng: np.random.Generator, state: dict, traits: Traits) -> tuple[dict, dict]:
    """The current term of everybody in `state`, and the state of those who go on or come back by today."""
    person, start, yearly = state["person"], state["start"], state["yearly"]
    n = len(person)
    churn, upgrade = traits.subscription_churn_hazard[person], traits.upgrade_hazard[person]
    months_to_churn = rng.geometric(churn)
    months_to_upgrade = np.where(state["tier"] < 3, rng.geometric(1 - (1 - upgrade) ** (1 / 12)), 10**6)
    churns = np.where(yearly, months_to_churn <= 12, months_to_churn <= months_to_upgrade)
    months = np.where(yearly, 12, np.minimum(np.minimum(months_to_churn, months_to_upgrade), 1200))
    end = start + np.round(months * 30.4375).astype(np.int64)
    # Half of those who leave say so; the others of the yearly ones just do not renew.
    says_so = churns & (~yearly | (rng.random(n) < 0.5))
    at = np.where(yearly, start + months_to_churn * 30, end - rng.integers(0, 20, n))
    over, told = end <= TODAY, says_so & (at <= TODAY)
    late = ~yearly & (rng.random(n) < 0.03)
    going = np.where(late, PAST_DUE, ACTIVE)
    term = state | {
        "end": np.where(over | (told & yearly), end, NO_DAY),
        "cancelled": np.where(told, np.minimum(at, end), NO_DAY),
        "status": np.where(told, CANCELLED, np.where(over, EXPIRED, going)),
        "renews": np.where(told | (yearly & churns), rng.random(n) < 0.1, rng.random(n) < 0.92),
    }
    pause = np.where(churns, np.ceil(rng.exponential(400, n)).astype(np.int64) + 30, 0)
    upgraded = ~churns & (~yearly | (months_to_upgrade <= 12))
    following = state | {"start": end + pause, "tier": np.minimum(state["tier"] + upgraded, 3)}
    again = np.flatnonzero(over & (~churns | (rng.random(n) < RETURNS)) & (end + pause <= TODAY))
    return term, {name: values[again] for name, values in following.items()}


def columns(rng: np.random.Generator, term: dict, reader_ids: np.ndarray) -> dict[str, np.ndarray]:
    """Terms as text. Prices rise by about four in a hundred a year and end in 99 cents."""
    n = len(term["person"])
    years = (term["start"] - FIRST_DAY) // 365
    price = MONTHLY_PRICE[term["tier"]] * 1.04**years * np.where(term["yearly"], 10, 1)
    cents = np.maximum(np.floor(np.round(price, 4)).astype(np.int64) * 100 + 99, 499)
    reason = np.where(term["cancelled"] != NO_DAY, choose(rng, REASONS, n, REASON_SHARES), "")
    return {
        "subscription_id": ids(rng, "N", n),
        "subscriber_id": reader_ids[term["record"]],
        "tier": TIERS[term["tier"]],
        "price": plain(cents),
        "billing_period": np.where(term["yearly"], "year", "month").astype(TEXT),
        "started_on": untidy_dates(rng, term["start"]),
        "ended_on": untidy_dates(rng, term["end"]),
        "status": STATUSES[term["status"]],
        "auto_renew": np.where(term["renews"], "Y", "N").astype(TEXT),
        "cancelled_on": untidy_dates(rng, term["cancelled"]),
        "cancellation_reason": reason,
    }
