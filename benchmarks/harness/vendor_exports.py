"""A vendor's export of one system, as a parquet file: python benchmarks/harness/vendor_exports.py --help

Few people are in it twice and many with their family, under the vendor's own column names, of which we know only some.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from demo_data.contacts import contacts  # noqa: E402
from demo_data.households import people  # noqa: E402
from demo_data.membership import Memberships  # noqa: E402
from demo_data.naming import name_people  # noqa: E402
from demo_data.person_records import person_records  # noqa: E402
from demo_data.randomness import stream  # noqa: E402
from demo_data.settings import FIRST_DAY, TODAY  # noqa: E402

DRAWN = 3  # people are drawn for each row that is wanted, of whom families are kept
SINGLES_KEPT = 0.3
# the export's column -> the record's column, or what is drawn for each household or row
VENDORS = {
    "npsp": {
        "First Name": "first", "Middle Name": "middle", "Last Name": "last", "Account Name": "household_name",
        "Mailing Street": "address", "Mailing City": "city", "Mailing State/Province": "state",
        "Mailing Zip/Postal Code": "zip", "Home Phone": "home_phone", "Mobile": "phone", "Email": "email",
        "Birthdate": "birth_date", "Total Gifts": "amount", "Last Gift Date": "day", "Last Modified Date": "touched_on",
    },
    "eventbrite": {
        "Order #": "household_number", "Order Date": "household_day", "First Name": "first", "Last Name": "last",
        "Email": "buyer_email", "Quantity": "one", "Ticket Type": "kind", "Total Paid": "amount",
        "Home Address 1": "address", "Home City": "city", "Home State": "state", "Home Zip": "zip", "Cell Phone": "phone",
    },
    "mailchimp": {
        "Email Address": "email", "First Name": "first", "Last Name": "last", "Address": "one_line", "Phone Number": "phone",
        "MEMBER_RATING": "rating", "OPTIN_TIME": "day", "REGION": "region", "LAST_CHANGED": "touched_on", "TAGS": "kind",
    },
    "club": {
        "First Name": "first", "Last Name": "last", "Email Address": "email", "Cell": "phone", "Landline": "home_phone",
        "Street": "address", "Town": "city", "Zip Code": "zip", "Birthday": "birth_date", "Family ID": "household_number",
        "Membership": "kind", "Responsible Adult": "head", "Join Date": "household_day", "Last Visit": "day",
    },
    "circulation": {
        "Account Number": "household_number", "Customer Name": "name", "Delivery Street": "address", "Delivery Town": "city",
        "Delivery ZIP": "zip", "Day Phone": "home_phone", "Email Address": "buyer_email", "Route": "route",
        "Start Date": "household_day", "Rate Code": "kind",
    },
    # the same where even the names are in a column that we do not know
    "nameless": {
        "Account Number": "household_number", "Subscriber": "name", "Delivery Street": "address", "Delivery Town": "city",
        "Day Phone": "home_phone", "Route": "route", "Start Date": "household_day", "Rate Code": "kind",
    },
    "bloomerang": {
        "Account #": "row_number", "Name": "name", "Household": "household_name", "Primary Email": "email",
        "Primary Phone": "phone", "Primary Street": "address", "Primary City": "city", "Primary ZIP": "zip",
        "Date of Birth": "birth_date", "Last Transaction Date": "day", "Engagement Level": "kind",
    },
}  # fmt: skip


def export(vendor: str, seed: int, rows: int, doubled: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The export and its truth (record_id, person). doubled: share of the rows that are somebody a second time."""
    everybody = people(stream(seed, "people"), DRAWN * rows)
    chance = stream(seed, f"{vendor} export")
    size = everybody.size[everybody.household]
    is_kept = ~everybody.organisation & ((size > 1) | (chance.random(len(size)) < SINGLES_KEPT))
    person = np.concatenate([np.flatnonzero(is_kept)] * 2)
    since = chance.integers(FIRST_DAY, TODAY, len(person))
    known = Memberships(np.zeros(len(person), dtype=np.int64), person, since)
    names = name_people(stream(seed, "names"), everybody)
    reach = contacts(stream(seed, "contacts"), everybody, names)
    records, _ = person_records(seed, everybody, known, names, reach, f"{vendor} ")
    # who has no name, or neither email nor phone, nobody could find again
    is_known = ~records.has("blank_row", "missing_name", "placeholder_name")
    is_known &= (records["email"] != "") | (records["phone"] != "")
    once, again = np.split(np.arange(len(person)), 2)
    both = once[is_known[once] & is_known[again]]
    doubles = round(doubled * rows)
    kept = np.concatenate([both[: rows - doubles], again[chance.choice(both[: rows - doubles], doubles, replace=False)]])
    table = pd.DataFrame({name: values[kept].tolist() for name, values in records.columns.items()})
    person = person[kept]
    drawn = of_households(stream(seed, f"{vendor} households"), table, everybody.household[person]) | of_rows(chance, rows)
    table = table.assign(**drawn)[[*VENDORS[vendor].values()]].set_axis([*VENDORS[vendor]], axis="columns")
    truth = pd.DataFrame({"record_id": chance.permutation(rows) + 10_000, "person": person}).astype(str)
    table.insert(0, "record_id", truth["record_id"])
    return table.sort_values("record_id", ignore_index=True).replace("", None), truth


def of_households(chance: np.random.Generator, table: pd.DataFrame, household: np.ndarray) -> dict[str, np.ndarray]:
    """What the members of a household have in common, each array of one entry per row."""
    first = pd.Series(table.index, household).groupby(level=0).first()
    head = first.loc[household].to_numpy()
    number = 60_000 + 7 * household
    day = pd.Timestamp("2026-09-30") - pd.to_timedelta(household * 37 % 900, unit="D")
    numbers = chance.permutation(100)[household % 100]
    home_phone = np.array([f"312-555-{9900 - one % 800:04d}" for one in household])
    is_shared = chance.random(len(table)) < 0.5
    return {
        "household_name": table["last"].to_numpy()[head] + " Household",
        "household_number": number.astype(str),
        "household_day": day.strftime("%m/%d/%Y").to_numpy(),
        "route": np.array([f"R{one:02d}" for one in numbers]),
        "home_phone": np.where(chance.random(len(table)) < 0.7, home_phone, ""),
        "buyer_email": np.where(is_shared, table["email"].to_numpy()[head], table["email"].to_numpy()),
        "head": np.where(chance.random(len(table)) < 0.9, table["name"].to_numpy()[head], ""),
    }


def of_rows(chance: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """What has nothing to do with who somebody is."""
    day = pd.Timestamp("2026-09-30") - pd.to_timedelta(chance.integers(0, 1000, rows), unit="D")
    return {
        "row_number": (40_000 + chance.permutation(rows)).astype(str),
        "one_line": np.full(rows, ""),
        "one": np.full(rows, "1"),
        "amount": chance.choice(["$25.00", "$50.00", "$120.00", "$500.00", "$2,500.00"], rows),
        "kind": chance.choice(["Family", "Standard", "Patron", "Student"], rows, p=[0.4, 0.4, 0.15, 0.05]),
        "rating": chance.choice(["2", "3", "4", "5"], rows),
        "region": np.full(rows, "il"),
        "day": day.strftime("%m/%d/%Y").to_numpy(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="vendor_exports", description=__doc__)
    parser.add_argument("vendor", choices=VENDORS)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rows", type=int, default=250)
    parser.add_argument("--doubled", type=float, default=0.04)
    parser.add_argument("--records", type=Path, required=True, help="parquet file to write")
    parser.add_argument("--truth", type=Path, required=True, help="parquet file to write")
    given = parser.parse_args()
    records, truth = export(given.vendor, given.seed, given.rows, given.doubled)
    records.to_parquet(given.records, index=False)
    truth.to_parquet(given.truth, index=False)


if __name__ == "__main__":
    main()
