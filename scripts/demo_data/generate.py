"""From a seed to all files: people first, then their records, then what they do, then the club that some belong to."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from . import layouts, truth
from .club import club_tables
from .contacts import contacts
from .giving import donations
from .households import people
from .mailings import STATUSES, Readers, mailings
from .membership import Memberships, members, memberships
from .naming import name_people
from .person_records import person_records
from .preferences import preferences
from .randomness import ids, stream
from .records import Records
from .settings import DONATION, EMAIL, EVENT, OWNERS, RECORDS_PER_PERSON, SUBSCRIPTION, SYSTEMS
from .subscriptions import subscriptions
from .sustainers import MONTHS, churn_truth
from .text import blanks
from .tickets import tickets
from .traits import Traits, traits
from .writing import arrow_table

Columns = dict[str, np.ndarray]


def generate(seed: int, people_count: int | None = None, record_count: int | None = None) -> Iterator[tuple[str, pa.Table]]:
    """Yield every file, each as its name ("donation/donation_donors") and a table of nullable text.

    Give the size as people or as person records. Raises ValueError where the telephone numbers run out.
    """
    people_count = people_count or max(1, round(record_count / RECORDS_PER_PERSON))
    record_count = record_count or round(people_count * RECORDS_PER_PERSON)
    everybody = people(stream(seed, "people"), people_count)
    known_traits = traits(stream(seed, "traits"), everybody)
    known = memberships(stream(seed, "memberships"), everybody, known_traits, record_count)
    names = name_people(stream(seed, "names"), everybody)
    reach = contacts(stream(seed, "contacts"), everybody, names)
    records, again = person_records(seed, everybody, known, names, reach)
    record_ids = [
        ids(stream(seed, f"{OWNERS[system]} ids"), layouts.PREFIX[system], len(known.of(system)))
        for system in range(len(SYSTEMS))
    ]
    donors = members(known, DONATION)
    gifts, plans, plan_ids = donations(stream(seed, "gifts"), donors, known_traits, record_ids[DONATION])
    yield "donation/donation_gifts", shuffled(seed, "donation/donation_gifts", gifts)
    said = preferences(stream(seed, "preferences"), record_ids[DONATION])
    yield "donation/donation_preferences", shuffled(seed, "donation/donation_preferences", said)
    quiet = np.zeros((MONTHS, people_count), dtype=bool)
    quiet[:, donors.person] = plans.past.detached > 0
    for name, table in activity(seed, known, known_traits, records, record_ids, quiet):
        yield name, shuffled(seed, name, table)
    of_plans = truth.plan_truth(everybody, donors.person, plan_ids, churn_truth(stream(seed, "futures"), plans))
    yield (
        "ground_truth/ground_truth_plans",
        arrow_table(of_plans).sort_by([("as_of_date", "ascending"), ("plan_id", "ascending")]),
    )
    for system, name in enumerate(layouts.FILE):
        yield name, shuffled(seed, name, layouts.person_file(records, system, record_ids[system], again))
    of_records = truth.record_truth(everybody, records, np.concatenate(record_ids))
    by_id = [("source_system", "ascending"), ("record_id", "ascending")]
    yield "ground_truth/ground_truth", arrow_table(of_records).sort_by(by_id)
    yield "ground_truth/ground_truth_people", arrow_table(truth.people_truth(everybody, known_traits))
    for name, table in club_tables(seed, everybody, known_traits, names, reach):
        yield name, shuffled(seed, name, table)


def activity(
    seed: int, known: Memberships, known_traits: Traits, records: Records, record_ids: list[np.ndarray], quiet: np.ndarray
) -> Iterator[tuple[str, Columns]]:
    """What people do in the systems but donation; sets the records' column `status` on the way. quiet: months by people."""
    readers, buyers = members(known, SUBSCRIPTION), members(known, EVENT)
    terms = subscriptions(stream(seed, "subscriptions"), readers, known_traits, record_ids[SUBSCRIPTION])
    yield "subscription/subscription_subscriptions", terms
    yield "event/event_tickets", tickets(stream(seed, "tickets"), buyers, known_traits, record_ids[EVENT])
    rows = known.of(EMAIL)
    person = known.person[rows]
    listed = Readers(
        known.since[rows],
        known_traits.email_open_rate[person],
        known_traits.email_click_rate[person],
        known_traits.engagement[person],
        records.has("invalid_email", "placeholder_email", "email_typo")[rows],
        quiet[:, person],
    )
    sends, status = mailings(stream(seed, "mailings"), listed, record_ids[EMAIL])
    records["status"] = blanks(len(records))
    records["status"][rows] = np.where(records.has("blank_row")[rows], "", STATUSES[status])
    yield "email/email_engagement", sends


def shuffled(seed: int, name: str, columns: Columns) -> pa.Table:
    """The rows in an order that tells nothing of the people behind them."""
    table = arrow_table(columns)
    return table.take(pa.array(stream(seed, f"order of {name}").permutation(table.num_rows)))
