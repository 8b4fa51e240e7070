"""What the benchmarks count: pure functions on cases small enough to check by eye."""

import numpy as np
import pandas as pd
import pytest
from churn import compared
from harness.metrics import best_threshold, calibration_error, components, pairwise, reliability
from harness.results import merged


def test_pairwise_rates_count_pairs_of_records():
    truth = np.array(["ann", "ann", "ann", "bo", "bo"])
    found = np.array([7, 7, 1, 1, 9])
    assert pairwise(truth, found) == {"precision": 1 / 2, "recall": 1 / 4, "f1": 1 / 3}


@pytest.mark.parametrize(("truth", "found"), [([1, 1, 2], [5, 5, 3]), ([1, 2, 3], [9, 8, 7])])
def test_the_same_groups_under_other_labels_are_perfect(truth, found):
    assert pairwise(np.array(truth), np.array(found)) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_a_chain_of_links_is_one_group():
    groups = components(5, np.array([0, 3]), np.array([3, 4]))
    assert groups[0] == groups[3] == groups[4]
    assert len({groups[0], groups[1], groups[2]}) == 3


def test_the_best_threshold_leaves_out_the_false_pair():
    truth = np.array([1, 1, 2, 2])
    found = best_threshold(truth, np.array([0, 2, 1]), np.array([1, 3, 2]), np.array([5.0, 3.2, 1.0]))
    assert found == {"threshold": 3.5, "precision": 1.0, "recall": 1 / 2, "f1": 2 / 3} or found["f1"] == 1.0
    assert 1.0 < found["threshold"] <= 3.2


def test_reliability_sets_what_was_said_beside_what_was_true():
    table = reliability(np.array([0.0, 0.05, 0.1, 0.9, 1.0]), np.array([0, 1, 0, 1, 1]))
    assert table["from"].tolist() == [0.0, 0.1, 0.9]
    assert table["pairs"].tolist() == [2, 1, 2]
    assert table["mean_probability"].tolist() == pytest.approx([0.025, 0.1, 0.95])
    assert table["share_true"].tolist() == [0.5, 0.0, 1.0]
    assert calibration_error(table) == pytest.approx((2 * 0.475 + 0.1 + 2 * 0.05) / 5)


def test_a_new_figure_replaces_the_old_one_of_its_row_alone():
    old = pd.DataFrame({"people": ["a", "b"], "f1": [0.1, 0.2]})
    new = pd.DataFrame({"people": ["b", "c"], "f1": [0.9, 0.3]})
    assert merged(old, new, ["people"]).to_dict("list") == {"people": ["a", "b", "c"], "f1": [0.1, 0.9, 0.3]}


def test_a_bar_is_missed_by_whoever_is_far_from_the_oracle_or_beaten_by_a_simple_score():
    outcome = np.array([0, 0, 0, 1, 1] * 40)
    truth = np.linspace(0.1, 0.9, 200) / 10 + outcome * 0.5
    scores = pd.DataFrame({"target": "churn", "outcome": outcome, "probability": truth, "score": truth, "method": "model"})
    measures = pd.DataFrame(
        [["churn", "ours", "calibration_error", 0.01], ["churn", "ours", "brier", 0.1], ["churn", "rfm", "auc", 0.6]],
        columns=["target", "predictor", "measure", "value"],
    )
    row = compared(scores, measures, {"churn": "churn"}).iloc[0]
    assert row["holds"] and row["behind"] == 0 and row["people"] == 200
    for worse in (scores.assign(score=outcome * 0), scores.assign(score=1 - truth)):
        assert not compared(worse, measures, {"churn": "churn"})["holds"].iloc[0]
    assert not compared(scores, measures.replace(0.01, 0.03), {"churn": "churn"})["holds"].iloc[0]
    assert not compared(scores, measures.replace(0.6, 1.0), {"churn": "churn"})["holds"].iloc[0]
