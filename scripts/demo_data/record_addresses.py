"""Addresses as the systems have them: old ones, post boxes, forgotten flats, abbreviations, ZIP codes."""

import numpy as np

from .contacts import Contacts
from .homes import Homes, written
from .places import CITY, STATE, ZIP
from .randomness import choose, pick
from .records import Records
from .settings import EMAIL
from .text import TEXT, blanks, numbered, text
from .typos import misspell

ADDRESS_COLUMNS = ("address", "city", "state", "zip")


def write_addresses(rng: np.random.Generator, records: Records, contacts: Contacts, household: np.ndarray) -> None:
    """Fill address, city, state and zip of all records. household: of each person, int64."""
    has_line = records.held(rng, "address")
    has_zip = has_line | ((records.system == EMAIL) & records.held(rng, "zip"))
    home = household[records.person]
    moved = np.zeros(len(records), dtype=bool)
    moved[records.hit(rng, "moved", contacts.moved[home] & has_zip)] = True
    records.note("moved", moved)
    homes = one_of_two(contacts.home.at(home), contacts.old_home.at(home), moved)
    for column, values in (("city", CITY), ("state", STATE)):
        records[column] = np.where(has_line, values[homes.place], "")
    records["zip"] = np.where(has_zip, ZIP[homes.place], "")
    box = records.hit(rng, "po_box", has_line)
    has_line[box] = False
    records["address"] = np.where(has_line, write_lines(rng, records, homes, has_line), "")
    records.change("po_box", "address", box, "PO Box " + rng.integers(1, 9999, len(box)).astype(TEXT))
    rows = records.hit(rng, "typo", has_line & (rng.random(len(records)) < 0.35))
    records.change("typo", "address", rows, misspell_street(rng, records["address"][rows]))
    change_zips(rng, records)


def one_of_two(now: Homes, before: Homes, moved: np.ndarray) -> Homes:
    """The homes now, or those before where `moved`."""
    return Homes(*(np.where(moved, old, new) for old, new in zip(vars(before).values(), vars(now).values(), strict=True)))


def write_lines(rng: np.random.Generator, records: Records, homes: Homes, has_line: np.ndarray) -> np.ndarray:
    """Address lines in the usual form, or with street and flat written otherwise or the flat forgotten."""
    n = len(records)
    usual = np.zeros(n, dtype=np.int64)
    direction, street, unit = usual.copy(), usual.copy(), usual.copy()
    rows = records.hit(rng, "street_abbreviation", has_line)
    street[rows] = pick(rng, (0.15, 0.45, 0.25, 0.15), len(rows))
    direction[rows] = pick(rng, (0.45, 0.40, 0.15), len(rows))
    flats = records.hit(rng, "apartment", has_line & (homes.flat != ""))
    unit[flats] = pick(rng, (0, 0.2, 0.3, 0.1, 0.1, 0.1, 0.2), len(flats))
    dropped = flats[rng.random(len(flats)) < 0.4]
    homes.flat[dropped] = ""
    lines = written(homes, direction, street, unit)
    plain = written(homes.at(rows), usual[rows], usual[rows], unit[rows])
    records.note("street_abbreviation", rows[plain != lines[rows]])
    records.note("apartment", flats)
    return lines


def misspell_street(rng: np.random.Generator, lines: np.ndarray) -> np.ndarray:
    """One slip in all that follows the house number."""
    space = np.strings.find(lines, " ") + 1
    return np.strings.slice(lines, 0, space) + misspell(rng, np.strings.slice(lines, space, None))


def change_zips(rng: np.random.Generator, records: Records) -> None:
    """ZIP codes with four more digits, without their leading zero, or without any."""
    rows = records.hit(rng, "zip_plus4", records["zip"] != "")
    plus = records["zip"][rows] + choose(rng, text(["-", "-", ""]), len(rows))
    records.change("zip_plus4", "zip", rows, plus + numbered(rng.integers(1000, 9999, len(rows)), 4))
    rows = records.hit(rng, "lost_leading_zero", np.strings.startswith(records["zip"], "0"))
    records.change("lost_leading_zero", "zip", rows, np.strings.slice(records["zip"][rows], 1, None))
    rows = records.hit(rng, "missing_zip", records["zip"] != "")
    records.change("missing_zip", "zip", rows, blanks(len(rows)))
