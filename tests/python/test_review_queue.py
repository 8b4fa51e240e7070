"""The review queue of the demo, worked out again in Python from the pairs, the map and the decisions."""

import pytest

PAIRS = """
    select pairs.left_key, pairs.right_key, pairs.decision, pairs.reason, pairs.confidence, pairs.score, reasons.is_veto,
        one.constituent_id as left_id, other.constituent_id as right_id
    from identity.pair_decisions as pairs
    inner join reference.decision_reasons as reasons using (reason)
    inner join identity.identity_map as one on pairs.left_key = one.record_key
    inner join identity.identity_map as other on pairs.right_key = other.record_key
"""
KNOWN = "select record_key from golden.known_records"
SIZES = "select constituent_id, count(*) as records from identity.identity_map group by constituent_id"
QUEUE = """
    select review_id, kind, expected_value, suggested_decision, is_worth_a_look, pair_count, priority, left_name, right_name
    from golden.review_queue order by priority
"""
OF_CONFLICT, OF_OVER_MERGE, LEAST = 0.35, 0.12, 1


@pytest.fixture(scope="module")
def expected(demo):
    """{review_id: (kind, expected value, suggestion, number of pairs)}"""
    known = set(demo.rows(KNOWN)["record_key"])
    sizes = demo.rows(SIZES).set_index("constituent_id")["records"].to_dict()
    questions = {}
    for pair in demo.rows(PAIRS).itertuples():
        is_one = pair.left_id == pair.right_id
        if not {pair.left_key, pair.right_key} <= known or pair.decision not in (
            ("review", "no_match") if is_one else ("match", "review")
        ):
            continue
        score = pair.score if is_one or pair.confidence != pair.confidence else pair.confidence
        if score != score:
            continue
        is_contested = is_one or pair.decision == "match" or pair.is_veto or pair.reason == "suffix_doubt"
        question = ("possible_over_merge" if is_one else "possible_match", score, is_contested)
        ends = "/".join(sorted([pair.left_id, pair.right_id]))
        questions.setdefault(ends, []).append(
            (score if not is_one else 1 - score, -pair.left_key, -pair.right_key, question)
        )
    found = {}
    for ends, pairs in questions.items():
        kind, score, is_contested = max(pairs)[-1]
        left, right = ends.split("/")
        if kind == "possible_match":
            value = score * (sizes[left] + sizes[right]) * (OF_CONFLICT if is_contested else 1)
            advice = "same" if score >= 0.5 and not is_contested else "different"
        else:
            value, advice = (1 - score) * sizes[left] * OF_OVER_MERGE, "same"
        found[ends] = (kind, value, advice, len(pairs))
    return found


def test_every_question_is_there_once_with_its_value(demo, expected):
    queue = demo.rows(QUEUE).set_index("review_id")
    assert set(queue.index) == set(expected) and set(queue["kind"]) == {"possible_match", "possible_over_merge"}
    for review_id, (kind, value, advice, pairs) in expected.items():
        row = queue.loc[review_id]
        assert (row["kind"], row["suggested_decision"], row["pair_count"]) == (kind, advice, pairs)
        assert row["expected_value"] == pytest.approx(value, abs=1e-4)
        assert row["is_worth_a_look"] == (row["expected_value"] >= LEAST)


def test_the_most_valuable_question_comes_first_and_says_whom_it_is_about(demo):
    queue = demo.rows(QUEUE)
    assert queue["expected_value"].is_monotonic_decreasing and queue["priority"].tolist() == list(range(1, len(queue) + 1))
    assert queue[["left_name", "right_name"]].notna().mean().min() > 0.8


def test_the_summary_counts_the_questions(demo):
    queue = demo.rows(QUEUE)
    counted = demo.rows("select item, figure from golden.identity_summary where section = 'total'").set_index("item")[
        "figure"
    ]
    assert counted["pairs of constituents to review"] == (queue["kind"] == "possible_match").sum()
    assert counted["constituents who may be two people"] == (queue["kind"] == "possible_over_merge").sum()
    assert counted["of both, worth a person's time"] == queue["is_worth_a_look"].sum()
