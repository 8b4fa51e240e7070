"""One row per target, constituent of the cut `test` and simple predictor: the score that a model has to beat.

Predictors: recency (one feature alone), rfm (fifths of recency, frequency and money added up), logistic (a logistic
regression on all features, fitted on the cuts `train`). The seed simple_scores says what the first two look at.
"""

import numpy as np
import pandas as pd

FIFTHS = 5
PLACES = 6  # of a score: what lies behind is the engine's
TYPES = {"target": "string", "constituent_id": "string", "as_of_date": "date", "predictor": "string", "score": "double"}


def as_numbers(column: pd.Series) -> np.ndarray:
    return pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)


def fifth(values: np.ndarray) -> np.ndarray:
    """In which fifth of the values each is, 1 to 5; equal values share one, and what is unknown is in the first."""
    known = np.sort(values[~np.isnan(values)])
    place = np.searchsorted(known, values, side="right") / max(len(known), 1)
    return np.where(np.isnan(values), 1.0, np.clip(np.ceil(place * FIFTHS), 1, FIFTHS))


def simple(rows: pd.DataFrame, terms: pd.DataFrame) -> np.ndarray:
    """The weighted sum of features (predictor recency) or of their fifths (rfm). terms: predictor, feature, weight.

    Who has no value of the single feature has the lowest score.
    """
    total = np.zeros(len(rows))
    for term in terms.sort_values("feature").itertuples():
        values = term.weight * as_numbers(rows[term.feature])
        known = values[~np.isnan(values)]
        lowest = known.min() - 1 if len(known) else 0.0
        total += fifth(values) if term.predictor == "rfm" else np.where(np.isnan(values), lowest, values)
    return total


def designed(train: pd.DataFrame, others: pd.DataFrame, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Matrices of both frames: numbers with the median where unknown, a column that says so, categories as yes and no."""
    parts = []
    for name in names:
        known = train[name].dropna()
        if len(known) and isinstance(known.iloc[0], str):
            words = sorted(known.unique())
            parts += [[(rows[name] == word).to_numpy(dtype=float) for rows in (train, others)] for word in words]
            continue
        numbers = [as_numbers(rows[name]) for rows in (train, others)]
        middle = np.nanmedian(numbers[0]) if not np.isnan(numbers[0]).all() else 0.0
        parts.append([np.where(np.isnan(values), middle, values) for values in numbers])
        parts.append([np.isnan(values).astype(float) for values in numbers])
    left, right = ([part[side] for part in parts] for side in (0, 1))
    return np.column_stack([np.ones(len(train)), *left]), np.column_stack([np.ones(len(others)), *right])


def logistic(train: pd.DataFrame, test: pd.DataFrame, names: list[str]) -> np.ndarray:
    """Probabilities of the test rows by a logistic regression; one thread, so that sums are taken in one order."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    train = train.sort_values(["as_of_date", "constituent_id"], kind="stable")
    known, asked = designed(train, test, names)
    mean, spread = known.mean(axis=0), known.std(axis=0)
    spread[spread == 0] = 1.0
    with threadpool_limits(limits=1):
        learner = LogisticRegression(solver="newton-cholesky", tol=1e-10).fit(
            (known - mean) / spread, train["outcome"].astype(int)
        )
        return learner.predict_proba((asked - mean) / spread)[:, 1]


def baselines(
    cases: pd.DataFrame, features: pd.DataFrame, names: list[str], targets: pd.DataFrame, terms: pd.DataFrame
) -> pd.DataFrame:
    """Columns as in TYPES.

    cases: target, constituent_id, as_of_date, cut, outcome of the cuts `train` and `test`. features: constituent_id,
    as_of_date and the named features. targets: target, kind. terms: the seed simple_scores. Where the training cuts do not
    have both outcomes there is no logistic regression.
    """
    made = []
    for target in targets.sort_values("target").itertuples():
        rows = (
            cases[cases["target"] == target.target]
            .drop(columns="target")
            .merge(features, on=["constituent_id", "as_of_date"])
        )
        test = rows[rows["cut"] == "test"].sort_values("constituent_id", kind="stable")
        train = rows[rows["cut"] == "train"]
        of_kind = terms[terms["kind"] == target.kind]
        found = {name: simple(test, of_kind[of_kind["predictor"] == name]) for name in ("recency", "rfm")}
        if len(test) and train["outcome"].nunique() == 2:
            found["logistic"] = logistic(train, test, names)
        for predictor, score in found.items():
            facts = {"target": target.target, "predictor": predictor, "score": np.round(score, PLACES)}
            made.append(test[["constituent_id", "as_of_date"]].assign(**facts))
    return pd.concat(made)[list(TYPES)] if made else pd.DataFrame(columns=list(TYPES))


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def typed(session, made: pd.DataFrame, given: list[str]):
    """The rows as a frame that each engine takes for columns of TYPES; capitals where the given names have them."""
    if made.empty:
        nothing = ", ".join(f"cast(null as {kind}) as {column}" for column, kind in TYPES.items())
        return session.sql(f"select {nothing} where 1 = 0")
    days = {column: pd.to_datetime(made[column]).dt.date for column, kind in TYPES.items() if kind == "date"}
    texts = {column: "string" for column, kind in TYPES.items() if kind == "string" and made[column].isna().all()}
    made = made.assign(**days)[list(TYPES)].astype(texts).reset_index(drop=True)
    return made.rename(columns=str.upper) if all(map(str.isupper, given)) else made


def model(dbt, session):
    dbt.config(materialized="table", packages=["numpy", "pandas", "scikit-learn", "threadpoolctl"])
    cases, features = dbt.ref("prediction_cases"), dbt.ref("prediction_features")
    closed = frame(cases.filter("cut in ('train', 'test') and outcome is not null")).astype({"as_of_date": "datetime64[us]"})
    days = ", ".join(f"cast('{day.date()}' as date)" for day in sorted(closed["as_of_date"].unique()))
    asked = frame(features.filter(f"as_of_date in ({days or 'null'})")).astype({"as_of_date": "datetime64[us]"})
    words = frame(dbt.ref("prediction_feature_words"))
    made = baselines(
        closed, asked, sorted(words["feature"]), frame(dbt.ref("prediction_targets")), frame(dbt.ref("simple_scores"))
    )
    return typed(session, made, list(cases.columns))
