"""What is expected of givers, on histories of which we know how they came about."""

from itertools import product
from math import comb

import numpy as np
import pandas as pd
import pytest
from giving_expectations import (
    bg_bb_likelihood,
    bg_bb_prediction,
    counted,
    expectations,
    fitted,
    gamma_gamma_likelihood,
    gamma_gamma_prediction,
    of_days,
    pareto_nbd_likelihood,
    pareto_nbd_prediction,
)
from scipy.special import beta as beta_function
from scipy.stats import gamma

PUBLISHED = np.array([1.204, 0.750, 0.657, 2.783])  # of 11,104 donors: Fader, Hardie and Shang 2010
SETTINGS = {
    "expectation_least_givers": [100],
    "expectation_least_repeat_givers": [20],
    "expectation_bg_bb": [1.204, 0.750, 0.657, 2.783],
    "expectation_gamma_gamma": [6.25, 3.74],
    "giving_capacity_quantile": [0.9],
}
CUT = pd.Timestamp("2026-09-30")


def by_hand(x, t, n):
    """The likelihood of one history of the published model, as a sum over the year in which the giver stopped."""
    a, b, c, d = PUBLISHED

    def gave(years):
        return beta_function(a + x, b + years - x) / beta_function(a, b)

    stayed = gave(n) * beta_function(c, d + n) / beta_function(c, d)
    return stayed + sum(gave(years) * beta_function(c + 1, d + years) / beta_function(c, d) for years in range(t, n))


@pytest.mark.parametrize(("x", "t", "n"), [(0, 0, 6), (1, 1, 6), (2, 5, 6), (6, 6, 6), (0, 0, 0), (3, 4, 5)])
def test_a_history_is_as_likely_as_the_sum_over_all_years_of_stopping(x, t, n):
    got = bg_bb_likelihood(
        PUBLISHED,
        *np.array(
            [
                [x],
                [t],
                [n],
            ],
            dtype=float,
        ),
    )
    assert np.exp(got[0]) == pytest.approx(by_hand(x, t, n), rel=1e-12)


def test_a_giver_of_one_year_worked_out_by_hand():
    """Chance to give in a year 1.204 / 1.954, to stay 2.783 / 3.440: the first year after has a gift in 0.4985 of cases."""
    assert pytest.approx(0.4985, abs=1e-4) == 1.204 / 1.954 * 2.783 / 3.440
    gave, gave_not = np.exp(bg_bb_likelihood(PUBLISHED, *np.array([[1, 0], [1, 0], [1, 1]], dtype=float)))
    assert (gave, gave_not) == (pytest.approx(0.4985, abs=1e-4), pytest.approx(0.5015, abs=1e-4))


def test_all_histories_together_are_certain():
    """Years of giving are counted by x and t alone: so many orders lead to each of them."""
    cells = [(0, 0, 6)] + [(x, t, 6) for t in range(1, 7) for x in range(1, t + 1)]
    orders = np.array([1] + [comb(t - 1, x - 1) for x, t, _ in cells[1:]])
    x, t, n = np.array(cells, dtype=float).T
    assert orders @ np.exp(bg_bb_likelihood(PUBLISHED, x, t, n)) == pytest.approx(1, abs=1e-12)


def test_what_is_expected_is_the_share_of_the_histories_that_go_on():
    """The next year as Bayes has it: the likelihood of the history with one more gift, by that of the history."""
    x, t, n = np.array([[0, 0, 6], [2, 5, 6], [4, 4, 6], [6, 6, 6]], dtype=float).T
    with_a_gift = np.exp(bg_bb_likelihood(PUBLISHED, x + 1, n + 1, n + 1) - bg_bb_likelihood(PUBLISHED, x, t, n))
    expected, active = bg_bb_prediction(PUBLISHED, x, t, n)
    assert expected == pytest.approx(with_a_gift, rel=1e-9)
    assert (expected < active).all() and (active < 1).all()
    two_years, _ = bg_bb_prediction(PUBLISHED, x, t, n, years=2)
    again = [
        np.exp(bg_bb_likelihood(PUBLISHED, x + more, n + 2, n + 2) - bg_bb_likelihood(PUBLISHED, x, t, n)) for more in (1, 2)
    ]
    assert two_years == pytest.approx(with_a_gift + sum(again), rel=1e-9)  # the second year, with the first or not


def test_pareto_nbd_is_the_mean_over_givers_of_every_rate():
    """By brute force: over a million givers drawn from the model, how likely each history is."""
    r, alpha, s, rest = 0.8, 1.5, 0.7, 2.0
    random = np.random.default_rng(3)
    rate, stop = random.gamma(r, 1 / alpha, 1_000_000), random.gamma(s, 1 / rest, 1_000_000)
    for x, t, n in [(0, 0.0, 3.0), (1, 0.5, 3.0), (4, 2.5, 3.0), (2, 3.0, 3.0)]:
        together = rate + stop
        stopped = stop / together * (np.exp(-together * t) - np.exp(-together * n))
        likelihood = (rate**x * (stopped + np.exp(-together * n))).mean()
        active = (rate**x * np.exp(-together * n)).mean() / likelihood
        ahead = (rate**x * np.exp(-together * n) * rate / stop * -np.expm1(-stop)).mean() / likelihood
        given = np.array([[x], [t], [n]], dtype=float)
        parameters = np.array([r, alpha, s, rest])
        assert np.exp(pareto_nbd_likelihood(parameters, *given)[0]) == pytest.approx(likelihood, rel=0.02)
        expected, probability = pareto_nbd_prediction(parameters, *given)
        assert (expected[0], probability[0]) == (pytest.approx(ahead, rel=0.02), pytest.approx(active, rel=0.02))


def test_the_day_of_stopping_is_summed_closely_enough():
    """Twelve nodes beside half a million steps, for many gifts and few, and where a giver was known for long."""
    for x, t, n, r, alpha in product([0, 5, 300], [0.0, 4.0], [5.0, 30.0], [0.3, 3.0], [0.05, 3.0]):
        parameters = np.array([r, alpha, 0.5, 1.0])
        days = np.linspace(0, 1, 500_001) ** 3 * (n - t) + t
        shape = np.exp((r + x) * (np.log(alpha + t) - np.log(alpha + days))) / (1 + days) ** 1.5 * 0.5
        active = np.exp((r + x) * (np.log(alpha + t) - np.log(alpha + n))) / (1 + n) ** 0.5
        _, probability = pareto_nbd_prediction(parameters, *np.array([[x], [t], [n]], dtype=float))
        assert probability[0] == pytest.approx(active / (active + np.trapezoid(shape, days)), abs=2e-4)


def yearly_givers(people, parameters, years, random):
    """Years with a gift, the last one of them and how many were seen, of people drawn from BG/BB."""
    a, b, c, d = parameters
    gives, stops = random.beta(a, b, people), random.beta(c, d, people)
    stays = random.geometric(stops) - 1
    gifts = (random.random((people, years)) < gives[:, None]) & (np.arange(years) < stays[:, None])
    return gifts


def test_bg_bb_finds_the_parameters_that_made_the_histories():
    gifts = yearly_givers(100_000, PUBLISHED, 8, np.random.default_rng(11))
    last = np.where(gifts.any(axis=1), 8 - np.argmax(gifts[:, ::-1], axis=1), 0)
    cells, people = counted(np.stack([gifts.sum(axis=1), last, np.full(len(gifts), 8)], axis=1))
    found = fitted(bg_bb_likelihood, [1, 1, 1, 3], cells, people)
    assert found == pytest.approx(PUBLISHED, rel=0.08)
    assert bg_bb_likelihood(found, *cells.T) @ people >= bg_bb_likelihood(PUBLISHED, *cells.T) @ people


def givers_of_any_day(people, parameters, years, random):
    """Days of gifts after the first one, in years, of people drawn from Pareto/NBD."""
    r, alpha, s, rest = parameters
    rate, stop = random.gamma(r, 1 / alpha, people), random.exponential(1 / random.gamma(s, 1 / rest, people))
    days = random.exponential(1, (people, 60)).cumsum(axis=1) / rate[:, None]
    return np.where(days < np.minimum(stop, years)[:, None], days, np.nan)


def test_pareto_nbd_finds_the_parameters_that_made_the_histories():
    true = np.array([0.9, 0.8, 0.6, 1.2])
    days = givers_of_any_day(60_000, true, 4, np.random.default_rng(12))
    last = np.nan_to_num(np.nanmax(np.c_[days, np.zeros(len(days))], axis=1))
    cells, people = of_days((~np.isnan(days)).sum(axis=1), last * 365, np.full(len(days), 4 * 365.0))
    found = fitted(pareto_nbd_likelihood, [1, 1, 1, 3], cells, people)
    assert found == pytest.approx(true, rel=0.12)


def test_gamma_gamma_finds_the_parameters_and_its_upper_end_holds():
    p, q, scale = 3.0, 4.0, 90.0
    random = np.random.default_rng(13)
    gifts = random.integers(1, 6, 40_000)
    mean = p / random.gamma(q, 1 / scale, len(gifts))
    average = random.gamma(p * gifts, mean / p / gifts)
    found = fitted(
        gamma_gamma_likelihood, [2, 2, 1], np.stack([gifts, average / 30], axis=1).astype(float), np.ones(len(gifts))
    )
    true = np.array([p, q - 1, p * scale / (q - 1)])
    assert (found * [1, 1, 30]).tolist() == pytest.approx(true.tolist(), rel=0.05)
    expected, upper = gamma_gamma_prediction(true, gifts, average, 0.9)
    assert (mean < upper).mean() == pytest.approx(0.9, abs=0.005)
    assert expected.mean() == pytest.approx(mean.mean(), rel=0.01)


def histories(people=3000, seed=5):
    """Givers of one cut: yearly ones and others, with amounts of their own."""
    random = np.random.default_rng(seed)
    rows = []
    for person in range(people):
        age = int(random.integers(30, 3000))
        often = random.random() < 0.5
        chance, stop = random.beta(1.2, 0.75), random.geometric(random.beta(1, 4))
        days = {0}
        for year in range(min(stop, age // 365 + 1)):
            for _ in range(random.poisson(2 * chance) if often else int(random.random() < chance)):
                days.add(min(age, year * 365 + int(random.integers(1, 364))))
        back = (age - np.array(sorted(days))) // 365
        rows.append((f"UC-{person:08d}", age, age - max(days), len(days), len(set(back)) - 1, back[0] - back[-1], back[0]))
    names = ["constituent_id", "first", "last", "gift_days", "years_given", "last_year_given", "year_count"]
    made = pd.DataFrame(rows, columns=names).assign(as_of_date=CUT, average_amount=random.lognormal(4, 0.8, people).round(2))
    on = {f"{end}_gift_on": CUT - pd.to_timedelta(made[end], unit="D") for end in ("first", "last")}
    return made.drop(columns=["first", "last"]).assign(**on)


HISTORIES = histories()


def test_every_giver_has_one_row_with_numbers_that_can_be():
    made = expectations(HISTORIES, SETTINGS)
    assert made["constituent_id"].tolist() == sorted(HISTORIES["constituent_id"])
    assert set(made["model"]) == {"bg_bb", "pareto_nbd"} and not made["is_prior"].any()
    numbers = made[["expected_gifts", "expected_giving", "probability_active", "giving_capacity_from_behaviour"]]
    assert (numbers > 0).all(axis=None) and np.isfinite(numbers.to_numpy()).all()
    assert made["probability_active"].between(0, 1).all() and made["expected_gifts"].nunique() > 500


def test_who_gave_once_is_not_active_for_certain_and_less_so_the_longer_it_is_ago():
    once = HISTORIES[HISTORIES["gift_days"] == 1]
    made = expectations(HISTORIES, SETTINGS).merge(once[["constituent_id", "first_gift_on"]])
    years = (CUT - made["first_gift_on"]).dt.days // 365
    by_year = made["probability_active"].groupby(years).max()
    assert len(by_year) > 5 and by_year.iloc[0] < 0.95 and by_year.is_monotonic_decreasing and by_year.iloc[-1] < 0.5


def test_the_order_of_rows_changes_nothing():
    shuffled = HISTORIES.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(expectations(HISTORIES, SETTINGS), expectations(shuffled, SETTINGS), check_exact=True)


def test_a_cut_is_fitted_on_its_own_histories_alone():
    later = histories(1000, seed=6).assign(as_of_date=CUT + pd.Timedelta(days=90))
    both = expectations(pd.concat([later, HISTORIES]), SETTINGS)
    alone = both[both["as_of_date"] == CUT].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, expectations(HISTORIES, SETTINGS), check_exact=True)


def test_too_few_givers_get_the_published_parameters_and_a_label():
    made = expectations(HISTORIES.head(50), SETTINGS)
    assert set(made["model"]) == {"prior"} and made["is_prior"].all() and made["expected_gifts"].nunique() > 5
    assert (made["expected_giving"] > 0).all()


def test_givers_of_whom_none_gave_again_get_the_prior():
    once = HISTORIES[HISTORIES["gift_days"] == 1]
    made = expectations(once, SETTINGS)
    assert len(made) > 100 and set(made["model"]) == {"prior"} and made["expected_gifts"].nunique() > 3


def test_a_search_without_an_end_gets_the_prior(monkeypatch):
    monkeypatch.setattr("giving_expectations.fitted", lambda *given: None)
    made = expectations(HISTORIES, SETTINGS)
    assert set(made["model"]) == {"prior"} and made["is_prior"].all()


def test_a_likelihood_that_is_nowhere_a_number_has_no_fit():
    assert fitted(lambda parameters, x: x * np.nan, [1.0, 1.0], np.ones((3, 1)), np.ones(3)) is None


def test_histories_that_cannot_be_are_kept_without_numbers():
    wrong = HISTORIES.head(4).assign(constituent_id=[f"UC-9{place}" for place in range(4)])
    wrong["gift_days"] = [0, None, 3, 2]
    wrong["last_gift_on"] = [CUT, CUT, CUT + pd.Timedelta(days=1), HISTORIES["first_gift_on"].iloc[3] - pd.Timedelta(days=1)]
    made = expectations(pd.concat([wrong, HISTORIES]), SETTINGS)
    pd.testing.assert_frame_equal(
        made[made["model"] != "none"].reset_index(drop=True), expectations(HISTORIES, SETTINGS), check_exact=True
    )
    none = made[made["model"] == "none"]
    assert len(none) == 4 and none["is_prior"].all() and none["expected_gifts"].isna().all()


def test_nobody_gives_a_table_without_rows():
    made = expectations(HISTORIES.head(0), SETTINGS)
    assert len(made) == 0 and "giving_capacity_from_behaviour" in made


def test_an_unknown_amount_is_that_of_all_and_no_amount_at_all_stays_unknown():
    first = HISTORIES["constituent_id"].iloc[0]
    one = HISTORIES.assign(average_amount=HISTORIES["average_amount"].where(HISTORIES["constituent_id"] != first))
    made = expectations(one, SETTINGS).set_index("constituent_id")
    amount = made["expected_giving"] / made["expected_gifts"]
    assert amount[first] == pytest.approx(HISTORIES["average_amount"].mean(), rel=0.15)
    none = expectations(HISTORIES.assign(average_amount=None), SETTINGS)
    assert none["expected_giving"].isna().all() and none["expected_gifts"].notna().all() and none["is_prior"].all()


def test_a_large_giver_has_the_larger_capacity_and_the_surer_giver_the_one_nearer_to_the_average():
    rows = HISTORIES.head(3).assign(constituent_id=["UC-A", "UC-B", "UC-C"], first_gift_on=CUT - pd.Timedelta(days=3000))
    rows = rows.assign(last_gift_on=CUT - pd.Timedelta(days=10), gift_days=[2, 2, 8], years_given=[1, 1, 7])
    rows = rows.assign(last_year_given=8, year_count=8)
    rows = rows.assign(average_amount=[50.0, 5000.0, 5000.0])
    made = expectations(pd.concat([HISTORIES, rows]), SETTINGS).set_index("constituent_id")
    capacity = made["giving_capacity_from_behaviour"]
    assert capacity["UC-A"] < capacity["UC-B"] and capacity["UC-C"] > 5000 and capacity["UC-A"] > 50


def test_the_upper_end_is_the_lower_end_of_the_rate_as_scipy_has_it():
    _, upper = gamma_gamma_prediction(np.array([6.25, 2.74, 6.25 * 15.44 / 2.74]), np.array([3.0]), np.array([40.0]), 0.9)
    assert upper[0] == pytest.approx(6.25 / gamma.ppf(0.1, 6.25 * 3 + 3.74, scale=1 / (15.44 + 120)), rel=1e-9)
