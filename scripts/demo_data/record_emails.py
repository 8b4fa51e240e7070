"""Email addresses as the systems have them: whose, which one, and how it was typed."""

import numpy as np
import pyarrow.compute as pc

from .contacts import Contacts
from .randomness import choose, pick
from .records import Records
from .text import arrow, text
from .typos import misspell

PLACEHOLDERS = text(["test@test.com", "none@none.com", "noemail@example.org"])
TAGS = text(["wbez", "news", "tickets", "suntimes", "radio", "chicago", "lists"])


def write_emails(rng: np.random.Generator, records: Records, contacts: Contacts, true_emails: np.ndarray) -> None:
    """Fill email of all records. true_emails: all that somebody owns; a slip never makes one of them."""
    person = records.person
    records["email"] = contacts.email[person]
    placeholder = records.hit(rng, "placeholder_email")
    records["email"][placeholder] = ""
    records.change("missing_email", "email", records.hit(rng, "missing_email"), "")
    for kind, email in (("other_email", contacts.email_second), ("work_email", contacts.email_work)):
        rows = records.hit(rng, kind, is_own(records, contacts) & (email[person] != ""))
        records.change(kind, "email", rows, email[person][rows])
    share(rng, records, contacts)
    tag(rng, records)
    mistype(rng, records, true_emails)
    invalidate(rng, records)
    records.change("placeholder_email", "email", placeholder, choose(rng, PLACEHOLDERS, len(placeholder)))


def is_own(records: Records, contacts: Contacts) -> np.ndarray:
    """True where a record still has its person's first address; bool, shape (n,)."""
    return records["email"] == contacts.email[records.person]


def share(rng: np.random.Generator, records: Records, contacts: Contacts) -> None:
    """The household's address or that of the other half instead of one's own."""
    family, partner = contacts.email_family[records.person], contacts.email_partner[records.person]
    rows = records.hit(rng, "shared_email", is_own(records, contacts) & ((family != "") | (partner != "")))
    of_family = (partner[rows] == "") | ((family[rows] != "") & (rng.random(len(rows)) < 0.6))
    records.change("shared_email", "email", rows, np.where(of_family, family[rows], partner[rows]))


def tag(rng: np.random.Generator, records: Records) -> None:
    """jane.doe+news@ and janedoe@ reach jane.doe@, where the provider says so."""
    gmail = np.strings.endswith(records["email"], "@gmail.example")
    rows = records.hit(rng, "gmail_dots", gmail)
    email = records["email"][rows]
    at = np.strings.find(email, "@")
    local = np.strings.slice(email, 0, at)
    plain = np.strings.replace(local, ".", "")
    cut = 1 + np.floor(rng.random(len(rows)) * np.maximum(np.strings.str_len(plain) - 1, 0)).astype(np.int64)
    dotted = np.strings.slice(plain, 0, cut) + "." + np.strings.slice(plain, cut, None)
    new = np.where(plain == local, dotted, plain)
    records.change("gmail_dots", "email", rows, new + "@gmail.example")
    rows = records.hit(rng, "plus_address", gmail)
    email = records["email"][rows]
    local = np.strings.slice(email, 0, np.strings.find(email, "@"))
    records.change("plus_address", "email", rows, local + "+" + choose(rng, TAGS, len(rows)) + "@gmail.example")


def mistype(rng: np.random.Generator, records: Records, true_emails: np.ndarray) -> None:
    """One slip, in the name or in the domain; what would be somebody else's address is left right."""
    rows = records.hit(rng, "email_typo", records["email"] != "")
    email = records["email"][rows]
    at = np.strings.find(email, "@")
    end = np.strings.rfind(email, ".example")
    local, domain = np.strings.slice(email, 0, at), np.strings.slice(email, at + 1, end)
    in_domain = rng.random(len(rows)) < 0.3
    slipped = misspell(rng, np.where(in_domain, domain, local))
    new = np.where(in_domain, local + "@" + slipped, slipped + "@" + domain) + ".example"
    taken, made = (arrow(np.strings.replace(emails, ".", "")) for emails in (true_emails, new))
    free = ~pc.is_in(made, value_set=taken).to_numpy(zero_copy_only=False)
    records.change("email_typo", "email", rows[free], new[free])


def invalidate(rng: np.random.Generator, records: Records) -> None:
    """Addresses that no server would take."""
    rows = records.hit(rng, "invalid_email", records["email"] != "")
    email = records["email"][rows]
    at = np.strings.find(email, "@")
    local, domain = np.strings.slice(email, 0, at), np.strings.slice(email, at + 1, None)
    ways = [local + domain, local + "@", "@" + domain, local + " at " + domain, local + "@@" + domain,
            np.strings.replace(email, ".example", ",example")]  # fmt: skip
    which = pick(rng, (3, 1, 1, 1, 1, 1), len(rows))
    records.change("invalid_email", "email", rows, np.stack(ways)[which, np.arange(len(rows))])
