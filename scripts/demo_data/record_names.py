"""Names as the systems have them: short forms, lost parts, maiden names, slips."""

import numpy as np
from nicknames import NickNamer

from .naming import FullNames
from .randomness import choose, pick
from .records import Records
from .text import codes, is_accented, text, without_accents
from .typos import misspell

NAME_COLUMNS = ("title", "first", "middle", "last", "suffix")
PLACEHOLDERS = text(["Anonymous", "n/a", "Unknown", "Test", "", "Anonymous"])
PLACEHOLDERS_LAST = text(["Donor", "", "Unknown", "Test", "N/A", ""])


def write_names(rng: np.random.Generator, records: Records, names: FullNames) -> None:
    """Fill title, first, middle, last and suffix of all records, true at first and then as life has it."""
    for column in NAME_COLUMNS:
        records[column] = getattr(names, column)[records.person]
    for column in ("title", "middle", "suffix"):
        records[column][~records.held(rng, column)] = ""
    shorten_middle(rng, records)
    organisation = records["first"] == ""
    records.note("organisation", organisation)
    split_organisations(rng, records, np.flatnonzero(organisation & (rng.random(len(records)) < 0.12)))
    nameless = {kind: records.hit(rng, kind, ~organisation) for kind in ("missing_name", "placeholder_name")}
    for rows in nameless.values():
        for column in NAME_COLUMNS:
            records[column][rows] = ""
    person = ~organisation & (records["first"] != "")
    lose_accents(rng, records)
    maiden = names.maiden[records.person]
    rows = records.hit(rng, "maiden_name", person & (maiden != ""))
    records.change("maiden_name", "last", rows, maiden[rows])
    rows = records.hit(rng, "nickname", person)
    records.change("nickname", "first", rows, nicknames(rng, records["first"][rows]))
    change_suffix(rng, records)
    for column, share in (("first", 0.4), ("last", 0.55)):
        rows = records.hit(rng, "typo", (rng.random(len(records)) < share) & (records[column] != ""))
        records.change("typo", column, rows, misspell(rng, records[column][rows]))
    rows = records.hit(rng, "initial", person)
    dot = np.where(rng.random(len(rows)) < 0.5, ".", "")
    records.change("initial", "first", rows, np.strings.slice(records["first"][rows], 0, 1) + dot)
    rows = records.hit(rng, "swapped_names", person)
    first, last = records["first"][rows], records["last"][rows]
    records.change("swapped_names", "first", rows, last)
    records.change("swapped_names", "last", rows, first)
    records.change("missing_first_name", "first", records.hit(rng, "missing_first_name", person), "")
    name_the_nameless(rng, records, nameless)


def shorten_middle(rng: np.random.Generator, records: Records) -> None:
    """Most systems keep an initial of the middle name, with or without a full stop."""
    rows = np.flatnonzero((records["middle"] != "") & (rng.random(len(records)) < 0.8))
    dot = np.where(rng.random(len(rows)) < 0.6, ".", "")
    records["middle"][rows] = np.strings.slice(records["middle"][rows], 0, 1) + dot


def split_organisations(rng: np.random.Generator, records: Records, rows: np.ndarray) -> None:
    """Forms that insist on a first name get the organisation's first word."""
    name = records["last"][rows]
    space = np.strings.find(name, " ")
    records["first"][rows] = np.strings.slice(name, 0, space)
    records["last"][rows] = np.strings.slice(name, space + 1, None)


def lose_accents(rng: np.random.Generator, records: Records) -> None:
    """Names with letters outside of ASCII are noted; two in five lose them."""
    accented = is_accented(records["first"]) | is_accented(records["last"])
    records.note("non_ascii", accented)
    rows = np.flatnonzero(accented & (rng.random(len(records)) < 0.4))
    for column in ("first", "middle", "last"):
        records[column][rows] = without_accents(records[column][rows])


def nicknames(rng: np.random.Generator, first: np.ndarray) -> np.ndarray:
    """A short form for each name that has one, else the name itself."""
    namer = NickNamer()
    at, distinct = codes(first)
    # Sorted, because sets come in another order in every run.
    forms = [[form for form in sorted(namer.nicknames_of(name)) if is_short(form, name)] or [name] for name in distinct]
    start = np.cumsum([0, *map(len, forms)])
    flat = text(form[:1].upper() + form[1:] for names in forms for form in names)
    which = np.floor(rng.random(len(at)) * np.diff(start)[at]).astype(np.int64)
    return flat[start[at] + which] if len(at) else first


def is_short(form: str, name: str) -> bool:
    """Kim but not Kimberley, Jonny for John: the list of nicknames has variants too."""
    return len(form) <= max(len(name) - 1, 5)


def change_suffix(rng: np.random.Generator, records: Records) -> None:
    """Jr. is dropped, or written Jr, JR or Junior; a few get one that they do not have."""
    rows = records.hit(rng, "suffix", records["suffix"] != "")
    given = records["suffix"][rows]
    bare = np.strings.replace(given, ".", "")
    way = pick(rng, (0.55, 0.25, 0.2), len(rows))
    records.change("suffix", "suffix", rows, np.where(way == 0, "", np.where(way == 1, bare, np.strings.upper(bare))))
    could = (records["suffix"] == "") & (records["first"] != "") & ~records.has("organisation")
    added = records.hit(rng, "suffix", could & (rng.random(len(records)) < 0.004))
    records.change("suffix", "suffix", added, choose(rng, text(["Jr.", "Sr.", "II"]), len(added)))


def name_the_nameless(rng: np.random.Generator, records: Records, nameless: dict[str, np.ndarray]) -> None:
    """What was typed where nobody knew a name; rows by kind, missing_name and placeholder_name."""
    rows = np.setdiff1d(nameless["placeholder_name"], nameless["missing_name"])
    which = rng.integers(0, len(PLACEHOLDERS), len(rows))
    records.change("placeholder_name", "first", rows, PLACEHOLDERS[which])
    records.change("placeholder_name", "last", rows, PLACEHOLDERS_LAST[which])
    records.note("missing_name", nameless["missing_name"])
