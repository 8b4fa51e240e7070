"""What is learnt from cases of which the odds are known, how it is stored, and when it is used."""

import json

import model_versions
import numpy as np
import pandas as pd
import pytest
from made_up_cases import made_up
from model_versions import (
    area,
    attempt,
    calibrated,
    calibration_of,
    due,
    evaluated,
    features_of,
    grown,
    is_news,
    learnt,
    read_document,
    tree_of,
    values_of,
)

NAMES = ["failures_in_a_row", "days_since_engagement", "tenure_months", "payment_method", "gift_count", "gift_average"]
RISES = dict.fromkeys([*NAMES, "never_known"], 0) | {"failures_in_a_row": 1, "days_since_engagement": 1}
TARGET = {"target": "churn", "kind": "churn", "least_positives": 50, "least_cases": 500}
LIMITS = {
    "least_positives_to_judge": 20.0,
    "least_positives_isotonic": 100.0,
    "usual_share_churn": 0.05,
    "prior_cases": 50.0,
}
NOTHING = pd.DataFrame({"predictor": [], "constituent_id": [], "score": []})
POINTS = [["failures_in_a_row", 1.0, 1.1]]


def joined(**how):
    cases, features = made_up(**how)
    rows = cases[cases["cut"] != "score"].merge(features, on=["constituent_id", "as_of_date"])
    return rows.drop(columns=["target", "value_at_stake"])


ROWS = joined()
TRUTH = ROWS[["constituent_id", "as_of_date", "truth"]]
ROWS = ROWS.drop(columns="truth")


@pytest.fixture(scope="module")
def document():
    return learnt(ROWS, RISES, 100)


def raw_of(document, rows):
    return evaluated(document, values_of(rows, document["features"]))[0]


def test_stored_trees_score_as_those_of_the_library_do():
    """With values that are missing, and categories that nobody has seen."""
    train, test = ROWS[ROWS["cut"] == "train"], ROWS[ROWS["cut"] == "test"].copy()
    test.loc[test.index[:40], "payment_method"] = "barter"
    features = features_of(train, RISES)
    later = ROWS[ROWS["cut"] == "calibrate"]
    outcome, unseen = (rows["outcome"].to_numpy(dtype=int) for rows in (train, later))
    learner, _ = grown(values_of(train, features), outcome, values_of(later, features), unseen, features)
    trees = [tree_of(trees[0]) for trees in learner._predictors]
    stored = {"baseline": float(np.ravel(learner._baseline_prediction)[0]), "trees": trees}
    stored = json.loads(json.dumps(stored, allow_nan=False))
    assert any(chosen for tree in trees for chosen in tree["categories"])
    assert any(any(tree["missing_left"]) for tree in trees)
    near = len(trees) * 10.0**-model_versions.PLACES  # each tree is stored to so many places
    for rows in (train, test, test.assign(**{feature["name"]: np.nan for feature in features})):
        values = values_of(rows, features)
        raw, parts = evaluated(stored, values)
        np.testing.assert_allclose(raw, learner.decision_function(values), atol=near, rtol=0)
        np.testing.assert_allclose(1 / (1 + np.exp(-raw)), learner.predict_proba(values)[:, 1], atol=near, rtol=0)
        roots = stored["baseline"] + sum(tree["value"][0] for tree in trees)
        np.testing.assert_allclose(roots + parts.sum(axis=1), raw, atol=1e-9, rtol=0)


def test_the_trees_find_most_of_what_can_be_known(document):
    test = ROWS[ROWS["cut"] == "test"].merge(TRUTH, on=["constituent_id", "as_of_date"])
    outcome = test["outcome"].to_numpy()
    best, ours = area(test["truth"].to_numpy(), outcome), area(raw_of(document, test), outcome)
    assert 0.75 < best - 0.02 < ours < best + 0.01
    probability = calibrated(raw_of(document, test), document["calibration"])
    assert abs(probability.mean() - outcome.mean()) < 0.02


def test_labels_that_were_shuffled_teach_nothing():
    areas = []
    for seed in range(4):
        shuffled = ROWS.assign(outcome=np.random.default_rng(seed).permutation(ROWS["outcome"].to_numpy()))
        test = ROWS[ROWS["cut"] == "test"]
        areas.append(area(raw_of(learnt(shuffled, RISES, 100), test), shuffled.loc[test.index, "outcome"].to_numpy()))
    assert abs(np.mean(areas) - 0.5) < 0.03


def test_the_order_of_the_rows_and_of_the_columns_changes_nothing(document):
    shuffled = ROWS.sample(frac=1, random_state=3)[sorted(ROWS, reverse=True)]
    assert json.dumps(learnt(shuffled, RISES, 100)) == json.dumps(document)


def test_a_number_that_differs_in_its_last_bit_changes_nothing(document):
    nudged = ROWS.assign(gift_average=np.nextafter(ROWS["gift_average"].to_numpy(), np.inf))
    assert json.dumps(learnt(nudged, RISES, 100)) == json.dumps(document)


def test_scores_rise_with_what_they_must_rise_with(document):
    test = ROWS[ROWS["cut"] == "test"]
    by_failures = [raw_of(document, test.assign(failures_in_a_row=float(n))) for n in range(6)]
    assert (np.diff(by_failures, axis=0) >= -1e-12).all()
    assert (by_failures[-1] > by_failures[0]).any()


@pytest.mark.parametrize("least_positives", [10, 10_000])
def test_calibration_keeps_the_order_and_makes_no_two_scores_equal(least_positives):
    chance = np.random.default_rng(2)
    raw = np.round(chance.normal(-2, 1.5, 3000), 2)  # with equal scores
    outcome = (chance.random(3000) < 1 / (1 + np.exp(-(0.5 * raw - 1)))).astype(float)
    made = calibration_of(raw, outcome, least_positives)
    assert made["kind"] == ("isotonic" if least_positives == 10 else "sigmoid")
    asked = np.linspace(-12, 12, 2001)
    got = calibrated(asked, made)
    assert (np.diff(got) > 0).all()
    assert (got > 0).all() and (got < 1).all()
    assert abs(calibrated(raw, made).mean() - outcome.mean()) < 0.01
    assert np.abs(got - 1 / (1 + np.exp(-(0.5 * asked - 1))))[900:1001].max() < 0.06


def test_the_row_order_of_equal_scores_does_not_change_a_calibration():
    raw, outcome = np.repeat([0.0, 1.0, 2.0], 100), np.tile([0.0, 1.0, 0.0, 1.0], 75)
    outcome[200:] = 1.0
    assert calibration_of(raw, outcome, 5) == calibration_of(raw[::-1], outcome[::-1], 5)


def test_scores_that_say_nothing_are_calibrated_to_the_share():
    raw, outcome = np.linspace(-1, 1, 400), np.tile([0.0, 0.0, 0.0, 1.0], 100)
    got = calibrated(raw, calibration_of(raw, outcome[::-1], 10_000))
    assert (np.diff(got) > 0).all() and np.abs(got - 0.25).max() < 0.01


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (ROWS.assign(outcome=0.0), "the training cuts have 0 cases with the outcome, and 50 are needed"),
        (ROWS.assign(outcome=1.0), "the training cuts have 0 cases without the outcome, and 50 are needed"),
        (ROWS.iloc[:0], "the training cuts have 0 cases, and 500 are needed"),
        (ROWS[ROWS["cut"] != "test"], "the cut `test` has 0 cases with the outcome, and 20 are needed"),
        (ROWS[ROWS["cut"] != "calibrate"], "the cut `calibrate` has 0 cases with the outcome, and 20 are needed"),
    ],
    ids=["no positives", "one class", "no rows", "no test", "no calibration"],
)
def test_too_few_cases_leave_a_rule_that_says_why(rows, why):
    made = attempt(rows, NOTHING, None, RISES, TARGET, POINTS, LIMITS)
    assert (made["decision"], made["reason"]) == ("rule", why)
    assert made["document"] == {"format": 1, "kind": "rule", "points": POINTS}
    assert 0 < made["figures"]["usual_share"] < 1


def test_features_that_are_all_missing_leave_nothing_that_is_used():
    empty = ROWS.assign(**{name: np.nan for name in RISES})
    made = attempt(empty, NOTHING, None, RISES, TARGET, POINTS, LIMITS)
    assert made["decision"] == "proposed"
    assert made["document"]["trees"] == [] and made["figures"]["auc"]["challenger"] == 0.5


def baselines(score):
    test = ROWS[ROWS["cut"] == "test"]
    return pd.DataFrame({"predictor": "recency", "constituent_id": test["constituent_id"], "score": score(test)})


@pytest.mark.parametrize(
    ("score", "decision"),
    [(lambda test: test["gift_count"], "accepted"), (lambda test: test["outcome"], "proposed")],
    ids=["a weak one", "an oracle"],
)
def test_a_model_has_to_beat_the_best_simple_score(score, decision):
    made = attempt(ROWS, baselines(score), None, RISES, TARGET, POINTS, LIMITS)
    assert made["decision"] == decision
    assert "of recency, the best simple score" in made["reason"]


def test_a_model_has_to_be_as_good_as_the_one_in_use(document):
    best = json.dumps(document)
    assert attempt(ROWS, NOTHING, best, RISES, TARGET, POINTS, LIMITS)["decision"] == "accepted"
    taught = ROWS.assign(cut=ROWS["cut"].replace({"test": "train"}))  # a champion that has seen the answers
    unfair = json.dumps(learnt(pd.concat([taught, ROWS[ROWS["cut"] == "train"]]), RISES, 100))
    made = attempt(ROWS, NOTHING, unfair, RISES, TARGET, POINTS, LIMITS)
    assert made["decision"] == "proposed" and made["figures"]["auc"]["champion"] > made["figures"]["auc"]["challenger"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"format": 0, "kind": "trees"}', "the stored model has the format 0, and this project reads the format 1"),
        ("cos\nsystem", "the stored model is no document of this project"),
        ("{}", "the stored model is no document of this project"),
        ('{"format": 1, "kind": "trees", "trees": []}', "the stored model lacks a part"),
        (None, "the stored model is no document of this project"),
    ],
)
def test_a_model_that_cannot_be_read_is_said_in_one_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_document(text)


def test_a_model_that_cannot_be_read_is_replaced():
    made = attempt(ROWS, NOTHING, '{"format": 0, "kind": "trees"}', RISES, TARGET, POINTS, LIMITS)
    assert made["decision"] == "accepted" and made["reason"].endswith("this project reads the format 1")


def test_a_model_that_asks_for_a_feature_that_is_gone_is_said_in_one_sentence(document):
    with pytest.raises(ValueError, match="asks for payment_method, which prediction_features does not have"):
        raw_of(document, ROWS.drop(columns="payment_method"))


GONE = {"format": 1, "kind": "trees", "features": [{"name": "gone"}], "baseline": 0, "trees": [], "calibration": {}}
RULE = '{"format": 1, "kind": "rule", "points": []}'
TODAY = pd.Timestamp("2026-09-30")
ACCEPTED = {"target": "churn", "version": 1, "decision": "accepted", "trained_on": "2026-07-01", "document": RULE}
PROPOSED = ACCEPTED | {"version": 2, "decision": "proposed", "trained_on": "2026-09-20"}


@pytest.mark.parametrize(
    ("earlier", "retrain", "is_learnt"),
    [
        ([], "never", True),
        ([ACCEPTED], "never", False),
        ([ACCEPTED], "now", True),
        ([ACCEPTED], "91 days", True),
        ([ACCEPTED], "92 days", False),
        ([ACCEPTED, PROPOSED], "91 days", False),
        ([PROPOSED], "never", True),
        ([ACCEPTED | {"document": '{"format": 0, "kind": "rule"}'}], "never", True),
        ([ACCEPTED | {"document": json.dumps(GONE)}], "never", True),
        ([ACCEPTED | {"document": json.dumps(GONE).replace("gone", "gift_count")}], "never", False),
        ([ACCEPTED | {"trained_on": "2026-10-01"}], "never", True),
        ([ACCEPTED | {"target": "another"}], "never", True),
    ],
)
def test_a_target_is_learnt_when_nothing_is_in_use_or_the_var_retrain_asks(earlier, retrain, is_learnt):
    known = pd.DataFrame(earlier, columns=list(ACCEPTED))
    made = due(pd.DataFrame({"target": ["churn"]}), known, {"gift_count"}, retrain, {("churn", "score"): TODAY})
    assert ("churn" in made) == is_learnt


@pytest.mark.parametrize(
    ("decision", "last", "retrain", "is_noted"),
    [
        ("accepted", PROPOSED, "never", True),
        ("proposed", None, "never", True),
        ("proposed", PROPOSED, "never", False),
        ("proposed", PROPOSED, "now", True),
        ("proposed", PROPOSED | {"trained_on": "2026-09-02"}, "never", True),
        ("rule", PROPOSED, "never", True),
    ],
)
def test_an_attempt_is_noted_when_it_says_something_new(decision, last, retrain, is_noted):
    assert is_news(decision, last, retrain, TODAY) == is_noted


def test_new_versions_have_the_next_number_and_can_be_read_back():
    words = pd.DataFrame({"feature": list(RISES), "rises_with_churn": list(RISES.values())})
    seeds = {
        "prediction_targets": pd.DataFrame([TARGET]),
        "prediction_feature_words": words,
        "simple_scores": pd.DataFrame(
            [["churn", "rule", "failures_in_a_row", 1, 1.1]], columns=["kind", "predictor", "feature", "at_least", "weight"]
        ),
        "prediction_limits": pd.DataFrame({"name": list(LIMITS), "value": list(LIMITS.values())}),
    }
    cases, features = made_up()
    days = {("churn", "score"): pd.Timestamp("2025-10-20"), ("churn", "test"): pd.Timestamp("2025-07-16")}
    earlier = pd.DataFrame([ACCEPTED | {"version": 4, "trained_on": "2025-05-01", "document": "gone"}]).reindex(
        columns=list(model_versions.TYPES)
    )
    asked = due(seeds["prediction_targets"], earlier, set(features), "now", days)
    closed = cases.dropna(subset="outcome").drop(columns=["truth", "value_at_stake"])
    made = model_versions.versions(asked, closed, features, NOTHING.assign(target=""), seeds, earlier, "now", days)
    (row,) = made.to_dict("records")
    assert (row["target"], row["version"], row["decision"]) == ("churn", 5, "accepted")
    assert (row["trained_on"], row["as_of_date"]) == (days["churn", "score"], days["churn", "test"])
    assert len(read_document(row["document"])["trees"]) == json.loads(row["figures"])["trees"] > 5
    assert "never_known" not in json.loads(row["features"])
