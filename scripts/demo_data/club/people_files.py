"""The four person files of the club: which columns each vendor has and how it calls them."""

import json

import numpy as np

from ..randomness import stream
from ..settings import CAPITAN, MAILCHIMP, SQUARE, STRIPE
from ..text import text
from .population import Club
from .rows import DAY, EPOCH, ISO, LAST, Rows, untidy

# Column of the export -> column of the records; the id comes before all of them. What is before a dot is an object.
COLUMNS = {
    STRIPE: {
        "name": "name", "email": "email", "phone": "phone", "address.line1": "address",
        "address.city": "city", "address.state": "state", "address.postal_code": "zip",
    },
    SQUARE: {
        "given_name": "first", "family_name": "last", "email_address": "email", "phone_number": "phone",
        "address.address_line_1": "address", "address.locality": "city",
        "address.administrative_district_level_1": "state", "address.postal_code": "zip",
    },
    CAPITAN: {
        "first_name": "first", "middle_name": "middle", "last_name": "last", "suffix": "suffix", "email": "email",
        "telephone": "phone", "address": "address", "city": "city", "state": "state", "zip": "zip",
        "birthday": "birth_date",
    },
    MAILCHIMP: {
        "email_address": "email", "merge_fname": "first", "merge_lname": "last",
        "merge_phone": "phone",
    },
}  # fmt: skip
NAME = {STRIPE: "stripe/stripe_customers", SQUARE: "square/square_customers",
        CAPITAN: "capitan/capitan_customers", MAILCHIMP: "mailchimp/mailchimp_member"}  # fmt: skip
LINKED = 0.55  # share of the records of Stripe and Square that say which customer of Capitan they are


def people_files(seed: int, club: Club, left: dict[str, tuple[int, str]]) -> dict[str, dict[str, np.ndarray]]:
    """Columns of the four files by name. left: state and moment of those who left the mailing list, by member id."""
    files = {}
    for system, name in NAME.items():
        table = Rows(stream(seed, f"club {name}"))
        rows = [row for row in np.flatnonzero(club.kept) if club.records.system[row] == system]
        for row in rows:
            given = {column: str(club.records[of][row]) for column, of in COLUMNS[system].items()}
            at = int(club.known.since[row]) * DAY + int(table.rng.integers(8 * 3600, 20 * 3600))
            table.add(at, **written(table.rng, club, system, row, at, left), **nested(given))
            if row in club.again:
                table.rows.append(dict(table.rows[-1]))
        own = [column for column in table.rows[0] if column != "_loaded_at"] if table.rows else header(system)
        files[name] = table.columns(own)
    return files


def header(system: int) -> list[str]:
    """Columns of a file without rows."""
    return [*OWN[system], *nested(dict.fromkeys(COLUMNS[system], ""))]


def nested(given: dict[str, str]) -> dict[str, str]:
    """The columns of a record, those with a dot in their name as the JSON of one object; nothing if it has no value."""
    objects = {}
    for name, value in given.items():
        column, _, key = name.partition(".")
        if key:
            objects.setdefault(column, {})[key] = value or None
    plain = {name: value for name, value in given.items() if "." not in name}
    return plain | {column: json.dumps(values) if any(values.values()) else "" for column, values in objects.items()}


OWN = {
    STRIPE: ["id", "created", "currency", "delinquent", "metadata"],
    SQUARE: ["id", "created_at", "updated_at", "reference_id", "creation_source"],
    CAPITAN: ["id", "created_at", "updated_at"],
    MAILCHIMP: ["id", "list_id", "status", "timestamp_opt", "last_changed"],
}


def written(rng: np.random.Generator, club: Club, system: int, row: int, at: int, left: dict) -> dict[str, str]:
    """The columns of a record that are not about who somebody is."""
    own, person = str(club.record_ids[row]), int(club.records.person[row])
    in_capitan = club.of(CAPITAN, person)
    linked = in_capitan[0] if in_capitan and rng.random() < LINKED else ""
    later = min(at + int(rng.integers(0, 90)) * DAY, LAST)
    match system:
        case 4:
            metadata = json.dumps({"capitan_customer_id": linked} if linked else {})
            values = [own, untidy(rng, at, EPOCH), "usd", "true" if rng.random() < 0.03 else "false", metadata]
        case 5:
            values = [own, untidy(rng, at, ISO), untidy(rng, later, ISO), linked, "THIRD_PARTY" if linked else "DIRECTORY"]
        case 6:
            values = [own, untidy(rng, at, ISO), untidy(rng, later, ISO)]
        case _:
            status, changed = left.get(own, ("subscribed", later))
            values = [own, "a1b2c3d4e5", status, untidy(rng, at, ISO), untidy(rng, changed, ISO)]
    return dict(zip(OWN[system], text(values).tolist(), strict=True))
