"""The simple scores that a model has to beat."""

import numpy as np
import pandas as pd
from baseline_scores import baselines, fifth, simple
from made_up_cases import made_up
from sklearn.metrics import roc_auc_score

CASES, FEATURES = made_up()
CLOSED = CASES[CASES["cut"].isin(["train", "test"])].drop(columns="value_at_stake")
NAMES = sorted(set(FEATURES) - {"constituent_id", "as_of_date"})
TARGETS = pd.DataFrame({"target": ["churn"], "kind": ["churn"]})
TERMS = pd.DataFrame(
    [["churn", "recency", "days_since_engagement", 1], ["churn", "rfm", "days_since_engagement", 1]]
    + [["churn", "rfm", "gift_count", -1], ["churn", "rfm", "gift_average", -1], ["upgrade", "recency", "gift_count", 1]],
    columns=["kind", "predictor", "feature", "weight"],
)


def test_fifths_by_hand():
    assert fifth(np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10])).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert fifth(np.array([7.0, 7, 7, np.nan])).tolist() == [5, 5, 5, 1]
    assert fifth(np.array([np.nan])).tolist() == [1]


def test_simple_scores_by_hand():
    rows = pd.DataFrame({"a": [30.0, 10.0, np.nan], "b": [1.0, 2.0, 3.0]})
    one = pd.DataFrame({"predictor": "recency", "feature": ["a"], "weight": [-1]})
    assert simple(rows, one).tolist() == [-30, -10, -31]
    two = pd.DataFrame({"predictor": "rfm", "feature": ["a", "b"], "weight": [-1, 1]})
    assert simple(rows, two).tolist() == [3 + 2, 5 + 4, 1 + 5]


def test_each_predictor_scores_everybody_of_the_test_cut_and_the_regression_is_the_best():
    made = baselines(CLOSED.drop(columns="truth"), FEATURES, NAMES, TARGETS, TERMS)
    test = CLOSED[CLOSED["cut"] == "test"]
    assert made.groupby("predictor").size().to_dict() == dict.fromkeys(["logistic", "recency", "rfm"], len(test))
    joined = made.merge(test, on=["constituent_id", "as_of_date"])
    areas = {name: roc_auc_score(rows["outcome"], rows["score"]) for name, rows in joined.groupby("predictor")}
    best = roc_auc_score(test["outcome"], test["truth"])
    assert 0.5 < areas["rfm"] < areas["logistic"] and 0.5 < areas["recency"] < areas["logistic"] < best + 0.01
    assert areas["logistic"] > best - 0.03


def test_the_order_of_the_rows_changes_nothing():
    shuffled = baselines(
        CLOSED.sample(frac=1, random_state=2), FEATURES.sample(frac=1, random_state=3), NAMES, TARGETS, TERMS
    )
    again = baselines(CLOSED, FEATURES, NAMES, TARGETS, TERMS)
    pd.testing.assert_frame_equal(shuffled.reset_index(drop=True), again.reset_index(drop=True))


def test_one_outcome_alone_leaves_no_regression_and_no_cases_leave_nothing():
    assert set(baselines(CLOSED.assign(outcome=0.0), FEATURES, NAMES, TARGETS, TERMS)["predictor"]) == {"recency", "rfm"}
    assert baselines(CLOSED.iloc[:0], FEATURES, NAMES, TARGETS, TERMS).empty
