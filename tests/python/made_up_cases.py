"""Made-up cases of which the odds are known: cuts, features, outcomes, for the tests of what learns from them."""

import numpy as np
import pandas as pd

DAYS = {"train": ["2024-10-01", "2025-01-05"], "calibrate": ["2025-04-11"], "test": ["2025-07-16"], "score": ["2025-10-20"]}


def made_up(people: int = 1500, seed: int = 5, rate: float = -2.5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """prediction_cases of the target churn, and prediction_features, with the true log-odds as `truth` of the cases."""
    chance = np.random.default_rng(seed)
    cases, features = [], []
    for cut, days in DAYS.items():
        for day in days:
            rows = pd.DataFrame({"constituent_id": [f"UC-{n:08d}" for n in range(people)], "as_of_date": pd.Timestamp(day)})
            failures = chance.poisson(0.4, people).astype(float)
            silence = chance.gamma(2, 60, people).round()
            tenure = chance.integers(0, 120, people).astype(float)
            method = chance.choice(np.array(["card", "cheque", "transfer"], dtype=object), people)
            odds = rate + 1.2 * failures + 0.008 * silence - 0.015 * tenure + 1.1 * (method == "cheque")
            features.append(
                rows.assign(
                    failures_in_a_row=failures,
                    days_since_engagement=np.where(chance.random(people) < 0.1, np.nan, silence),
                    tenure_months=tenure,
                    payment_method=np.where(chance.random(people) < 0.05, None, method),
                    gift_count=chance.poisson(3, people).astype(float),
                    gift_average=np.where(tenure > 100, np.nan, chance.gamma(2, 50, people).round(2)),
                    never_known=np.nan,
                )
            )
            outcome = (chance.random(people) < 1 / (1 + np.exp(-odds))).astype(float)
            outcome = outcome if cut != "score" else np.full(people, np.nan)
            made = rows.assign(target="churn", cut=cut, outcome=outcome, value_at_stake=120.0, truth=odds)
            cases.append(made)
    return pd.concat(cases, ignore_index=True), pd.concat(features, ignore_index=True)
