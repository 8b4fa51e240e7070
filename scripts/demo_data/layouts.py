"""The four person files: which columns each system has and how it calls them."""

import numpy as np

from .randomness import pick
from .records import Records
from .settings import DONATION, EMAIL, EVENT, SUBSCRIPTION
from .text import TEXT, blanks, join

# Column of the export -> column of the records; the id comes before all of them.
COLUMNS = {
    DONATION: {
        "title": "title", "first_name": "first", "middle_name": "middle", "last_name": "last",
        "suffix": "suffix", "email": "email", "phone": "phone",
        "address": "address", "city": "city", "state": "state", "zip": "zip",
        "birth_date": "birth_date", "updated_at": "touched_on",
    },
    SUBSCRIPTION: {
        "name": "name", "email": "email", "phone": "phone", "delivery_address": "address",
        "delivery_city": "city", "delivery_state": "state", "delivery_zip": "zip",
        "birth_date": "birth_date", "modified_on": "touched_on",
    },
    EVENT: {
        "buyer_first_name": "first", "buyer_last_name": "last", "buyer_email": "email",
        "buyer_phone": "phone", "billing_address": "address", "billing_city": "city",
        "billing_state": "state", "billing_zip": "zip", "created_on": "touched_on",
    },
    EMAIL: {
        "email": "email", "first_name": "first", "last_name": "last", "zip": "zip", "status": "status",
        "signed_up_on": "touched_on",
    },
}  # fmt: skip
PREFIX = ("D", "S", "B", "E")
ID = ("donor_id", "subscriber_id", "buyer_id", "subscriber_id")
FILE = ("donation/donation_donors", "subscription/subscription_subscribers", "event/event_buyers", "email/email_subscribers")


def one_field_names(rng: np.random.Generator, records: Records) -> np.ndarray:
    """Whole names: "Dr. Robert J. Smith Jr." or, for one in eight, "Smith, Robert J."; text, shape (n,)."""
    forward = join([records[column] for column in ("title", "first", "middle", "last", "suffix")])
    given = join([records["first"], records["middle"], records["suffix"]])
    backward = join([records["last"], given], ", ")
    turned = (pick(rng, (0.875, 0.125), len(records)) == 1) & ~records.has("organisation", "placeholder_name")
    return np.where(turned, backward, forward)


def person_file(records: Records, system: int, record_ids: np.ndarray, again: np.ndarray) -> dict[str, np.ndarray]:
    """Columns of one system's person file, rows as the records, then those exported twice, then empty ones.

    record_ids: text, one per record of the system. again: rows of `records` that the export repeats.
    """
    rows = np.flatnonzero(records.system == system)
    repeated = np.searchsorted(rows, again[records.system[again] == system])
    order = np.concatenate([np.arange(len(rows)), repeated])
    empty = blanks(-(-len(rows) // 2000))
    table = {ID[system]: np.concatenate([record_ids[order], empty])}
    for name, column in COLUMNS[system].items():
        table[name] = np.concatenate([records[column][rows[order]], empty]).astype(TEXT)
    return table
