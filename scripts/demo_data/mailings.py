"""Newsletters and appeals: whom they reach, who opens and clicks, which bounce, who has had enough."""

from dataclasses import dataclass

import numpy as np

from .dates import NEVER, SECONDS, untidy_moments
from .randomness import ids
from .settings import TODAY
from .text import text

MONTHS = np.arange(np.datetime64("2021-10"), np.datetime64("2026-10"))
APPEALS = {3: "Spring Drive", 9: "Fall Drive", 11: "GivingTuesday", 12: "Year End"}
TOMORROW = (TODAY + 1) * SECONDS
SUBSCRIBED, UNSUBSCRIBED, BOUNCED, PENDING = range(4)
STATUSES = text(["subscribed", "unsubscribed", "bounced", "pending"])


@dataclass
class Readers:
    """One entry per address on the list: since (day), open_rate, click_rate, eager (0..1), dead (bounces).

    quiet: by month (of MONTHS) and address, true where a life event took the interest: only who leaves the list opens.
    """

    since: np.ndarray
    open_rate: np.ndarray
    click_rate: np.ndarray
    eager: np.ndarray
    dead: np.ndarray
    quiet: np.ndarray


def mailings(rng: np.random.Generator, readers: Readers, reader_ids: np.ndarray) -> tuple[dict, np.ndarray]:
    """Columns of email_engagement, one row per send, and what became of each address (row of STATUSES).

    Every month has one campaign, which goes to a part of the list: to more of it for an appeal.
    """
    status = np.full(len(readers.since), SUBSCRIBED)
    sends = [one_mailing(rng, readers, status, month) for month in range(len(MONTHS))]
    sent = {name: np.concatenate([send[name] for send in sends]) for name in sends[0]}
    never_asked = (status == SUBSCRIBED) & (rng.random(len(status)) < 0.15)
    table = {
        "send_id": ids(rng, "M", len(sent["reader"])),
        "subscriber_id": reader_ids[sent["reader"]],
        "campaign": campaign_names()[sent["month"]],
    }
    for name in ("sent_at", "opened_at", "clicked_at", "bounced_at", "unsubscribed_at"):
        table[name] = untidy_moments(rng, sent[name])
    return table, np.where(never_asked & ~np.isin(np.arange(len(status)), sent["reader"]), PENDING, status)


def campaign_names() -> np.ndarray:
    """Text, shape (months,): 'Newsletter 2024-02', 'Year End 2024'."""
    dates = [str(month) for month in MONTHS]
    appeals = [APPEALS.get(int(date[5:])) for date in dates]
    return text(f"{name} {date[:4]}" if name else f"Newsletter {date}" for name, date in zip(appeals, dates, strict=True))


def one_mailing(rng: np.random.Generator, readers: Readers, status: np.ndarray, month: int) -> dict[str, np.ndarray]:
    """What happens to one month's campaign; those who bounce or leave are struck off in `status`."""
    date = MONTHS[month]
    date_month = int(str(date)[5:])
    # GivingTuesday's appeal goes out in the week of it, the others around the middle of the month.
    send_day = date.astype("datetime64[D]") + (25 if date_month == 11 else 9 + month % 9)
    morning = int(send_day.astype(int)) * SECONDS + 6 * 3600
    share = (0.09 + 0.165 * readers.eager) * (1.7 if date_month in APPEALS else 1)
    listed = (status == SUBSCRIBED) & (readers.since * SECONDS < morning)
    reader = np.flatnonzero(listed & (rng.random(len(status)) < share))
    n = len(reader)
    sent = morning + rng.integers(0, 4 * 3600, n)
    bounced = rng.random(n) < np.where(readers.dead[reader], 0.97, 0.006)
    opened_at = sent + 60 + np.floor(np.exp(rng.normal(9, 1.6, n)).clip(max=25 * SECONDS)).astype(np.int64)
    clicked_at = opened_at + rng.integers(5, 900, n)
    opened = ~bounced & (rng.random(n) < readers.open_rate[reader]) & (opened_at < TOMORROW)
    clicked = opened & (rng.random(n) < readers.click_rate[reader]) & (clicked_at < TOMORROW)
    # Two in three of those who leave have opened the email; the others use their program's button.
    leaves = rng.random(n) < np.where(opened, 0.009, 0.002) * (1.6 - readers.eager[reader])
    left_at = np.where(opened, opened_at, sent) + rng.integers(20, 1800, n)
    leaves &= ~bounced & (left_at < TOMORROW)
    opened &= leaves | ~readers.quiet[month, reader]
    clicked &= opened
    hard = bounced & (readers.dead[reader] | (rng.random(n) < 0.4))
    status[reader[leaves]], status[reader[hard]] = UNSUBSCRIBED, BOUNCED
    return {
        "reader": reader,
        "month": np.full(n, month),
        "sent_at": sent,
        "opened_at": np.where(opened, opened_at, NEVER),
        "clicked_at": np.where(clicked, clicked_at, NEVER),
        "bounced_at": np.where(bounced, sent + rng.integers(1, 120, n), NEVER),
        "unsubscribed_at": np.where(leaves, left_at, NEVER),
    }
