"""Person records as the systems have them, with all the errors that records get."""

import numpy as np

from . import layouts
from .contacts import Contacts
from .households import People
from .membership import Memberships
from .naming import FullNames
from .randomness import stream
from .record_addresses import write_addresses
from .record_dates import write_dates
from .record_emails import write_emails
from .record_names import write_names
from .record_phones import write_phones
from .record_rows import damage_rows
from .records import Records


def person_records(
    seed: int, everybody: People, known: Memberships, names: FullNames, reach: Contacts, where: str = ""
) -> tuple[Records, np.ndarray]:
    """One record per entry of `known`, and the rows (int64) that the exports repeat.

    where: before the name of every random stream, so that a second set of records leaves the first as it was.
    """

    def rng(concern: str) -> np.random.Generator:
        return stream(seed, where + concern)

    true_emails = np.concatenate([reach.email, reach.email_second, reach.email_work, reach.email_family])
    records = Records(known.system, known.person)
    write_names(rng("name errors"), records, names)
    write_emails(rng("email errors"), records, reach, true_emails)
    write_phones(rng("phone errors"), records, reach, everybody.size[everybody.household] == 1)
    write_addresses(rng("address errors"), records, reach, everybody.household)
    write_dates(rng("date errors"), records, known, everybody.born)
    again = damage_rows(rng("row errors"), records)
    records["name"] = layouts.one_field_names(rng("name fields"), records)
    return records, again
