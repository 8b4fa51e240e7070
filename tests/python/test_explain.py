"""Why two records are one person, or why not: pairs of each kind in the demo, found by query."""

import os
import re
import subprocess
import sys
from html import escape

import duckdb
import pandas as pd
import pytest
from explanation import Unknown, drawn, explained, found, printed
from explanation.blocking import agreement, obstacle
from explanation.likeness import signed
from explanation.network import gap, rivals
from explanation.parts import Answer, Table
from project import ROOT

PAIRS = """
    from identity.pair_decisions as decisions
    inner join identity.identity_clusters as one on decisions.left_key = one.record_key
    inner join identity.identity_clusters as other on decisions.right_key = other.record_key
"""
NEVER_COMPARED = "(select left_key, right_key from identity.candidate_pairs)"
KINDS = {
    "linked": PAIRS + "where decision = 'match' and one.cluster_key = other.cluster_key",
    "refused": PAIRS + "where decision = 'match' and one.cluster_key != other.cluster_key",
    "through others": PAIRS + "where decision = 'no_match' and one.cluster_key = other.cluster_key",
    "household": PAIRS + "where decision = 'household'",
    "vetoed": PAIRS + "where reason = 'suffix_conflict'",
    "queued": PAIRS + "where decision = 'review' and one.cluster_key != other.cluster_key",
    "unlikely": PAIRS + "where reason = 'unlikely' and one.cluster_key != other.cluster_key",
    "crowded": f"""
        from (
            select one.record_key as left_key, other.record_key as right_key
            from identity.key_groups as groups
            inner join identity.hashed_keys as one using (key_hash)
            inner join identity.hashed_keys as other using (key_hash)
            where groups.is_too_large and one.record_key < other.record_key
        )
        where (left_key, right_key) not in {NEVER_COMPARED}
    """,
    "uncompared but one": f"""
        from (
            select one.record_key as left_key, other.record_key as right_key
            from identity.identity_clusters as one
            inner join identity.identity_clusters as other using (cluster_key)
            where one.record_key < other.record_key
        )
        where (left_key, right_key) not in {NEVER_COMPARED}
    """,
}


@pytest.fixture(scope="module")
def database(demo):
    with duckdb.connect(str(demo.database), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def pairs(database):
    """Three pairs of each kind as keys, the smaller first."""
    asked = {kind: f"select left_key, right_key {query} order by 1, 2 limit 3" for kind, query in KINDS.items()}
    return {kind: database.execute(query).fetchall() for kind, query in asked.items()}


@pytest.fixture(scope="module")
def answers(database, pairs):
    """A function that answers for the pairs of a kind."""

    def answer(kind: str) -> list[Answer]:
        ends = [[found(database, f"key:{key}") for key in pair] for pair in pairs[kind]]
        return [explained(database, a, b, uncompared_bits=-2) for a, b in ends]

    return answer


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("linked", "A and B are one person."),
        ("refused", "The groups of .* stayed two"),
        ("through others", "The surest chain of links"),
        ("household", r"two people of one household\..*Against one person"),
        ("vetoed", "suffix_conflict .*which is a veto"),
        ("queued", "a steward is asked"),
        ("unlikely", r"are taken for two people\..*Against one person: (?!nothing)"),
        ("crowded", r"never compared\..*same, but \d+"),
        ("uncompared but one", "never compared, but are one person through other records.*The surest chain of links"),
    ],
)
def test_each_kind_of_pair_is_explained(answers, kind, says):
    made = answers(kind)
    assert made
    for answer in made:
        assert re.search(says, " ".join(printed(answer).split())), printed(answer)
        assert "</svg>" in drawn(answer)


@pytest.mark.parametrize("kind", ["linked", "refused", "household", "vetoed", "unlikely"])
def test_the_bits_that_are_printed_add_up_to_the_score(database, pairs, answers, kind):
    for answer, (left, right) in zip(answers(kind), pairs[kind], strict=True):
        waterfall = next(part for part in answer.parts if isinstance(part, Table))
        printed_bits = [float(bits) for row in waterfall.rows[:-1] for bits in row[4:6] if bits]
        query = "select match_bits, odds_bits from identity.likelihood_scores where left_key = ? and right_key = ?"
        ((match_bits, odds_bits),) = database.execute(query, [left, right]).fetchall()
        assert sum(printed_bits) == pytest.approx(match_bits, abs=0.005 * len(printed_bits))
        assert [waterfall.rows[-2][6], waterfall.rows[-1][6]] == [signed(match_bits), signed(odds_bits)]


def test_both_orders_say_the_same_of_each_side(database, pairs):
    a, b = (found(database, f"key:{key}") for key in pairs["unlikely"][0])
    one, other = (explained(database, *ends, uncompared_bits=-2).parts[1].rows for ends in ((a, b), (b, a)))
    assert [[row[0], row[2], row[1], *row[3:]] for row in one] == other


def test_a_chain_leads_from_one_to_the_other_by_links_that_joined(answers):
    for answer in answers("uncompared but one"):
        chain = next(part for part in answer.parts if isinstance(part, Table) and part.columns[0] == "from")
        called = dict(zip(answer.records["record_key"], answer.records["name"], strict=True))
        assert [chain.rows[0][0], chain.rows[-1][1]] == [called[key] for key in answer.ends]
        assert [row[1] for row in chain.rows[:-1]] == [row[0] for row in chain.rows[1:]]
        assert {row[4] for row in chain.rows} == {"joined"}


def test_what_stayed_two_has_mean_evidence_against_it_or_a_veto_or_a_rival(database):
    ends = database.execute(
        f"select distinct one.cluster_key, other.cluster_key {KINDS['refused']} order by 1, 2"
    ).fetchall()
    between = [gap(database, here, there, -2) for here, there in ends]
    undecided = [of for of in between if of.mean > 0 and not of.vetoes]
    assert 0 < len(undecided) < len(between)
    assert all(rivals(database, of.here, of.there) for of in undecided)


def test_an_id_that_is_not_there_is_answered_with_one_sentence(database):
    with pytest.raises(Unknown, match="^No record has the id nobody.$"):
        found(database, "nobody")


def test_an_id_that_several_records_have_is_answered_with_their_names(database):
    ((name,),) = database.execute("""
        select any_value(source_system || ':' || record_id) from identity.source_records
        where is_id_repeated group by source_system, record_id having count(*) = 2 order by 1 limit 1
    """).fetchall()
    with pytest.raises(Unknown, match=rf"^2 records have the id {name}: say which, key:\d+ or key:\d+\.$"):
        found(database, name)


@pytest.mark.parametrize(
    ("left", "right", "share"), [("NFK|60614", "NFK|60657", 6 / 8), ("bob@x.example", "ann@x.example", 0), ("", "NFK", 0)]
)
def test_keys_are_alike_as_far_as_their_parts_begin_alike(left, right, share):
    assert agreement(left, right) == pytest.approx(share)


def test_what_was_in_the_way_of_a_rule():
    assert obstacle("", "novak", None, 20) == "A has no such key"
    assert obstacle("novac", "novak", None, 20) == "the keys differ"
    assert obstacle("novak", "novak", 147, 20) == "same, but 147 records have it (at most 20)"
    assert obstacle("novak", "novak", 12, 20) == "same, but 12 have it: too many in so large a file"


@pytest.mark.parametrize("size", [2, 3, 40])
def test_no_two_labels_of_a_picture_are_in_one_place(size):
    keys = list(range(size))
    records = pd.DataFrame(
        {"record_key": keys, "cluster_key": 0, "name": [f"crm:{key}" for key in keys], "who": "<Ann & Co>"}
    )
    ends = pd.DataFrame([(left, right) for left in keys for right in keys[left + 1 :]], columns=["left_key", "right_key"])
    links = ends.assign(decision="match", is_veto=False, bits=3.5, confidence=0.9, is_joined=True, words="alike")
    page = drawn(Answer([], (0, 1), records, links, 0))
    labels = [(int(x), int(y)) for x, y in re.findall(r'<text x="(\d+)" text-anchor="\w+" y="(\d+)">crm', page)]
    by_side = [sorted(y for x, y in labels if (x < 560) == left) for left in (True, False)]
    assert len(labels) == size
    assert all(below - above >= 28 for side in by_side for above, below in zip(side, side[1:], strict=False))
    assert "<Ann" not in page
    assert "<title>&lt;Ann &amp; Co&gt; and &lt;Ann &amp; Co&gt;</title>" in page
    assert "A is crm:0, B is crm:1." in page


def test_a_page_is_called_by_the_names_and_fits_a_phone(answers):
    for answer in answers("linked"):
        page = drawn(answer)
        who = dict(zip(answer.records["record_key"], answer.records["who"], strict=True))
        assert f"<title>{' and '.join(escape(who[key]) for key in answer.ends)}</title>" in page
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
        assert all('data-name="' in cell or 'class="bars"' in cell for cell in re.findall("<td[^>]*>", page))


def test_who_has_no_name_is_called_by_the_record():
    records = pd.DataFrame({"record_key": [1, 2], "cluster_key": 1, "name": ["crm:1", "crm:2"], "who": ["", "Ann Lee"]})
    none = pd.DataFrame(columns=["left_key", "right_key", "decision", "is_veto", "bits", "confidence", "is_joined", "words"])
    assert "<title>crm:1 and Ann Lee</title>" in drawn(Answer([], (1, 2), records, none, 0))


def test_two_records_that_nothing_links_make_a_picture_too(answers):
    (answer, *_) = answers("unlikely")
    alone = answer.records[answer.records["record_key"].isin(answer.ends)]
    page = drawn(Answer([], answer.ends, alone, answer.links.head(0), 7))
    assert page.count("<circle") == 2 and "Left out: 7 more records." in page


def test_the_script_prints_the_evidence_and_draws_it_beside_the_database(demo, pairs):
    def run(a, b=""):
        command = [sys.executable, str(ROOT / "scripts" / "explain.py")]
        environment = os.environ | {"A": a, "B": b, "DB": str(demo.database)}
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    done = run(*(f"key:{key}" for key in pairs["linked"][0]))
    assert done.returncode == 0 and "A and B are one person." in done.stdout
    picture = demo.database.with_name("people_explained.html")
    assert picture.read_text().startswith("<!doctype html>")
    assert str(picture) in done.stdout
    assert (run("nobody", "nobody").stderr, run("one").returncode) == ("No record has the id nobody.\n", 1)
