"""Measures of scores, against scikit-learn and by hand."""

import model_evaluation
import numpy as np
import pandas as pd
import pytest
from model_evaluation import area, area_interval, at_tiers, average_precision, counted, evaluation, honesty, ranking, tenths
from sklearn import metrics

CHANCE = np.random.default_rng(11)
N = 4000
ODDS = CHANCE.normal(-1.5, 1.2, N)
SCORE = np.round(1 / (1 + np.exp(-ODDS)), 2)  # with ties
OUTCOME = (CHANCE.random(N) < 1 / (1 + np.exp(-ODDS))).astype(float)
IDS = np.array([f"UC-{n:08d}" for n in range(N)])


def value(made, measure, place=None):
    return next(row[2] for row in made if row[0] == measure and (place is None or row[1] == place))


def test_areas_and_losses_are_those_of_the_library():
    assert area(*counted(SCORE, OUTCOME)) == pytest.approx(metrics.roc_auc_score(OUTCOME, SCORE), abs=1e-12)
    assert average_precision(SCORE, OUTCOME) == pytest.approx(metrics.average_precision_score(OUTCOME, SCORE), abs=1e-12)
    made = honesty(SCORE, OUTCOME, np.ones(N), IDS, 100)
    assert value(made, "brier") == pytest.approx(metrics.brier_score_loss(OUTCOME, SCORE), abs=1e-12)
    assert value(made, "log_loss") == pytest.approx(metrics.log_loss(OUTCOME, SCORE), abs=1e-9)


def test_an_area_without_one_of_the_outcomes_is_unknown():
    assert np.isnan(area(*counted(SCORE, np.zeros(N)))) and np.isnan(average_precision(SCORE, np.zeros(N)))
    assert np.isnan(area_interval(SCORE, np.ones(N))).all()


def test_an_interval_holds_the_true_area_about_as_often_as_it_says():
    """The true AUC of the odds, from a million people, lies within the interval of most small draws."""
    chance = np.random.default_rng(3)

    def draw(n):
        odds = chance.normal(-1.5, 1.2, n)
        return odds, (chance.random(n) < 1 / (1 + np.exp(-odds))).astype(float)

    true = metrics.roc_auc_score(*reversed(draw(1_000_000)))
    held = []
    for _ in range(60):
        low, high = area_interval(*draw(400))
        held.append(low <= true <= high)
    assert 0.85 <= np.mean(held) <= 1


def test_an_interval_of_shared_groups_is_that_of_all_groups(monkeypatch):
    exact = area_interval(ODDS, OUTCOME)
    monkeypatch.setattr(model_evaluation, "MOST_GROUPS", 10_000)
    np.testing.assert_allclose(area_interval(ODDS, OUTCOME), exact, atol=0.004)
    monkeypatch.setattr(model_evaluation, "MOST_GROUPS", 50)
    positives, negatives = counted(ODDS, OUTCOME, 50)
    assert len(positives) == 50 and positives.sum() == OUTCOME.sum()
    np.testing.assert_allclose(area(positives, negatives), metrics.roc_auc_score(OUTCOME, ODDS), atol=0.003)


HAND = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05])
CAME = np.array([1.0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
STAKE = np.array([10.0, 20, 30, 40, 50, 60, 70, 80, 90, 1000])


def test_precision_recall_lift_and_value_by_hand():
    made = ranking(HAND, CAME, STAKE, IDS[:10], capacity=3)
    assert (value(made, "precision_at_top", 0.1), value(made, "recall_at_top", 0.1)) == (1, 0.5)
    assert [value(made, "lift", place) for place in range(1, 11)] == [5, 0, 5, 0, 0, 0, 0, 0, 0, 0]
    assert value(made, "value_reached") == 40
    tiers = at_tiers(HAND, CAME, [0.5, 0.95])
    assert [row[2] for row in tiers[:3]] == [5, 0.4, 1]
    assert tiers[3][2] == 0 and np.isnan(tiers[4][2])


def test_reliability_and_expected_value_by_hand():
    made = honesty(HAND, CAME, STAKE, IDS[:10], capacity=2)
    assert value(made, "expected_share", 10) == 0.9 and value(made, "seen_share", 10) == 1
    assert value(made, "calibration_error") == pytest.approx(np.abs(HAND - CAME).mean())
    assert value(made, "expected_value") == 50 + 25  # 1000 at 0.05, and 50 at 0.5
    assert value(made, "value_reached_by_expected_value") == 0


def test_an_interval_of_a_share_by_hand():
    """Wilson's for 10 of 100: .0552 to .1744."""
    np.testing.assert_allclose(model_evaluation.share_interval(0.1, 100), (0.0552, 0.1744), atol=1e-4)


def test_tenths_are_equal_and_ids_break_ties():
    parts = tenths(np.zeros(100), IDS[:100])
    assert np.bincount(parts).tolist() == [10] * 10
    assert tenths(np.zeros(100), IDS[:100][::-1])[::-1].tolist() == parts.tolist()


@pytest.fixture
def tables():
    day = pd.Timestamp("2026-01-01")
    scores = pd.DataFrame({"constituent_id": IDS, "score": SCORE, "outcome": OUTCOME, "value_at_stake": 10.0})
    scores = scores.assign(target="churn", as_of_date=day, challenger_score=np.nan)
    baselines = scores[["target", "constituent_id", "as_of_date"]].assign(predictor="recency", score=CHANCE.random(N))
    features = scores[["constituent_id", "as_of_date"]].assign(tenure_months=np.arange(N) % 30)
    segments = pd.DataFrame({"feature": "tenure_months", "at_least": [0, 12], "segment": ["new", "old"]})
    published = scores.head(500).assign(as_of_date=pd.Timestamp("2025-06-01"), challenger_score=CHANCE.random(500))
    return scores, published, baselines, features, segments


def test_the_table_has_a_row_per_key_and_compares_with_the_simple_scores(tables):
    made = evaluation(*tables, {"churn": [0.25, 0.5]}, 100)
    assert not made.duplicated(["target", "as_of_date", "predictor", "segment", "measure", "place"]).any()
    by_key = made.set_index(["predictor", "segment", "measure"])["value"]
    assert by_key["ours", "all", "auc"] > 0.7 > 0.55 > by_key["recency", "all", "auc"]
    assert by_key["ours", "tenure_months: new", "cases"] + by_key["ours", "tenure_months: old", "cases"] == N
    assert set(made["predictor"]) == {"ours", "recency", "published", "published challenger"}
    earlier = made[made["as_of_date"] == pd.Timestamp("2025-06-01")].set_index(["predictor", "segment", "measure"])["value"]
    assert earlier["published", "all", "cases"] == 500
    assert earlier["published", "all", "auc"] > 0.65 > 0.6 > earlier["published challenger", "all", "auc"]
    interval = made[(made["measure"] == "auc") & (made["predictor"] == "ours")]
    assert (interval["low"] < interval["value"]).all() and (interval["value"] < interval["high"]).all()


def test_the_order_of_the_rows_changes_no_measure(tables):
    scores, *others = tables
    again = evaluation(scores.sample(frac=1, random_state=4), *others, {}, 100)
    pd.testing.assert_frame_equal(again, evaluation(scores, *others, {}, 100))


def test_nobody_to_evaluate_is_an_empty_table(tables):
    scores, published, *others = tables
    made = evaluation(scores.iloc[:0], published.iloc[:0], *others, {}, 100)
    assert made.empty and list(made) == list(model_evaluation.TYPES)
