"""Mailchimp's campaigns: who got which, who opened, clicked, left, and who bought with the code."""

import hashlib

import numpy as np

from ..randomness import stream
from ..settings import MAILCHIMP, SQUARE, STRIPE, day
from .letters import LETTERS, Letter
from .population import Club
from .rows import DAY, ISO, LAST, OFFSET, SLASHED, Rows, moment, untidy
from .shop import ITEMS, Till
from .stripe_books import Books

CAMPAIGN = ["id", "type", "status", "title", "subject_line", "send_time", "html"]
RECIPIENT = ["campaign_id", "list_id", "member_id"]
ACTIVITY = ["campaign_id", "list_id", "member_id", "action", "timestamp", "url", "bounce_type"]
UNSUBSCRIBE = ["campaign_id", "list_id", "member_id", "timestamp", "reason"]
REASONS = ("None given", "NORMAL: No longer interested", "INAPPROPRIATE: The emails are inappropriate")
LIST, PER_CAMPAIGN = "a1b2c3d4e5", 275


class Mail:
    """The tables of the mailings, and `left`: state and moment of those who left the list, by member id."""

    def __init__(self, seed: int):
        self.campaigns, self.recipients = Rows(stream(seed, "club campaigns")), Rows(stream(seed, "club recipients"))
        self.bounces = Rows(stream(seed, "club bounces"))
        self.activity, self.unsubscribes = Rows(stream(seed, "club mail activity")), Rows(stream(seed, "club unsubscribes"))
        self.rng = stream(seed, "club mail")
        self.left: dict[str, tuple[int, str]] = {}

    def act(self, at: int, campaign: str, member: str, action: str, url: str = "") -> None:
        self.activity.add(
            at, campaign_id=campaign, list_id=LIST, member_id=member, action=action,
            timestamp=untidy(self.rng, at, ISO, (OFFSET, SLASHED)), url=url, bounce_type="",
        )  # fmt: skip

    def bounce(self, at: int, campaign: str, member: str, kind: str) -> None:
        self.bounces.add(
            at, campaign_id=campaign, list_id=LIST, member_id=member, action="bounce", timestamp=moment(at), url="",
            bounce_type=kind,
        )  # fmt: skip


def mailings(mail: Mail, club: Club, books: Books, till: Till) -> None:
    """Fill the tables of the mailings, and those of the sales with what was bought for a code."""
    members = {
        str(club.record_ids[row]): (int(club.known.person[row]), int(club.known.since[row]))
        for row in club.kept.nonzero()[0]
        if club.records.system[row] == MAILCHIMP
    }
    for number, letter in enumerate(LETTERS):
        at, campaign = day(letter.day) * DAY + 15 * 3600, f"c{number:02d}{hashlib.md5(letter.day.encode()).hexdigest()[:7]}"
        listed = [one for one, (_, since) in members.items() if since < day(letter.day) and one not in mail.left]
        sent_to = mail.rng.permutation(len(listed))[:PER_CAMPAIGN].tolist()
        mail.campaigns.add(
            at, id=campaign, type="plaintext" if "(text)" in letter.title else "regular", status="sent", title=letter.title,
            subject_line=letter.subject, send_time=untidy(mail.rng, at, ISO, (OFFSET, SLASHED)), html=letter.html,
        )  # fmt: skip
        for member in [listed[one] for one in sent_to]:
            bought = deliver(mail, letter, campaign, at, member)
            if bought is not None and bought < LAST - 7_200:
                redeem(mail.rng, club, letter, members[member][0], bought, books, till)
        strangers(mail, campaign, at)
    mail.recipients.repeat(0.004)
    mail.activity.correct(0.003, "url", lambda was: was)
    mail.activity.damage(0.002, "timestamp", ("", "2027-01-01T00:00:00Z", "later"))
    mail.activity.rows += mail.bounces.rows


def deliver(mail: Mail, letter: Letter, campaign: str, at: int, member: str) -> int | None:
    """One message to one member; returns when the member will buy for the code, if at all."""
    rng = mail.rng
    status = ("sent", "hard", "soft")[rng.choice(3, p=[0.975, 0.015, 0.01])]
    opened = status == "sent" and rng.random() < 0.37
    when = min(at + int(rng.exponential(30 * 3600)) + 60, LAST - DAY)
    returned = at + 60 * (1 + int(rng.integers(0, 3)))
    mail.recipients.add(at, campaign_id=campaign, list_id=LIST, member_id=member)
    if status != "sent":
        mail.bounce(returned, campaign, member, status)
    if opened:
        mail.act(when, campaign, member, "open")
        if rng.random() < 0.22:
            page = letter.code.lower() or "news"
            mail.act(when + 40, campaign, member, "click", f"https://club.example.org/{page}")
    if rng.random() < 0.008:
        mail.left[member] = ("unsubscribed", when)
        mail.unsubscribes.add(
            when, campaign_id=campaign, list_id=LIST, member_id=member,
            timestamp=untidy(rng, when, ISO, (OFFSET,)), reason=REASONS[rng.choice(3, p=[0.7, 0.25, 0.05])],
        )  # fmt: skip
    elif letter.item and status == "sent" and rng.random() < (0.11 if opened else 0.015):
        return when + int(rng.integers(1, 14)) * DAY
    return None


def redeem(rng: np.random.Generator, club: Club, letter: Letter, person: int, at: int, books: Books, till: Till) -> None:
    """Somebody buys for the code: memberships through Stripe if it knows them, all else at the till."""
    item = next(item for item in ITEMS if item[0] == letter.item)
    in_stripe, in_square = club.of(STRIPE, person), club.of(SQUARE, person)
    if item[1] == "Memberships" and in_stripe:
        card = {"brand": "visa", "last4": "4242", "exp_month": 4, "exp_year": 2028}
        cents = item[2] * (100 - letter.percent) // 100
        books.charge(at, in_stripe[0], cents, "", f"{item[0]} membership", card, code=letter.code)
    else:
        code = letter.code if rng.random() < 0.9 else letter.code.lower()
        till.sell(at, in_square[0] if in_square else "", [(item, 1)], code, letter.percent)


def strangers(mail: Mail, campaign: str, at: int) -> None:
    """A few addresses that were imported for one mailing and are on no list."""
    for number in range(3):
        email = f"guest{mail.rng.integers(0, 10_000):04d}.{number}@lists.example"
        mail.recipients.add(at, campaign_id=campaign, list_id=LIST, member_id=hashlib.md5(email.encode()).hexdigest())
