"""What donors say about being contacted: one row per donor, channel and answer, as the donation system logs it."""

import numpy as np

from .dates import untidy_dates
from .randomness import choose, ids, pick
from .settings import FIRST_DAY, NO_DAY, TODAY
from .text import TEXT

# Channel as the system writes it -> shares of donors who say yes, no, and nothing although they were asked.
ANSWERS = {
    "Mail": (0.62, 0.04, 0.03),
    "Phone": (0.38, 0.07, 0.03),
    "Text message": (0.12, 0.02, 0.02),
    "Email": (0.03, 0.01, 0.0),
}
RESPONSES = np.array(["Opt-in", "Opt-out", "No response"], dtype=TEXT)
OF_ALL = np.array(["Do not contact", "Deceased"], dtype=TEXT)
SHARE_OF_ALL = 0.008
SHARE_UNDATED = 0.02


def preferences(rng: np.random.Generator, donor_ids: np.ndarray) -> dict[str, np.ndarray]:
    """Columns of donation_preferences. donor_ids: text, one per record of the system."""
    donors, channels, responses = [], [], []
    for channel, shares in ANSWERS.items():
        answer = pick(rng, (*shares, 1 - sum(shares)), len(donor_ids))
        said = answer < len(RESPONSES)
        donors.append(donor_ids[said])
        channels.append(np.full(said.sum(), channel, dtype=TEXT))
        responses.append(RESPONSES[answer[said]])
    few = rng.random(len(donor_ids)) < SHARE_OF_ALL
    donors.append(donor_ids[few])
    channels.append(np.full(few.sum(), "All", dtype=TEXT))
    responses.append(choose(rng, OF_ALL, few.sum()))
    n = sum(map(len, donors))
    day = rng.integers(FIRST_DAY, TODAY + 1, n)
    day[rng.random(n) < SHARE_UNDATED] = NO_DAY
    return {
        "preference_id": ids(rng, "P", n),
        "donor_id": np.concatenate(donors),
        "channel": np.concatenate(channels),
        "response": np.concatenate(responses),
        "said_on": untidy_dates(rng, day),
    }
