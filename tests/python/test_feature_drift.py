"""How far people have moved, by hand."""

import numpy as np
import pandas as pd
import pytest
from feature_drift import drift, parts_of, severity_of, stability_index


def test_the_index_by_hand():
    """Of 100 people 50 and 50 before, 25 and 75 today, with half a case added to each part."""
    before, today = np.array([50.5, 50.5]) / 101, np.array([25.5, 75.5]) / 101
    by_hand = (today[0] - before[0]) * np.log(today[0] / before[0]) + (today[1] - before[1]) * np.log(today[1] / before[1])
    assert stability_index(np.array([50, 50, 0]), np.array([25, 75, 0])) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(0.2687, abs=1e-4)


def test_parts_are_tenths_categories_and_the_unknown():
    before, today = pd.Series(np.arange(100.0)), pd.Series([-5.0, 4.0, 99.0, 500.0, np.nan])
    then, now = parts_of(before, today)
    assert then.tolist() == [10] * 10 + [0] and now.tolist() == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1]
    then, now = parts_of(pd.Series(["card", "card", None]), pd.Series(["card", "cheque"]))
    assert (then.tolist(), now.tolist()) == ([2, 0, 1], [1, 1, 0])
    assert parts_of(pd.Series([1.0, 1.0]), pd.Series([1.0]))[0].sum() == 2
    assert [counts.tolist() for counts in parts_of(pd.Series([None, None]), pd.Series([3.0]))] == [[0, 2], [1, 0]]


def test_severity_has_two_limits():
    assert [severity_of(psi, 0.1, 0.25) for psi in (0.09, 0.1, 0.25, np.nan)] == ["none", "warn", "error", "unknown"]


def test_what_moved_is_told_from_what_stayed():
    chance = np.random.default_rng(1)
    ids = [f"UC-{n:08d}" for n in range(4000)]
    cases = pd.DataFrame({"target": "churn", "constituent_id": ids, "cut": ["train", "score"] * 2000})
    cases["as_of_date"] = pd.to_datetime(cases["cut"].map({"train": "2025-01-01", "score": "2026-01-01"}))
    is_today = cases["cut"] == "score"
    features = cases[["constituent_id", "as_of_date"]].assign(
        moved=chance.normal(0, 1, 4000) + is_today, stayed=chance.normal(0, 1, 4000), how=np.where(is_today, "card", None)
    )
    features["season"] = np.where(is_today, "9", "5")
    scores = pd.DataFrame({"target": "churn", "cut": ["test", "score"] * 500, "score": chance.random(1000)})
    made = drift(cases, features, ["how", "moved", "season", "stayed"], scores, 0.1, 0.25).set_index("feature")
    expected = {"how": "error", "moved": "error", "score": "none", "season": "unknown", "stayed": "none"}
    assert made["severity"].to_dict() == expected
    assert set(made["as_of_date"]) == {pd.Timestamp("2026-01-01")}
    assert made.loc["moved", ["cases_before", "cases_today"]].tolist() == [2000, 2000]
    nobody = drift(cases[~is_today], features, ["moved"], scores, 0.1, 0.25)
    assert set(nobody.loc[nobody["feature"] != "score", "severity"]) == {"unknown"}
