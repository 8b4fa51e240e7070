"""How well the predictions do on real people, beside libraries on the same split: python benchmarks/predictions.py --help

- cdnow: 23,570 customers; learnt up to 1997-09-30, and judged by the 39 weeks after it, in days with a purchase.
- donors: 11,104 donors. The file has six years and none after them, and of these only how many had a gift, and the last one.
  So year 6 is held out, and all that may be known of the five before it is how many had a gift.
- mail_donors: 4,268 donors at one moment, so cross-validated; telco: 7,043 made-up customers, likewise.
Nothing of what is judged was used to learn or to choose.
"""

import argparse
import sys
import warnings
from math import comb

import numpy as np
import pandas as pd
from harness import real_people, results
from harness.people import ROOT
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, PoissonRegressor
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, SplineTransformer, StandardScaler

sys.path[:0] = [str(ROOT / "models/predictions/giving"), str(ROOT / "models/predictions/learning")]
import giving_expectations as giving  # noqa: E402
import model_versions as trees  # noqa: E402

BARS = {
    ("cdnow", "rmse"): (-np.inf, 1.682),
    ("cdnow", "total"): (0.9, 1.1),  # expected purchases, by those that came
    ("cdnow", "auc"): (0.775, np.inf),
    ("cdnow", "spearman"): (0.453, np.inf),
    ("donors", "log_likelihood"): (-33225.65, -33225.55),
    ("donors", "alpha"): (1.2035, 1.2045),
    ("donors", "beta"): (0.7495, 0.7505),
    ("donors", "gamma"): (0.6565, 0.6575),
    ("donors", "delta"): (2.7825, 2.7835),
    ("mail_donors", "auc"): (0.783, np.inf),
    ("mail_donors", "brier"): (-np.inf, 0.1835),
    ("telco", "auc"): (0.848, np.inf),
}
FIRST_DAY, MIDDLE, LAST_DAY = (pd.Timestamp(day) for day in ("1997-01-01", "1997-05-17", "1997-09-30"))
WEEKS = 39
TURNS = 5
SEED = 17


def rows_of(people: str, method: str, measures: dict[str, float]) -> list[dict]:
    return [{"people": people, "method": method, "measure": name, "value": value} for name, value in measures.items()]


# -- purchases on any day -----------------------------------------------------------------------------------------------


def known_by(purchases: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """One row per customer, as known on the day: x, last and age in years since the first purchase, and what they bought."""
    rows = purchases[purchases["day"] <= day]
    people = rows.groupby("person")
    first, last = people["day"].min(), people["day"].max()
    made = pd.DataFrame({"x": people.size() - 1.0, "last": (last - first).dt.days / 365, "age": (day - first).dt.days / 365})
    for name in ("dollars", "discs"):
        for how in ("first", "last", "mean", "sum", "max"):
            made[f"{name}_{how}"] = people[name].agg(how)
    length = (day - FIRST_DAY).days
    for part in (8, 4, 2):
        late = rows[(rows["day"] > day - pd.Timedelta(days=length / part)) & rows.duplicated("person")]
        made[f"bought_in_last_{part}th"] = late.groupby("person").size().reindex(made.index, fill_value=0)
    return made


def came(purchases: pd.DataFrame, known: pd.DataFrame, day: pd.Timestamp, days: int) -> np.ndarray:
    """Days with a purchase of each customer, of so many days after the day."""
    rows = purchases[(purchases["day"] > day) & (purchases["day"] <= day + pd.Timedelta(days=days))]
    return rows.groupby("person").size().reindex(known.index, fill_value=0).to_numpy(dtype=float)


def expected_by_model(known: pd.DataFrame, days: int) -> tuple[np.ndarray, np.ndarray]:
    """The project's Pareto/NBD: expected purchases, and the probability to be active."""
    x, last, age = known[["x", "last", "age"]].to_numpy().T
    cells, people = giving.of_days(x, last * 365, age * 365)
    parameters = giving.fitted(giving.pareto_nbd_likelihood, [1.0, 1.0, 1.0, 3.0], cells, people)
    return giving.pareto_nbd_prediction(parameters, x, last, age, days / 365)


def described(known: pd.DataFrame, day: pd.Timestamp, expected: np.ndarray, active: np.ndarray) -> pd.DataFrame:
    """What the correction may know, in shares of the time known, so that it means the same on another day."""
    length = (day - FIRST_DAY).days / 365
    made = np.log1p(known.drop(columns=["last", "age"]))
    made = made.assign(is_new=known["x"] == 0, age=known["age"] / length, last=known["last"] / length)
    made = made.assign(since_last=(known["age"] - known["last"]) / length, silent=1 - known["last"] / known["age"])
    price = np.log1p(known["dollars_sum"] / known["discs_sum"])
    return made.assign(price=price, expected=np.log(expected), active=active).astype(float)


def corrected(purchases: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """What is known on the last day, what Pareto/NBD expects, and the same, corrected by what customers buy.

    The correction is learnt in the calibration period alone, cut in its middle, so that as much time is before the cut as
    after it, as on the last day: the mean of a Poisson regression and of boosted trees, of the purchases by the expected.
    """
    half = (LAST_DAY - MIDDLE).days
    early, late = known_by(purchases, MIDDLE), known_by(purchases, LAST_DAY)
    expected, ahead = expected_by_model(early, half), expected_by_model(late, WEEKS * 7)
    seen, given = described(early, MIDDLE, *expected), described(late, LAST_DAY, *ahead)
    share, weight = came(purchases, early, MIDDLE, half) / expected[0], expected[0] / expected[0].mean()
    line = make_pipeline(StandardScaler(), PoissonRegressor(alpha=1e-3, max_iter=2000))
    line.fit(seen, share, poissonregressor__sample_weight=weight)
    boosted = HistGradientBoostingRegressor(
        **{"loss": "poisson", "max_iter": 150, "learning_rate": 0.05, "max_leaf_nodes": 6, "min_samples_leaf": 300},
        **{"l2_regularization": 20, "random_state": SEED},
    ).fit(seen, share, sample_weight=weight)
    return late, ahead[0], ahead[0] * (line.predict(given) + boosted.predict(given)) / 2


def judged(expected: np.ndarray, true: np.ndarray) -> dict[str, float]:
    rank = [pd.Series(values).rank().to_numpy() for values in (expected, true)]
    return {
        "rmse": np.sqrt(np.mean((expected - true) ** 2)),
        "total": expected.sum() / true.sum(),
        "auc": roc_auc_score(true > 0, expected),
        "spearman": np.corrcoef(*rank)[0, 1],
    }


def of_cdnow() -> list[dict]:
    from lifetimes import BetaGeoFitter, ParetoNBDFitter

    purchases = real_people.cdnow()
    known, alone, ours = corrected(purchases)
    true = came(purchases, known, LAST_DAY, WEEKS * 7)
    rows = rows_of("cdnow", "ours", judged(ours, true)) + rows_of("cdnow", "ours, Pareto/NBD alone", judged(alone, true))
    weeks = [known["x"], known["last"] * 365 / 7, known["age"] * 365 / 7]
    for name, fitter in {"lifetimes, BG/NBD": BetaGeoFitter(), "lifetimes, Pareto/NBD": ParetoNBDFitter()}.items():
        fitter.fit(*weeks)
        expected = fitter.conditional_expected_number_of_purchases_up_to_time(WEEKS, *weeks)
        rows += rows_of("cdnow", name, judged(np.asarray(expected), true))
    return rows


# -- yearly gifts -------------------------------------------------------------------------------------------------------


def of_counts(parameters: np.ndarray, years: int) -> tuple[np.ndarray, np.ndarray]:
    """BG/BB by the number of years with a gift, 0 to years: its probability, and that of a gift in the year after."""
    cells = [(0, 0)] + [(x, t) for t in range(1, years + 1) for x in range(1, t + 1)]
    orders = np.array([comb(t - 1, x - 1) if t else 1 for x, t in cells])
    x, t = np.array(cells, dtype=float).T
    n = np.full(len(x), float(years))
    share = orders * np.exp(giving.bg_bb_likelihood(parameters, x, t, n))
    ahead, _ = giving.bg_bb_prediction(parameters, x, t, n)
    by_count = np.bincount(x.astype(int), share)
    return by_count, np.bincount(x.astype(int), share * ahead) / by_count


def of_donors() -> list[dict]:
    from lifetimes import BetaGeoBetaBinomFitter

    donors = real_people.donors()
    cells, people = (
        donors[["frequency", "recency", "periods"]].to_numpy(dtype=float),
        donors["weights"].to_numpy(dtype=float),
    )
    theirs = BetaGeoBetaBinomFitter().fit(*(donors[name] for name in ("frequency", "recency", "periods", "weights")))
    start, as_published = [1.0, 1.0, 1.0, 3.0], {"prior_givers": 0, "digits": 6}
    fits = {"ours": giving.fitted(giving.bg_bb_likelihood, start, cells, people, **as_published)}
    fits["lifetimes, BG/BB"] = theirs.params_.to_numpy()
    rows = []
    for method, parameters in fits.items():
        likelihood = giving.bg_bb_likelihood(parameters, *cells.T) @ people
        named = dict(zip(("alpha", "beta", "gamma", "delta"), parameters, strict=True))
        rows += rows_of("donors", method, {"log_likelihood": likelihood, **named})

    gave = (donors["recency"] == donors["periods"]).to_numpy()
    before = donors["frequency"].to_numpy() - gave
    all_of_them, givers = np.bincount(before, people), np.bincount(before, people * gave)
    counts = np.arange(len(all_of_them), dtype=float)[:, None]
    fits["ours"] = giving.fitted(
        lambda parameters, x: np.log(of_counts(parameters, 5)[0])[x.astype(int)], start, counts, all_of_them, **as_published
    )
    # it cannot be fitted on counts alone, so it has seen year 6
    fits["lifetimes, BG/BB of all six years"] = fits.pop("lifetimes, BG/BB")
    for method, parameters in fits.items():
        _, ahead = of_counts(parameters, 5)
        lost = -(givers @ np.log(ahead) + (all_of_them - givers) @ np.log(1 - ahead)) / people.sum()
        brier = (givers @ (1 - ahead) ** 2 + (all_of_them - givers) @ ahead**2) / people.sum()
        rows += rows_of("donors", method, {"year 6, log loss": lost, "year 6, brier": brier})
    bar = min(row["value"] for row in rows if row["measure"] == "year 6, brier" and row["method"] != "ours")
    BARS["donors", "year 6, brier"] = (-np.inf, bar)
    return rows


# -- one moment, many features ------------------------------------------------------------------------------------------


def by_trees(known: pd.DataFrame, outcome: np.ndarray, asked: pd.DataFrame) -> np.ndarray:
    """The project's trees, grown and calibrated on different people in each of five turns, and the mean of them."""
    part = np.empty(len(outcome), dtype=int)
    for turn, (_, later) in enumerate(StratifiedKFold(TURNS, shuffle=True, random_state=SEED).split(known, outcome)):
        part[later] = turn
    total = np.zeros(len(asked))
    for turn in range(TURNS):
        cut = np.where(part == turn, "calibrate", "train")
        cases = known.assign(outcome=outcome, cut=cut, constituent_id=range(len(outcome)), as_of_date=0)
        document = trees.learnt(cases, dict.fromkeys(known.columns, 0), 100)
        raw, _ = trees.evaluated(document, trees.values_of(asked, document["features"]))
        total += trees.calibrated(raw, document["calibration"])
    return total / TURNS


def regression(known: pd.DataFrame, is_curved: bool):
    """scikit-learn's logistic regression, of the numbers as they are or along curves, of categories as yes and no."""
    numbers = [name for name in known if known[name].dtype != object]
    words = [name for name in known if name not in numbers]
    shape = SplineTransformer(8) if is_curved else StandardScaler()
    parts = make_column_transformer((shape, numbers), (OneHotEncoder(drop="if_binary", handle_unknown="ignore"), words))
    return make_pipeline(parts, LogisticRegression(max_iter=5000))


def by_regression(known: pd.DataFrame, outcome: np.ndarray, asked: pd.DataFrame, is_curved: bool) -> np.ndarray:
    """Amounts of money by their logarithm along curves; an unknown number is 0, as the total of who has paid nothing yet."""
    tables = [known.fillna(0), asked.fillna(0)]
    if is_curved:
        amounts = [name for name in ("giftlast", "avggift", "total_charges") if name in known]
        tables = [table.assign(**{name: np.log1p(table[name]) for name in amounts}) for table in tables]
    return regression(tables[0], is_curved).fit(tables[0], outcome).predict_proba(tables[1])[:, 1]


def cross_validated(people: str, features: pd.DataFrame, outcome: np.ndarray) -> list[dict]:
    scores = {name: np.empty(len(outcome)) for name in ("ours, trees alone", "curves", "logistic regression")}
    for learnt, asked in StratifiedKFold(10, shuffle=True, random_state=SEED).split(features, outcome):
        given = features.iloc[learnt], outcome[learnt], features.iloc[asked]
        scores["ours, trees alone"][asked] = by_trees(*given)
        scores["curves"][asked] = by_regression(*given, is_curved=True)
        scores["logistic regression"][asked] = by_regression(*given, is_curved=False)
    scores["ours"] = (scores["ours, trees alone"] + scores.pop("curves")) / 2
    rows = []
    for method, score in scores.items():
        rows += rows_of(people, method, {"auc": roc_auc_score(outcome, score), "brier": brier_score_loss(outcome, score)})
    return rows


MEASURES = {
    "cdnow": of_cdnow,
    "donors": of_donors,
    "mail_donors": lambda: cross_validated("mail_donors", *real_people.mail_donors()),
    "telco": lambda: cross_validated("telco", *real_people.telco()),
}


def with_bars(rows: pd.DataFrame) -> pd.DataFrame:
    """Adds the bar of each figure of ours, and whether it is met."""
    bars = [BARS.get((row.people, row.measure)) if row.method == "ours" else None for row in rows.itertuples()]
    least, most = (pd.Series([bar[end] if bar else np.nan for bar in bars]).replace(np.inf, np.nan) for end in (0, 1))
    pairs = zip(bars, rows["value"], strict=True)
    met = ["" if bar is None else "yes" if bar[0] <= value <= bar[1] else "no" for bar, value in pairs]
    return rows.assign(at_least=least.replace(-np.inf, np.nan), at_most=most, is_met=met)


def main() -> None:
    parser = argparse.ArgumentParser(prog="predictions", description=__doc__)
    parser.add_argument("--people", nargs="+", choices=MEASURES, default=list(MEASURES))
    given = parser.parse_args()
    warnings.simplefilter("ignore", FutureWarning)  # of lifetimes
    for people in given.people:
        rows = pd.DataFrame(MEASURES[people]())
        table = results.keep("predictions", with_bars(rows), ["people", "measure", "method"])
    results.show(table)


if __name__ == "__main__":
    main()
