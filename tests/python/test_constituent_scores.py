"""Who is scored by what, and why: the stored model, the rule or the usual share."""

import inspect
import json

import constituent_scores
import model_versions
import numpy as np
import pandas as pd
import pytest
from constituent_scores import by_rule, published, reasons, scores
from made_up_cases import made_up
from model_versions import area, learnt

CASES, FEATURES = made_up()
SCORED = CASES[CASES["cut"].isin(["score", "test"])].drop(columns="truth")
RISES = dict.fromkeys(set(FEATURES) - {"constituent_id", "as_of_date"}, 0) | {"failures_in_a_row": 1}
RULES = pd.DataFrame(
    [["churn", "rule", "failures_in_a_row", 1, 1.1], ["churn", "rule", "failures_in_a_row", 2, 0.5]]
    + [["churn", "rule", "tenure_months", 60, -0.7], ["churn", "recency", "days_since_engagement", None, 1]],
    columns=["kind", "predictor", "feature", "at_least", "weight"],
)
TARGETS = pd.DataFrame({"target": ["churn"], "kind": ["churn"]})
LIMITS = pd.DataFrame({"name": ["usual_share_churn"], "value": [0.05]})
DAYS = {"churn": pd.Timestamp("2025-10-20")}
FIGURES = '{"usual_share": 0.25}'


@pytest.fixture(scope="module")
def document():
    rows = CASES.dropna(subset="outcome").merge(FEATURES, on=["constituent_id", "as_of_date"])
    return json.dumps(learnt(rows.drop(columns=["target", "value_at_stake", "truth"]), RISES, 100))


def version(document, number=1, decision="accepted", trained_on="2025-10-20"):
    facts = {"target": "churn", "version": number, "decision": decision, "trained_on": trained_on}
    return facts | {"document": document, "figures": FIGURES}


def made(versions, cases=SCORED, features=FEATURES):
    rows = pd.DataFrame(versions, columns=list(version(None)))
    return scores(cases, features, rows, TARGETS, RULES, LIMITS, DAYS)


@pytest.mark.parametrize("name", ["read_document", "values_of", "evaluated", "calibrated"])
def test_what_scores_is_what_was_judged(name):
    assert inspect.getsource(getattr(constituent_scores, name)) == inspect.getsource(getattr(model_versions, name))
    for constant in ("FORMAT", "PARTS", "MOST_CATEGORIES"):
        assert getattr(constituent_scores, constant) == getattr(model_versions, constant)


def test_everybody_is_scored_by_the_accepted_model_and_told_why(document):
    got = made([version(document)])
    assert len(got) == len(SCORED) and set(got["method"]) == {"model"} and set(got["version"]) == {1}
    assert got["score"].between(0, 1, inclusive="neither").all()
    test = got[got["cut"] == "test"]
    assert area(test["score"].to_numpy(), test["outcome"].to_numpy()) > 0.75
    assert abs(test["score"].mean() - test["outcome"].mean()) < 0.02
    assert got.loc[got["cut"] == "score", "outcome"].isna().all()
    rows = got.merge(FEATURES, on=["constituent_id", "as_of_date"])
    failing = rows[rows["failures_in_a_row"] >= 3]
    assert set(failing["reason_1"]) == {"failures_in_a_row high"}
    never = rows.loc[rows["failures_in_a_row"] == 0, ["reason_1", "reason_2", "reason_3"]]
    assert not never.isin(["failures_in_a_row high", "failures_in_a_row low"]).any(axis=None)


def test_the_order_of_the_rows_changes_nothing(document):
    shuffled = made([version(document)], SCORED.sample(frac=1, random_state=1), FEATURES.sample(frac=1, random_state=2))
    pd.testing.assert_frame_equal(shuffled, made([version(document)]))


def test_only_what_raises_a_score_is_a_reason():
    values = np.array([[1.0, 0.0, 1.0, 2.0], [1.0, np.nan, 1.0, 2.0]])
    features = [
        {"name": n, "categories": ["x", "y"] if n == "c" else None, "middle": None if n == "c" else 1.0} for n in "abcd"
    ]
    got = reasons(np.array([[0.2, 0.5, 0.1, 0.3], [-0.2, 0.4, 0.1, -1.0]]), values, features)
    assert [got[f"reason_{n}"].tolist() for n in (1, 2, 3)] == [["b low", "c high"], ["d high", None], ["a high", None]]
    assert [*reasons(np.zeros((2, 1)), values[:, :1], features[:1]).values()][2].tolist() == [None, None]


def test_a_rule_adds_log_odds_to_the_usual_share():
    rows = pd.DataFrame({"a": [0.0, 1.0, 2.0, np.nan], "b": [5.0, 5.0, 0.0, 5.0]})
    raw, parts, _ = by_rule([["a", 1.0, 0.7], ["a", 2.0, 0.4], ["b", 5.0, -0.3]], 0.5, rows)
    np.testing.assert_allclose(raw, [-0.3, 0.4, 1.1, -0.3])
    np.testing.assert_allclose(parts, [[0.0, -0.3], [0.7, -0.3], [1.1, 0.0], [0.0, -0.3]])


def test_by_a_rule_that_falls_the_low_values_are_the_reason():
    """A card that has expired, expires soon, is good for long, or is not known."""
    rows = pd.DataFrame({"days": [-10.0, 40.0, 200.0, np.nan]})
    steps = [["days", -36500.0, 1.4], ["days", 0.0, -0.7], ["days", 90.0, -0.7]]
    _, parts, features = by_rule(steps, 0.5, rows)
    assert reasons(parts, rows.to_numpy(), features)["reason_1"].tolist() == ["days low", "days low", None, None]


RULE = json.dumps({"format": 1, "kind": "rule", "points": [["failures_in_a_row", 1, 2.0]]})


@pytest.mark.parametrize(
    "versions",
    [[version(RULE, decision="rule")], [version("whatever", decision="proposed")], []],
    ids=["a rule", "only a refused model", "nothing learnt yet"],
)
def test_without_an_accepted_model_a_rule_scores_and_says_so(versions):
    got = made(versions)
    assert set(got["method"]) == {"rule"}
    assert got["score"].nunique() > 2
    assert set(got["reason_1"].dropna()) == {"failures_in_a_row high"}


@pytest.mark.parametrize("text", ['{"format": 0, "kind": "trees"}', "cos\nsystem\n(S'true'\ntR.", None])
def test_a_model_that_cannot_be_read_leaves_the_usual_share_labelled_as_such(text):
    got = made([version(text)])
    assert set(got["method"]) == {"prior"} and set(got["score"]) == {0.25}
    assert got["reason_1"].isna().all()


def test_a_model_that_asks_for_a_feature_that_is_gone_leaves_the_usual_share(document):
    assert set(made([version(document)], features=FEATURES.drop(columns="payment_method"))["method"]) == {"prior"}


def test_a_person_without_a_history_has_the_usual_share_labelled_as_such(document):
    unknown = "UC-00000003"
    empty = FEATURES.copy()
    is_empty = empty["constituent_id"] == "UC-00000004"
    empty.loc[is_empty, [name for name in empty if name not in ("constituent_id", "as_of_date")]] = None
    got = made([version(document)], features=empty[empty["constituent_id"] != unknown]).set_index("constituent_id")
    assert set(got.loc[[unknown, "UC-00000004"], "method"]) == {"prior"}
    assert set(got.loc[[unknown, "UC-00000004"], "score"]) == {0.25}
    assert set(got.drop([unknown, "UC-00000004"])["method"]) == {"model"}


def test_a_challenger_scores_beside_the_version_in_use(document):
    got = made([version(document), version(document, 2, "proposed")])
    assert set(got["version"]) == {1} and set(got["challenger_version"]) == {2}
    np.testing.assert_allclose(got["challenger_score"], got["score"])
    assert made([version(document)])["challenger_score"].isna().all()


def test_the_last_version_that_was_accepted_by_the_day_is_used():
    rows = [version("a"), version("b", 2), version("c", 3, "proposed"), version("d", 4, trained_on="2025-10-21")]
    used, later = published(pd.DataFrame(rows), pd.Timestamp("2025-10-20"))
    assert (used["version"], later["version"]) == (2, 3)
    used, later = published(pd.DataFrame(rows), pd.Timestamp("2025-10-21"))
    assert (used["version"], later) == (4, None)


def test_no_cases_are_no_scores(document):
    got = made([version(document)], SCORED.iloc[:0])
    assert list(got) == list(constituent_scores.TYPES) and got.empty
