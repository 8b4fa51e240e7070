"""True addresses in parts, so that each record can write the parts in its own way."""

from dataclasses import dataclass, fields

import numpy as np

from .name_pools import american_last_names
from .places import CHICAGO, WEIGHT
from .randomness import choose, pick
from .text import TEXT, blanks, text, words

DIRECTIONS = (("", "N", "S", "E", "W"), ("", "North", "South", "East", "West"), ("", "N.", "S.", "E.", "W."))
STREETS = (
    ("St", "Ave", "Rd", "Dr", "Ln", "Ct", "Pl", "Blvd", "Ter", "Way", "Pkwy"),
    ("Street", "Avenue", "Road", "Drive", "Lane", "Court", "Place", "Boulevard", "Terrace", "Way", "Parkway"),
    ("St.", "Ave.", "Rd.", "Dr.", "Ln.", "Ct.", "Pl.", "Blvd.", "Terr.", "Way", "Pkwy."),
    ("ST", "AVE", "RD", "DR", "LN", "CT", "PL", "BLVD", "TER", "WAY", "PKWY"),
)  # fmt: skip
STREET_SHARES = (0.30, 0.30, 0.09, 0.12, 0.07, 0.05, 0.03, 0.02, 0.01, 0.005, 0.005)
UNITS = ("Apt ", "Unit ", "#", "Apt. ", "# ", "Apartment ", "")

# Streets that every Chicagoan knows.
KNOWN = words(
    """
    N Clark St, N Halsted St, N Ashland Ave, N Damen Ave, N Western Ave, N Kedzie Ave, S Pulaski Rd,
    S Cicero Ave, N Wolcott Ave, N Paulina St, N Racine Ave, N Sheffield Ave, N Leavitt St,
    N Oakley Ave, S Hoyne Ave, N Sheridan Rd, N Kenmore Ave, N Winthrop Ave, N Lakewood Ave,
    N Greenview Ave, S Drexel Blvd, S Ellis Ave, S Woodlawn Ave, S Dorchester Ave, N Maplewood Ave,
    S Talman Ave, W Fullerton Ave, W Belmont Ave, W Addison St, W Irving Park Rd, W Montrose Ave,
    W Lawrence Ave, W Foster Ave, W Bryn Mawr Ave, W Devon Ave, W Augusta Blvd, W Division St,
    W Cortland St, E 53rd St, E 57th St, S King Dr, W 63rd St, W 79th St, W Logan Blvd, S Indiana Ave,
    S Wabash Ave
    """
)
KNOWN_PARTS = [street.split() for street in KNOWN]
# Streets that every suburb has.
EVERYWHERE = words(
    """
    Maple, Oak, Elm, Washington, Lincoln, Park, Main, Ridge, Forest, Central, Cherry, Walnut, Linden,
    Grove, Highland, Prairie, Church, School, Hickory, Chestnut, Spring, Lake, Madison, Jefferson,
    Harrison, Birch, Willow, Euclid, Greenwood, Lathrop
    """
)
KNOWN_DIRECTION = np.array([DIRECTIONS[0].index(street[0]) for street in KNOWN_PARTS])
KNOWN_NAME = text(" ".join(street[1:-1]) for street in KNOWN_PARTS)
KNOWN_KIND = np.array([STREETS[0].index(street[-1]) for street in KNOWN_PARTS])


@dataclass
class Homes:
    """One entry per home: place (row of places), number, direction, street, kind of street, flat (or '')."""

    place: np.ndarray
    number: np.ndarray
    direction: np.ndarray
    street: np.ndarray
    kind: np.ndarray
    flat: np.ndarray

    def at(self, rows: np.ndarray) -> "Homes":
        return Homes(*(getattr(self, field.name)[rows] for field in fields(self)))


def homes(rng: np.random.Generator, n: int) -> Homes:
    """n homes; one flat in eight is in the same building as another home, where strangers are neighbours."""
    place = pick(rng, WEIGHT, n)
    chicago = CHICAGO[place]
    names = american_last_names()
    street, kind = choose(rng, names.words, n, names.weights), pick(rng, STREET_SHARES, n)
    street = np.where(rng.random(n) < 0.5, choose(rng, EVERYWHERE, n), street)
    known = chicago & (rng.random(n) < 0.75)
    which = rng.integers(0, len(KNOWN), n)
    street, kind = np.where(known, KNOWN_NAME[which], street), np.where(known, KNOWN_KIND[which], kind)
    some = rng.random(n) < np.where(chicago, 0.9, 0.3)
    direction = np.where(known, KNOWN_DIRECTION[which], np.where(some, rng.integers(1, 5, n), 0))
    number = np.floor(np.exp(rng.normal(np.where(chicago, 7.6, 6.3), 0.8))).astype(np.int64) % 9900 + 1
    flat = np.where(rng.random(n) < np.where(chicago, 0.5, 0.12), flats(rng, n), blanks(n))
    built = Homes(place, number, direction, street, kind, flat)
    same = np.flatnonzero((flat != "") & (rng.random(n) < 0.125))
    other = built.at(rng.integers(0, max(n, 1), len(same)))
    for field in ("place", "number", "direction", "street", "kind"):
        getattr(built, field)[same] = getattr(other, field)
    return built


def flats(rng: np.random.Generator, n: int) -> np.ndarray:
    """Names of flats: 3B, 2, 1407."""
    lettered = rng.integers(1, 5, n).astype(TEXT) + choose(rng, text("ABCDEFNSEW"), n)
    high = (rng.integers(1, 40, n) * 100 + rng.integers(1, 20, n)).astype(TEXT)
    which = pick(rng, (0.4, 0.35, 0.25), n)
    return np.where(which == 0, lettered, np.where(which == 1, rng.integers(1, 7, n).astype(TEXT), high))


def written(homes: Homes, direction: np.ndarray, street: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """The address line: number, direction, street, flat.

    direction, street, unit: how each row writes that part, rows of DIRECTIONS, STREETS and UNITS; 0 is usual.
    """
    ways = np.array(DIRECTIONS, dtype=TEXT)[direction, homes.direction]
    line = homes.number.astype(TEXT) + " " + np.where(ways == "", "", ways + " ") + homes.street + " "
    line = line + np.array(STREETS, dtype=TEXT)[street, homes.kind]
    return np.where(homes.flat == "", line, line + " " + np.array(UNITS, dtype=TEXT)[unit] + homes.flat)
