"""Who is grouped with whom, on links small enough to check by eye."""

from itertools import permutations

import identity_clusters
import numpy as np
import pandas as pd
import pytest
from identity_clusters import cluster, components, written_like


def links(*rows):
    """rows: (left, right, kind, confidence) or the same with is_certain."""
    table = pd.DataFrame(
        [(*row, False)[:5] for row in rows], columns=["left_key", "right_key", "kind", "confidence", "is_certain"]
    )
    return table.assign(is_veto=table["kind"].isin(["household", "apart"]), is_copy=False, is_decided=False, bits=np.nan)


def grouped(keys, table, column="cluster_key", is_guarded=False):
    made = cluster(np.array(keys, dtype=np.int64), table, is_guarded=is_guarded, uncompared_bits=-2.0)
    return made.set_index("record_key")[column].to_dict()


def people(keys, *rows):
    return grouped(keys, links(*rows))


def households(keys, *rows):
    return grouped(keys, links(*rows), "household_key")


def test_a_chain_is_one_person_whatever_the_row_order():
    got = people([7, 3, 5, 9, 1], (3, 7, "person", 1.0), (9, 3, "person", 1.0))
    assert got == {1: 1, 3: 3, 5: 5, 7: 3, 9: 3}


def test_a_chain_of_twenty_links_is_one_person():
    got = people(range(21), *[(i, i + 1, "person", 0.9) for i in range(20)])
    assert set(got.values()) == {0}


def test_household_members_stay_two_people_in_one_household():
    rows = [(1, 2, "person", 1.0), (2, 3, "household", 0.0)]
    assert people([1, 2, 3, 4], *rows) == {1: 1, 2: 1, 3: 3, 4: 4}
    assert households([1, 2, 3, 4], *rows) == {1: 1, 2: 1, 3: 1, 4: 4}


def test_a_record_that_fits_both_spouses_joins_neither():
    # 1 and 2 are Jane, 3 is John, 4 has no name and the family's email
    rows = [(1, 2, "person", 1.0), (1, 3, "household", 0.0), (1, 4, "person", 0.95), (3, 4, "person", 0.95)]
    assert people([1, 2, 3, 4], *rows) == {1: 1, 2: 1, 3: 3, 4: 4}


def test_a_chain_into_conflict_breaks_at_its_weakest_link():
    rows = [
        (1, 2, "person", 1.0),
        (2, 3, "person", 0.86),
        (3, 4, "person", 0.99),
        (1, 4, "apart", 0.0),
        (5, 6, "person", 0.85),
    ]
    assert people(range(1, 7), *rows) == {1: 1, 2: 1, 3: 3, 4: 3, 5: 5, 6: 5}


def test_a_harmless_weak_link_survives_a_conflict_elsewhere_in_its_group():
    # 1 and 2 are Jane, 3 is John; 4 fits both spouses; 5 is a misspelt Jane, and its link is the weakest of all
    rows = [
        (1, 2, "person", 1.0),
        (1, 3, "household", 0.0),
        (1, 4, "person", 0.9),
        (3, 4, "person", 0.9),
        (2, 5, "person", 0.86),
    ]
    assert people(range(1, 6), *rows) == {1: 1, 2: 1, 3: 3, 4: 4, 5: 1}


def test_of_two_links_into_conflict_the_surer_one_holds():
    rows = [(1, 2, "person", 1.0), (2, 3, "person", 0.9), (1, 3, "apart", 0.0), (4, 3, "person", 0.95)]
    assert people(range(1, 5), *rows) == {1: 1, 2: 1, 3: 3, 4: 3}


def test_a_certain_link_outlasts_a_conflict():
    assert people([1, 2], (1, 2, "person", 1.0, True), (1, 2, "apart", 0.0)) == {1: 1, 2: 1}


# -- Guarded: by evidence --------------------------------------------------------------------------------------


def scored(*rows):
    """rows: (left, right, bits) of a match or, at 0 bits or below, of a doubt; what else they are follows as words."""
    table = pd.DataFrame([(*row[:3], row[3:]) for row in rows], columns=["left_key", "right_key", "bits", "words"])
    flags = ("veto", "certain", "copy", "decided")
    said = {f"is_{word}": table["words"].map(lambda words, word=word: word in words) for word in flags}
    kind = np.where(table["bits"] > 0, "person", "doubt").astype(object)
    kind[said["is_veto"] & table["bits"].isna()] = "apart"
    kind[said["is_certain"]] = "person"
    for word in ("household", "doubt"):
        kind[table["words"].map(lambda words, word=word: word in words)] = word
    return table.drop(columns="words").assign(kind=kind, confidence=0.9, **said)


def guarded(keys, *rows):
    return grouped(keys, scored(*rows), is_guarded=True)


def all_pairs(keys, bits):
    return [(left, right, bits) for left in keys for right in keys if left < right]


def apart(left, right):
    return (left, right, np.nan, "veto")


@pytest.fixture
def rounds(monkeypatch):
    """One entry for each round of mergers."""
    seen, best_pairs = [], identity_clusters.best_pairs
    monkeypatch.setattr(identity_clusters, "best_pairs", lambda *given: seen.append(1) or best_pairs(*given))
    return seen


FAMILIES = [*all_pairs([1, 2, 3], 8.0), *all_pairs([4, 5, 6], 8.0)]


def test_a_weak_link_joins_two_records():
    assert guarded([1, 4], (1, 4, 3.0)) == {1: 1, 4: 1}


def test_the_same_weak_link_does_not_join_two_families():
    assert guarded(range(1, 7), *FAMILIES, (1, 4, 3.0)) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 4}


def test_a_pair_that_was_not_compared_speaks_against_joining_and_a_doubt_by_what_it_says():
    assert set(guarded([1, 2, 3], (1, 2, 9.0), (2, 3, 1.5)).values()) == {1, 3}  # 1.5 - 2 < 0
    assert set(guarded([1, 2, 3], (1, 2, 9.0), (2, 3, 1.5), (1, 3, -1.0)).values()) == {1}  # 1.5 - 1 > 0


def test_a_doubt_speaks_within_a_family_and_joins_no_two():
    families = [(1, 2, 9.0), (2, 3, 9.0), (4, 5, 9.0), (5, 6, 9.0)]
    doubts = [(left, right, 0.5, "doubt") for left in (1, 2, 3) for right in (4, 5, 6)]
    assert guarded(range(1, 7), *families, *doubts) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 4}
    assert set(guarded(range(1, 7), *families, *[row for row in doubts if row[:2] != (3, 4)], (3, 4, 0.5)).values()) == {1}


def test_unguarded_the_weak_link_joins_two_families():
    assert set(grouped(range(1, 7), scored(*FAMILIES, (1, 4, 3.0))).values()) == {1}


def test_twenty_records_that_all_match_are_one_person_without_a_round(rounds):
    assert set(guarded(range(20), *all_pairs(range(20), 0.5)).values()) == {0}
    assert rounds == []


def test_twenty_records_of_which_two_pairs_do_not_match_are_one_person():
    pairs = [pair for pair in all_pairs(range(20), 4.0) if pair[:2] not in [(0, 1), (7, 9)]]
    assert set(guarded(range(20), *pairs, (7, 9, -3.0)).values()) == {0}


def test_a_chain_is_cut_into_pieces_and_a_star_keeps_what_its_centre_can_bear():
    chain = guarded(range(100), *[(i, i + 1, 3.0) for i in range(99)])
    assert pd.Series(chain).value_counts().max() <= 3
    star = guarded(range(101), *[(0, leaf, 3.0) for leaf in range(1, 101)])
    assert sorted(pd.Series(star).value_counts())[-2:] == [1, 3]


@pytest.mark.parametrize("bits", [np.full(2000, 3.0), np.linspace(1, 30, 2000)], ids=["equal", "ascending"])
def test_long_chains_and_large_stars_end_in_tens_of_rounds(rounds, bits):
    guarded(range(2001), *[(i, i + 1, b) for i, b in enumerate(bits)])
    assert 0 < len(rounds) < 25
    rounds.clear()
    guarded(range(2001), *[(0, i + 1, b) for i, b in enumerate(bits)])
    assert 0 < len(rounds) < 25


def test_a_centre_that_all_prefer_is_joined_in_tens_of_rounds(rounds):
    pairs = [(left, right, 20.0 + right / 1000 if left == 0 else 5.0) for left, right, _ in all_pairs(range(120), 0)]
    assert set(guarded(range(120), *pairs[:-1], (*pairs[-1][:2], -1.0)).values()) == {0}
    assert len(rounds) < 40


def test_rounds_come_to_what_the_best_merger_at_a_time_comes_to():
    random = np.random.default_rng(7)
    for _ in range(20):
        pairs = [(left, right, random.normal(2, 4)) for left, right, _ in all_pairs(range(9), 0) if random.random() < 0.6]
        vetoes = [apart(left, right) for left, right, _ in all_pairs(range(9), 0) if random.random() < 0.05]
        matches = [(left, right, "person", 1.0) for left, right, bits in pairs if bits > 0]
        whole = people(range(9), *matches)
        assert guarded(range(9), *pairs, *vetoes) == one_at_a_time(whole, pairs, vetoes)


def one_at_a_time(whole, pairs, vetoes):
    """Average linkage as in the textbook, within the groups that matches link."""
    bits = {frozenset(row[:2]): row[2] for row in pairs}
    never = {frozenset(row[:2]) for row in vetoes}
    groups = [{key} for key in whole]

    def mean(a, b):
        across = [frozenset((left, right)) for left in a for right in b]
        is_barred = not never.isdisjoint(across) or whole[min(a)] != whole[min(b)]
        return -np.inf if is_barred else np.mean([bits.get(pair, -2.0) for pair in across])

    while len(groups) > 1:
        a, b = max(((a, b) for a in groups for b in groups if min(a) < min(b)), key=lambda two: mean(*two))
        if mean(a, b) <= 0:
            break
        groups = [group for group in groups if group not in (a, b)] + [a | b]
    return {key: min(group) for group in groups for key in group}


def test_a_veto_keeps_two_groups_apart_whatever_the_evidence():
    rows = [*all_pairs([1, 2, 3, 4], 5.0), (1, 2, 9.0), (3, 4, 9.0)]
    assert set(guarded([1, 2, 3, 4], *rows[1:5], *rows[6:]).values()) == {1}
    assert guarded([1, 2, 3, 4], *rows[1:5], *rows[6:], apart(1, 4)) == {1: 1, 2: 1, 3: 3, 4: 3}


def test_a_certain_link_outlasts_a_veto_and_needs_no_evidence():
    assert guarded([1, 2, 3], (1, 2, np.nan, "certain"), apart(1, 2), (2, 3, 9.0)) == {1: 1, 2: 1, 3: 1}
    assert guarded([1, 2, 3], (1, 2, np.nan, "certain"), apart(1, 3), (2, 3, 9.0)) == {1: 1, 2: 1, 3: 3}


def test_who_fits_both_spouses_equally_joins_neither():
    spouses = [(1, 2, 9.0), (1, 3, -9.0, "veto", "household")]
    assert guarded(range(1, 5), *spouses, (1, 4, 5.0), (3, 4, 5.0)) == {1: 1, 2: 1, 3: 3, 4: 4}
    assert guarded(range(1, 5), *spouses, (1, 4, 5.0), (2, 4, 5.0), (3, 4, 5.0)) == {1: 1, 2: 1, 3: 3, 4: 4}
    assert guarded(range(1, 5), *spouses, (1, 4, 5.0), (3, 4, 5.1)) == {1: 1, 2: 1, 3: 3, 4: 3}


def test_who_fits_both_spouses_does_not_come_between_two_records_of_one():
    rows = [(1, 2, 4.9), apart(1, 3), (1, 4, 5.0), (2, 4, 5.0), (3, 4, 5.0)]
    assert guarded(range(1, 5), *rows) == {1: 1, 2: 1, 3: 3, 4: 4}


def test_who_is_refused_by_both_spouses_still_joins_a_friend():
    rows = [apart(1, 2), *[(spouse, other, 5.0) for spouse in (1, 2) for other in (3, 4)], (3, 4, 4.0)]
    assert guarded(range(1, 5), *rows) == {1: 1, 2: 2, 3: 3, 4: 3}


def test_copies_join_the_record_that_they_equal_without_weight_and_without_a_round(rounds):
    copies = [(1, key, 20.0, "copy") for key in range(100, 10_100)]
    got = guarded([1, 2, *range(100, 10_100)], (1, 2, 3.0), *copies)
    assert set(got.values()) == {1}
    assert rounds == []


def test_a_copy_may_have_the_smallest_key_of_its_group():
    assert guarded([1, 2, 3], (2, 1, 20.0, "copy"), (2, 3, 5.0)) == {1: 1, 2: 1, 3: 1}


def test_a_copy_that_a_veto_holds_from_its_group_stays_alone():
    rows = [(1, 2, 3.0), (1, 5, 20.0, "copy"), (1, 6, 20.0, "copy")]
    assert guarded([1, 2, 5, 6], *rows, apart(2, 5)) == {1: 1, 2: 1, 5: 5, 6: 1}


def test_a_copy_that_is_certainly_somebody_takes_that_record_along():
    rows = [(1, 5, 20.0, "copy"), (5, 9, np.nan, "certain")]
    assert guarded([1, 5, 9], *rows) == {1: 1, 5: 1, 9: 1}
    assert guarded([1, 5, 9], *rows, apart(1, 9)) == {1: 1, 5: 5, 9: 5}


def test_a_copy_that_is_certainly_the_record_it_equals_has_no_weight_either():
    copies = [(1, key, 20.0, "copy", "certain") for key in range(10, 60)]
    doubts = [(2, key, -9.0) for key in range(10, 60)]
    assert set(guarded([1, 2, *range(10, 60)], (1, 2, 3.0), *copies).values()) == {1}
    assert set(guarded([1, 2, *range(10, 60)], (1, 2, 3.0), *copies, *doubts).values()) == {1}


def test_guarded_households_are_what_household_links_join():
    table = scored((1, 2, 9.0), (2, 3, -4.0, "veto", "household"))
    assert grouped([1, 2, 3, 4], table, "cluster_key", is_guarded=True) == {1: 1, 2: 1, 3: 3, 4: 4}
    assert grouped([1, 2, 3, 4], table, "household_key", is_guarded=True) == {1: 1, 2: 1, 3: 1, 4: 4}


@pytest.fixture
def town():
    """300 records in families of up to 6, half of their pairs compared, with weak links and vetoes between them."""
    random = np.random.default_rng(3)
    rows = [pair for at in range(0, 300, 6) for pair in all_pairs(range(at, at + 6), 6.0) if random.random() < 0.5]
    rows += [(left, right, 2.0) for left, right in np.sort(random.integers(0, 300, (150, 2))) if left < right]
    rows += [apart(left, right) for left, right in np.sort(random.integers(0, 300, (150, 2))) if left < right]
    return scored(*{row[:2]: row for row in rows}.values())


def test_those_who_fit_either_of_two_people_alike_are_one_among_themselves():
    # 1 and 2 are two; whose 3, 4 and 5 are nobody can tell, and that 5 was kept from 1 and 2 says nothing against 4
    fitting = [(person, record, 11.0) for person in (1, 2) for record in (3, 4, 5)]
    among = [(3, 4, 11.0), (4, 5, 11.0), (3, 5, 13.7)]
    assert guarded(range(1, 6), apart(1, 2), *fitting, *among) == {1: 1, 2: 2, 3: 3, 4: 3, 5: 3}


def test_row_order_changes_nothing_even_where_evidence_ties(town):
    expected = grouped(range(300), town, is_guarded=True)
    assert 60 < len(set(expected.values())) < 250
    for seed in range(3):
        shuffled = town.sample(frac=1, random_state=seed)
        assert grouped(np.random.default_rng(seed).permutation(300), shuffled, is_guarded=True) == expected


def test_row_order_changes_nothing_where_evidence_adds_up_to_naught():
    rows = [(1, 3, 0.1), (1, 4, 0.2), (2, 3, 0.3), (2, 4, -0.6)]
    for turned in permutations(rows):
        assert guarded([1, 2, 3, 4], (1, 2, 9.0), (3, 4, 9.0), *turned) == {1: 1, 2: 1, 3: 3, 4: 3}


def test_keys_that_move_up_for_new_records_change_nothing_even_where_evidence_ties(town):
    moved = town.assign(left_key=town["left_key"] * 7 + 50, right_key=town["right_key"] * 7 + 50)
    got = grouped([*range(40), *range(50, 2150, 7)], moved, is_guarded=True)
    assert [got[key * 7 + 50] for key in range(300)] == [
        key * 7 + 50 for key in grouped(range(300), town, is_guarded=True).values()
    ]


def test_other_keys_give_the_same_groups_where_nothing_ties(town):
    random = np.random.default_rng(5)
    town["bits"] += random.normal(0, 0.5, len(town))
    keys = random.permutation(300)
    renamed = town.assign(left_key=keys[town["left_key"]], right_key=keys[town["right_key"]])
    got, expected = (pd.Series(grouped(range(300), table, is_guarded=True)) for table in (renamed, town))
    together = pd.DataFrame({"got": got.loc[keys].to_numpy(), "expected": expected.to_numpy()}).drop_duplicates()
    assert together["got"].is_unique and together["expected"].is_unique


# -- Both ------------------------------------------------------------------------------------------------------


def test_no_records_and_no_links_are_no_groups():
    assert people([]) == guarded([]) == {}
    assert people([4, 2]) == guarded([4, 2]) == {2: 2, 4: 4}


def test_a_link_to_an_unknown_record_is_an_error():
    for unknown in (0, 5, 9):
        with pytest.raises(ValueError, match="not in source_records"):
            components(np.array([1, 2, 6]), links((1, unknown, "person", 1.0)))


@pytest.mark.parametrize("given", [["left_key", "right_key"], ["LEFT_KEY", "RIGHT_KEY"]])
def test_columns_come_out_in_the_case_in_which_they_came(given):
    made = written_like(given, pd.DataFrame({"record_key": [1]}))
    assert made.columns[0].isupper() == given[0].isupper()


TWO_PEOPLE = [(1, 2, 9.0), (3, 4, 9.0), (1, 4, -20.0), (2, 3, -20.0)]


def same(left, right):
    return (left, right, np.nan, "certain", "decided")


def different(left, right):
    return (left, right, np.nan, "veto", "decided")


def test_a_steward_who_joins_two_records_joins_both_people():
    assert guarded(range(1, 6), *TWO_PEOPLE, (2, 4, -20.0), same(1, 3)) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 5}


def test_a_steward_who_has_parted_others_of_them_joins_the_two_alone():
    found = guarded(range(1, 6), *TWO_PEOPLE, same(1, 3), different(2, 4))
    assert found[1] == found[3] and found[2] != found[4]


def test_a_steward_joins_people_through_a_third():
    rows = [(1, 2, 9.0), (3, 4, 9.0), (5, 6, 9.0), same(2, 3), same(4, 5)]
    assert set(guarded(range(1, 7), *rows).values()) == {1}


def test_a_steward_who_parts_two_concerns_nobody_else():
    assert guarded(range(1, 5), different(1, 2), (3, 4, 9.0), same(3, 4)) == {1: 1, 2: 2, 3: 3, 4: 3}


def test_a_decision_that_two_are_two_changes_nothing_where_they_are_two_already():
    # 5 fits the family of 1 to 3 in part, and 1 to 3 hold together by the mean of their evidence
    rows = [(1, 2, 4.0), (2, 3, 4.0), (1, 3, -3.0), (3, 5, 3.0), (2, 5, -9.0), (1, 5, -9.0)]
    assert (
        guarded(range(1, 7), *rows, different(3, 5)) == guarded(range(1, 7), *rows) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 5, 6: 6}
    )
