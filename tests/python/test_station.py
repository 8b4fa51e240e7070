"""The station of the benchmarks: its true probabilities are those of what happens, and its tables are the facts."""

import duckdb
import numpy as np
import pytest
import yaml
from demo_data import futures, lives
from demo_data.settings import TODAY
from harness import station
from sklearn.metrics import roc_auc_score

SEED, PEOPLE = 7, 12_000
CUT = TODAY - station.GAP - station.CHURN_WINDOW
WINDOW = futures.Window(CUT, CUT + station.GAP, TODAY)


@pytest.fixture(scope="module")
def made():
    known, who, starts = station.supporters(SEED, PEOPLE)
    return known, who, station.past(SEED, who, starts)


@pytest.fixture(scope="module")
def told(made) -> tuple[np.ndarray, np.ndarray]:
    """Of each contract that ran after the gap: the true probability to end in the window, and whether it did."""
    _, who, past = made
    p = futures.churn(np.random.default_rng(0), past, who, station.FIRST, WINDOW, futures=16)["contract"]
    open_on = [futures.state_on(past, who, station.FIRST, day)[2] for day in (CUT, CUT + station.GAP)]
    *_, after = futures.state_on(past, who, station.FIRST, TODAY)
    cases = open_on[0] & open_on[1]
    return p[cases], ~after[cases]


def test_the_true_probability_of_leaving_tells_most_of_what_happens(told):
    p, left = told
    assert left.sum() > 300
    assert 0.90 < roc_auc_score(left, p) < 0.96


def test_as_many_leave_as_the_true_probabilities_say(told):
    p, left = told
    for low, high in ((0, 0.02), (0.02, 0.2), (0.2, 1)):
        some = (p >= low) & (p < high)
        spread = np.sqrt((p[some] * (1 - p[some])).sum())
        assert abs(left[some].sum() - p[some].sum()) < 4 * spread


def test_three_failures_in_a_row_end_a_contract_and_nothing_else_does_so(made):
    _, _, past = made
    ran = past.number >= 0
    assert past.bonds.failures[ran].max() == 2
    month, contract = np.nonzero(ran & (past.ends == lives.DELINQUENT))
    assert len(month) > 100
    assert (past.outcome[month, contract] == lives.FAILED).all()
    assert (past.bonds.failures[month - 1, contract] == 2).all()


def test_nobody_begins_a_plan_who_gave_nothing_for_two_years(made):
    _, _, past = made
    number = past.number[:, :PEOPLE]
    first_year = 10  # some were given a plan in it, for no reason
    begins = (number[first_year + 1 :] >= 0) & (number[first_year:-1] < 0)
    assert begins.sum() > 200
    assert not (begins & (past.since_gift[first_year + 1 :] >= 24)).any()


def test_the_tables_of_the_station_have_the_columns_of_the_facts(tmp_path):
    station.write(tmp_path / "station.duckdb", 300, SEED)
    with duckdb.connect(str(tmp_path / "station.duckdb"), read_only=True) as database:
        for fact in station.FACTS:
            model = yaml.safe_load((station.ROOT / f"models/facts/{fact}.yml").read_text())["models"][0]
            columns = [column for column, *_ in database.execute(f"describe facts.{fact}").fetchall()]
            assert set(columns) >= {column["name"] for column in model["columns"]}
            assert database.execute(f"select count(*) from facts.{fact}").fetchone()[0] or fact in station.EMPTY
        truth = "select target, min(probability) >= 0 and max(probability) <= 1 from raw.true_probabilities group by 1"
        assert {target for target, is_right in database.execute(truth).fetchall() if is_right} == {
            "churn", "churn_voluntary", "churn_delinquent", "to_sustainer", "to_larger_plan", "to_major_gift",
        }  # fmt: skip
