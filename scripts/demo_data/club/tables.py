"""From the town to the club's tables, each by the name of its file."""

from collections.abc import Iterator

import numpy as np

from .. import truth
from ..contacts import Contacts
from ..households import People
from ..naming import FullNames
from ..traits import Traits
from . import mailings, memberships, reach, shop, stripe_books, visits
from .people_files import people_files
from .population import Club, club

Columns = dict[str, np.ndarray]


def club_tables(
    seed: int, everybody: People, traits: Traits, names: FullNames, contacts: Contacts
) -> Iterator[tuple[str, Columns]]:
    """Yield each table as its name ("stripe/stripe_charges") and its columns of text, and last the truth of the records."""
    here = club(seed, everybody, traits, names, contacts)
    books, till, mail = stripe_books.Books(seed), shop.Till(seed), mailings.Mail(seed)
    members = memberships.memberships(books, here)
    shop.sales(till, here)
    mailings.mailings(mail, here, books, till)
    stripe_books.dispute(books)
    stripe_books.spoil(books)
    events, bookings = visits.events_and_bookings(seed, here)
    posts, metrics = reach.instagram(seed)
    for name, rows, columns in [
        ("stripe/stripe_charges", books.charges, stripe_books.CHARGE),
        ("stripe/stripe_refunds", books.refunds, stripe_books.REFUND),
        ("stripe/stripe_disputes", books.disputes, stripe_books.REFUND),
        ("stripe/stripe_subscriptions", books.subscriptions, stripe_books.SUBSCRIPTION),
        ("stripe/stripe_invoices", books.invoices, stripe_books.INVOICE),
        *shop.tables(till, seed),
        ("capitan/capitan_customer_memberships", books.memberships, memberships.MEMBERSHIP),
        ("capitan/capitan_check_ins", visits.checkins(seed, here, members), visits.CHECKIN),
        ("capitan/capitan_relations", visits.relations(seed, here, everybody), visits.RELATION),
        ("capitan/capitan_events", events, visits.EVENT),
        ("capitan/capitan_reservations", bookings, visits.RESERVATION),
        ("mailchimp/mailchimp_campaign", mail.campaigns, mailings.CAMPAIGN),
        ("mailchimp/mailchimp_campaign_recipient", mail.recipients, mailings.RECIPIENT),
        ("mailchimp/mailchimp_campaign_recipient_activity", mail.activity, mailings.ACTIVITY),
        ("mailchimp/mailchimp_unsubscribe", mail.unsubscribes, mailings.UNSUBSCRIBE),
        ("instagram/instagram_media", posts, reach.POST),
        ("instagram/instagram_media_insights", metrics, reach.METRIC),
        ("facebook_ads/facebook_ads_ads_insights", reach.facebook_ads(seed), reach.AD),
    ]:
        yield name, rows.columns(columns)
    yield from people_files(seed, here, mail.left).items()
    yield "ground_truth/ground_truth_club", record_truth(everybody, here)


def record_truth(everybody: People, here: Club) -> Columns:
    """The truth of the records that exist."""
    return {name: values[here.kept] for name, values in truth.record_truth(everybody, here.records, here.record_ids).items()}
