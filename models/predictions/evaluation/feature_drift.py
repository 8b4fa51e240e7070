"""One row per target and feature, and one for the score: how far today's people are from those that the model has learnt.

psi: population stability index, the sum of (today - before) * ln(today / before) over the shares of people in tenths of the
training cuts; who has no value is a part of its own, and so is each category. The score is compared with the cut `test`.
"""

import numpy as np
import pandas as pd

PARTS = 10
HALF_A_CASE = 0.5  # is added to each part, so that one that was empty before is no infinite change
SCORE = "score"
TYPES = {
    **{"target": "string", "feature": "string", "as_of_date": "date", "psi": "double", "cases_before": "bigint"},
    **{"cases_today": "bigint", "severity": "string"},
}


def parts_of(before: pd.Series, today: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """How many of each are in each part: categories, or tenths of what was before; the last part is the unknown."""
    words = sorted(set(before.dropna()) | set(today.dropna()))
    if words and isinstance(words[0], str):
        return tuple(
            np.array([*(column.eq(word).sum() for word in words), column.isna().sum()]) for column in (before, today)
        )
    before, today = (np.round(pd.to_numeric(column).to_numpy(dtype=float, na_value=np.nan), 9) for column in (before, today))
    known = before[~np.isnan(before)]
    inner = np.unique(np.quantile(known, np.arange(1, PARTS) / PARTS, method="inverted_cdf")) if len(known) else np.array([])
    counts = []
    for values in (before, today):
        part = np.where(np.isnan(values), len(inner) + 1, np.searchsorted(inner, values, side="left"))
        counts.append(np.bincount(part, minlength=len(inner) + 2))
    return counts[0], counts[1]


def stability_index(before: np.ndarray, today: np.ndarray) -> float:
    """PSI of two counts of the same parts; parts that both lack do not count. NaN where nobody is on a side."""
    is_there = (before + today) > 0
    if not before.sum() or not today.sum():
        return np.nan
    left, right = ((counts[is_there] + HALF_A_CASE) for counts in (before, today))
    left, right = left / left.sum(), right / right.sum()
    return float(((right - left) * np.log(right / left)).sum())


def is_of_the_day(values: pd.Series, days: pd.Series) -> bool:
    """Whether a feature tells the day and nothing of people, as the season does: of course it moves."""
    on_days = values.groupby(days)
    return on_days.nunique(dropna=False).max() == 1 and len(set(on_days.first().dropna())) > 1


def severity_of(psi: float, warn: float, error: float) -> str:
    """none, warn or error; unknown where there is nothing to compare."""
    return "unknown" if np.isnan(psi) else "error" if psi >= error else "warn" if psi >= warn else "none"


def drift(
    cases: pd.DataFrame, features: pd.DataFrame, names: list[str], scores: pd.DataFrame, warn: float, error: float
) -> pd.DataFrame:
    """Columns as in TYPES.

    cases: target, constituent_id, as_of_date, cut (`train` and `score`). features: prediction_features, of which the names
    are compared. scores: target, cut (`test` and `score`), score. warn, error: the index from which a severity holds.
    """
    made = []
    for target, rows in cases.groupby("target"):
        joined = rows.merge(features, on=["constituent_id", "as_of_date"])
        before, today = joined[joined["cut"] == "train"], joined[joined["cut"] == "score"]
        compared = {name: (before[name], today[name]) for name in names}
        of_target = scores[scores["target"] == target]
        compared[SCORE] = tuple(of_target.loc[of_target["cut"] == cut, "score"] for cut in ("test", "score"))
        day = rows["as_of_date"].max()
        of_the_day = {name for name in names if is_of_the_day(joined[name], joined["as_of_date"])}
        for name, (then, now) in compared.items():
            psi = np.nan if name in of_the_day else round(stability_index(*parts_of(then, now)), 6)
            made.append((target, name, day, psi, len(then), len(now), severity_of(psi, warn, error)))
    return pd.DataFrame(made, columns=list(TYPES))


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
    dbt.config(materialized="table", packages=["numpy", "pandas"])
    cases, features, scores = dbt.ref("prediction_cases"), dbt.ref("prediction_features"), dbt.ref("constituent_scores")
    numbers, words = frame(dbt.ref("prediction_limits")), frame(dbt.ref("prediction_feature_words"))
    limits = dict(zip(numbers["name"], numbers["value"].astype(float), strict=True))
    asked = cases.filter("cut in ('train', 'score')").select("target", "constituent_id", "as_of_date", "cut")
    made = drift(
        frame(asked).astype({"as_of_date": "datetime64[us]"}),
        frame(features).astype({"as_of_date": "datetime64[us]"}),
        sorted(words["feature"]),
        frame(scores.select("target", "cut", "score")),
        *(limits.get(name, np.inf) for name in ("drift_warn_from", "drift_error_from")),  # none where there are no rows
    )
    return typed(session, made, list(cases.columns))
