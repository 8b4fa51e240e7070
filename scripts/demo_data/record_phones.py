"""Telephone numbers as the systems have them: mobile or landline, punctuated in every way."""

import numpy as np

from .contacts import Contacts
from .phones import AREA_CODES, NO_PHONE
from .randomness import choose, pick
from .records import Records
from .text import TEXT, text

PLACEHOLDERS = text(["000-000-0000", "999-999-9999", "123-456-7890"])
FORMAT_SHARES = (0.38, 0.18, 0.14, 0.10, 0.08, 0.06, 0.06)


def write_phones(rng: np.random.Generator, records: Records, contacts: Contacts, alone: np.ndarray) -> None:
    """Fill phone of all records. alone: for each person, whether the household has no other member (bool)."""
    person = records.person
    mobile, landline = contacts.mobile[person], contacts.landline[person]
    number = mobile.copy()
    use = records.hit(rng, "shared_phone", landline != NO_PHONE)
    number[use] = landline[use]
    orphan = (mobile == NO_PHONE) & (landline != NO_PHONE)
    number[orphan] = landline[orphan]
    has_phone = records.held(rng, "phone")
    number[~has_phone] = NO_PHONE
    records["phone"] = np.where(number == NO_PHONE, "", dashed(number.astype(TEXT)))
    placeholder = records.hit(rng, "placeholder_phone")
    for rows in (placeholder, records.hit(rng, "missing_phone")):
        records["phone"][rows] = ""
    records.note("shared_phone", (records["phone"] != "") & (number == landline) & ~alone[person])
    mistype(rng, records, np.concatenate([contacts.mobile, contacts.landline]))
    rows = records.hit(rng, "phone_format", records["phone"] != "")
    records.change("phone_format", "phone", rows, punctuated(rng, np.strings.replace(records["phone"][rows], "-", "")))
    records.change("placeholder_phone", "phone", placeholder, choose(rng, PLACEHOLDERS, len(placeholder)))
    records.note("missing_phone", (records["phone"] == "") & has_phone)


def dashed(digits: np.ndarray) -> np.ndarray:
    """3125550123 -> 312-555-0123, the usual form."""
    area, exchange, line = parts(digits)
    return area + "-" + exchange + "-" + line


def parts(digits: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Area code, exchange and line of digits (text, shape (n,)); the line may lack a digit."""
    return np.strings.slice(digits, 0, 3), np.strings.slice(digits, 3, 6), np.strings.slice(digits, 6, None)


def punctuated(rng: np.random.Generator, digits: np.ndarray) -> np.ndarray:
    """Digits in one of the other forms that people type."""
    area, exchange, line = parts(digits)
    local = exchange + "-" + line
    extension = " x" + rng.integers(10, 500, len(digits)).astype(TEXT)
    forms = [
        "(" + area + ") " + local,
        area + "." + exchange + "." + line,
        digits,
        "+1" + digits,
        "1-" + area + "-" + local,
        area + " " + exchange + " " + line,
        area + "-" + local + extension,
    ]
    which = pick(rng, FORMAT_SHARES, len(digits))
    return np.stack(forms)[which, np.arange(len(digits))]


def mistype(rng: np.random.Generator, records: Records, taken: np.ndarray) -> None:
    """A wrong last digit, area-code digits exchanged or a digit short; never one of the numbers `taken`."""
    rows = records.hit(rng, "phone_typo", records["phone"] != "")
    digits = np.strings.replace(records["phone"][rows], "-", "")
    number = digits.astype(np.int64)
    last = number - number % 10 + (number % 10 + rng.integers(1, 10, len(rows))) % 10
    exchanged = np.strings.slice(digits, 1, 2) + np.strings.slice(digits, 0, 1) + np.strings.slice(digits, 2, None)
    way = pick(rng, (0.5, 0.3, 0.2), len(rows))
    new = np.strings.slice(digits, 0, 9)
    new = np.where((way == 0) & ~np.isin(last, taken), last.astype(TEXT), new)
    nowhere = ~np.isin(exchanged.astype(np.int64) // 10_000_000, AREA_CODES)
    new = np.where((way == 1) & nowhere, exchanged, new)
    records.change("phone_typo", "phone", rows, dashed(new))
