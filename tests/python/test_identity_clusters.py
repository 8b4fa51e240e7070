"""Who is grouped with whom, on links small enough to check by eye."""

import numpy as np
import pandas as pd
import pytest
from identity_clusters import cluster, components, written_like


def links(*rows):
    """rows: (left, right, kind, confidence) or the same with is_certain."""
    table = pd.DataFrame(
        [(*row, False)[:5] for row in rows], columns=["left_key", "right_key", "kind", "confidence", "is_certain"]
    )
    return table.assign(is_veto=table["kind"].isin(["household", "apart"]))


def people(keys, *rows):
    return cluster(np.array(keys), links(*rows)).set_index("record_key").cluster_key.to_dict()


def households(keys, *rows):
    return cluster(np.array(keys), links(*rows)).set_index("record_key").household_key.to_dict()


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


def test_no_records_and_no_links_are_no_groups():
    assert cluster(np.array([], dtype=np.int64), links()).empty
    assert people([4, 2]) == {2: 2, 4: 4}


def test_a_link_to_an_unknown_record_is_an_error():
    with pytest.raises(ValueError, match="not in source_records"):
        components(np.array([1, 2]), links((1, 9, "person", 1.0)))


@pytest.mark.parametrize("given", [["left_key", "right_key"], ["LEFT_KEY", "RIGHT_KEY"]])
def test_columns_come_out_in_the_case_in_which_they_came(given):
    made = written_like(given, pd.DataFrame({"record_key": [1]}))
    assert made.columns[0].isupper() == given[0].isupper()
