"""What the benchmark of real people may know, and how it judges."""

import numpy as np
import pandas as pd
import pytest
from predictions import BARS, MIDDLE, came, judged, known_by, of_counts, with_bars

PURCHASES = pd.DataFrame(
    {
        "person": ["A", "A", "A", "A", "B", "C"],
        "day": pd.to_datetime(["1997-01-02", "1997-05-17", "1997-05-18", "1997-09-30", "1997-02-01", "1997-05-18"]),
        "discs": [1, 3, 50, 50, 2, 50],
        "dollars": [10.0, 30.0, 500.0, 500.0, 20.0, 500.0],
    }
)


def test_what_is_known_on_a_day_ends_with_it_and_what_came_begins_after_it():
    known = known_by(PURCHASES, MIDDLE)
    assert known.index.tolist() == ["A", "B"] and known["x"].tolist() == [1, 0]
    assert known["dollars_max"].tolist() == [30, 20] and known["bought_in_last_8th"].tolist() == [1, 0]
    assert came(PURCHASES, known, MIDDLE, 1).tolist() == [1, 0]
    assert came(PURCHASES, known, MIDDLE, 136).tolist() == [2, 0]
    pd.testing.assert_frame_equal(known, known_by(PURCHASES[PURCHASES["day"] <= MIDDLE], MIDDLE))


def test_who_is_expected_to_buy_as_often_as_they_do_is_expected_without_error():
    assert judged(np.array([0.0, 1.0, 3.0]), np.array([0.0, 1.0, 3.0])) == {"rmse": 0, "total": 1, "auc": 1, "spearman": 1}
    assert judged(np.array([2.0, 1.0, 1.0]), np.array([0.0, 1.0, 3.0]))["total"] == 1


def test_counts_of_years_are_certain_together_and_a_gift_after_one_year_is_worked_out_by_hand():
    parameters = np.array([1.204, 0.750, 0.657, 2.783])
    share, ahead = of_counts(parameters, 5)
    assert share.sum() == pytest.approx(1) and (np.diff(ahead) > 0).all()
    one_year, _ = of_counts(parameters, 1)
    assert one_year[1] == pytest.approx(1.204 / 1.954 * 2.783 / 3.440)


def test_only_our_figures_have_a_bar():
    rows = pd.DataFrame(
        {
            "people": "cdnow",
            "method": ["ours", "ours", "lifetimes, BG/NBD", "ours"],
            "measure": ["rmse", "auc", "rmse", "mae"],
            "value": [1.68, 0.70, 1.0, 0.1],
        }
    )
    assert with_bars(rows)["is_met"].tolist() == ["yes", "no", "", ""]
    assert BARS["cdnow", "total"] == (0.9, 1.1)
