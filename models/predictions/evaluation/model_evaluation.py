"""One row per target, predictor, segment, measure and place on its scale, on the latest cut whose outcomes are known.

Predictors: ours (the version in use), challenger (one that was proposed), and the simple ones of baseline_scores. published
and published challenger are scores that earlier builds gave out, on their day, once it is known what happened. Intervals
hold 95 of 100 draws of as many people with replacement. model_evaluation.yml says what each measure is.
"""

import numpy as np
import pandas as pd

DRAWS = 200
SEED = 23
MOST_GROUPS = 2000  # of people with equal scores; where there are more, neighbours share one for the interval alone
INTERVAL = (2.5, 97.5)
Z = 1.96
TENTHS = 10
TOPS = (0.01, 0.05, 0.10)
FEWEST = 5  # people with and as many without the outcome, for the AUC of a segment
TYPES = {
    **{"target": "string", "as_of_date": "date", "predictor": "string", "segment": "string", "measure": "string"},
    **{"place": "double", "value": "double", "low": "double", "high": "double"},
}


def counted(score: np.ndarray, outcome: np.ndarray, most: float = np.inf) -> tuple[np.ndarray, np.ndarray]:
    """How many with and without the outcome have each different score, the lowest first. most: groups at most."""
    place = np.unique(score, return_inverse=True)[1]
    if place.max(initial=0) >= most:
        order = np.argsort(place, kind="stable")
        first = np.searchsorted(place[order], place)  # equal scores stay in one group
        place = np.unique((first * most) // len(place), return_inverse=True)[1]
    return np.bincount(place, outcome), np.bincount(place, 1 - outcome)


def area(positives: np.ndarray, negatives: np.ndarray) -> np.ndarray:
    """AUC of counts by rising score, shape (..., groups); NaN where one of both is not there."""
    below = np.cumsum(negatives, axis=-1) - negatives / 2
    pairs = positives.sum(axis=-1) * negatives.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(pairs > 0, (positives * below).sum(axis=-1) / pairs, np.nan)


def area_interval(score: np.ndarray, outcome: np.ndarray) -> tuple[float, float]:
    """Between which values the AUC lies when people are drawn again: the people of a group with one outcome are alike."""
    positives, negatives = counted(score, outcome, MOST_GROUPS)
    cells = np.concatenate([positives, negatives])
    drawn = np.random.default_rng(SEED).multinomial(int(cells.sum()), cells / cells.sum(), size=DRAWS)
    found = area(*np.split(drawn.astype(float), 2, axis=1))
    return tuple(np.nanpercentile(found, INTERVAL)) if np.isfinite(found).any() else (np.nan, np.nan)


def average_precision(score: np.ndarray, outcome: np.ndarray) -> float:
    """The area below precision by recall: the precision at each different score, weighted by the recall that it adds."""
    positives, negatives = (counts[::-1] for counts in counted(score, outcome))
    precision = np.cumsum(positives) / np.cumsum(positives + negatives)
    return float((precision * positives).sum() / positives.sum()) if positives.sum() else np.nan


def tenths(score: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """For each person a tenth of the people by score, 0 for the lowest; ids break ties."""
    place = np.empty(len(score), dtype=np.int64)
    place[np.lexsort((ids, score))] = np.arange(len(score))
    return place * TENTHS // max(len(score), 1)


def top(score: np.ndarray, ids: np.ndarray, count: int) -> np.ndarray:
    """Places of the people with the highest scores; ids break ties."""
    return np.lexsort((ids, -score))[:count]


def ranking(score, outcome, stake, ids, capacity: int) -> list[tuple]:
    """Measures of an order of people: (measure, place, value, low, high). stake: what each person is worth."""
    low, high = area_interval(score, outcome)
    made = [("auc", np.nan, float(area(*counted(score, outcome))), low, high)]
    made.append(("pr_auc", np.nan, average_precision(score, outcome), np.nan, np.nan))
    positives, share = outcome.sum(), outcome.mean()
    for part in TOPS:
        chosen = top(score, ids, max(1, round(part * len(score))))
        made.append(("precision_at_top", part, outcome[chosen].mean(), np.nan, np.nan))
        made.append(("recall_at_top", part, outcome[chosen].sum() / max(positives, 1), np.nan, np.nan))
    tenth = TENTHS - tenths(score, ids)  # 1 is the highest
    for place in range(1, TENTHS + 1):
        inside = outcome[tenth == place]
        made.append(("lift", place, inside.mean() / share if len(inside) and share else np.nan, np.nan, np.nan))
    chosen = top(score, ids, capacity)
    made.append(("value_reached", capacity, float((stake * outcome)[chosen].sum()), np.nan, np.nan))
    return made


def share_interval(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of n people."""
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return centre - half, centre + half


def honesty(score, outcome, stake, ids, capacity: int) -> list[tuple]:
    """Measures of scores as probabilities, as in ranking."""
    sure = np.clip(score, 1e-12, 1 - 1e-12)
    loss = -np.where(outcome == 1, np.log(sure), np.log(1 - sure)).mean()
    tenth = tenths(score, ids) + 1
    error, made = (
        0.0,
        [("brier", np.nan, ((score - outcome) ** 2).mean(), np.nan, np.nan), ("log_loss", np.nan, loss, np.nan, np.nan)],
    )
    for place in range(1, TENTHS + 1):
        inside = tenth == place
        if inside.any():
            expected, seen = score[inside].mean(), outcome[inside].mean()
            error += inside.mean() * abs(expected - seen)
            made.append(("expected_share", place, expected, np.nan, np.nan))
            made.append(("seen_share", place, seen, *share_interval(seen, inside.sum())))
            made.append(("people", place, float(inside.sum()), np.nan, np.nan))
    made.append(("calibration_error", np.nan, error, np.nan, np.nan))
    chosen = top(score * stake, ids, capacity)
    made.append(("expected_value", capacity, float((score * stake)[chosen].sum()), np.nan, np.nan))
    made.append(("value_reached_by_expected_value", capacity, float((stake * outcome)[chosen].sum()), np.nan, np.nan))
    return made


def at_tiers(score: np.ndarray, outcome: np.ndarray, limits: list[float]) -> list[tuple]:
    """Precision and recall of all who reach the lowest score of a tier, as in ranking."""
    made = []
    for limit in limits:
        chosen = score >= limit
        made.append(("people_from_tier", limit, float(chosen.sum()), np.nan, np.nan))
        made.append(("precision_from_tier", limit, outcome[chosen].mean() if chosen.any() else np.nan, np.nan, np.nan))
        made.append(("recall_from_tier", limit, outcome[chosen].sum() / max(outcome.sum(), 1), np.nan, np.nan))
    return made


def segments_of(rows: pd.DataFrame, segments: pd.DataFrame) -> dict[str, np.ndarray]:
    """Who belongs to each segment: a segment is those from at_least up to the next limit of its feature.

    segments: feature, at_least, segment. Who has no value of a feature is in none of its segments.
    """
    made = {}
    for feature, bands in segments.sort_values(["feature", "at_least"]).groupby("feature"):
        if feature in rows:
            value = pd.to_numeric(rows[feature], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
            ends = [*bands["at_least"].astype(float)[1:], np.inf]
            for band, end in zip(bands.itertuples(), ends, strict=True):
                made[f"{feature}: {band.segment}"] = (value >= float(band.at_least)) & (value < end)
    return made


def summary(score: np.ndarray, outcome: np.ndarray) -> list[tuple]:
    """Who is there, what was expected of them and what happened, as in ranking."""
    found = {"cases": len(outcome), "positives": outcome.sum(), "mean_score": score.mean(), "share": outcome.mean()}
    return [(measure, np.nan, float(value), np.nan, np.nan) for measure, value in found.items()]


def evaluation(
    scores: pd.DataFrame,
    outcomes: pd.DataFrame,
    baselines: pd.DataFrame,
    features: pd.DataFrame,
    segments: pd.DataFrame,
    tiers: dict[str, list[float]],
    capacity: int,
) -> pd.DataFrame:
    """Columns as in TYPES.

    scores: constituent_scores of the cut `test`. outcomes: score_outcomes. baselines: baseline_scores. features:
    constituent_id, as_of_date and the features of the segments. segments: prediction_segments. tiers: the lowest scores of
    the tiers, by target.
    """
    made = []
    scores = scores.dropna(subset="outcome").assign(label="ours", rival="challenger")
    outcomes = outcomes.assign(label="published", rival="published challenger")
    known = pd.concat([part for part in (scores, outcomes) if len(part)] or [scores])
    known = known.sort_values(["target", "as_of_date", "label", "constituent_id"], kind="stable")
    for (target, day, label, rival), rows in known.groupby(["target", "as_of_date", "label", "rival"]):
        outcome, ids = rows["outcome"].to_numpy(dtype=float), rows["constituent_id"].to_numpy(dtype=str)
        stake = rows["value_at_stake"].fillna(0).to_numpy(dtype=float)
        found = {label: rows["score"], rival: rows["challenger_score"]}
        if label == "ours":
            for predictor, simple in baselines[baselines["target"] == target].groupby("predictor"):
                found[predictor] = rows[["constituent_id"]].merge(simple, on="constituent_id", how="left")["score"]
        for predictor, score in found.items():
            if score.isna().all():
                continue
            score = score.fillna(score.min()).to_numpy(dtype=float)
            everybody = ranking(score, outcome, stake, ids, capacity)
            if predictor not in ("recency", "rfm"):
                everybody += summary(score, outcome) + honesty(score, outcome, stake, ids, capacity)
                everybody += at_tiers(score, outcome, tiers.get(target, []))
            made += [(target, day, predictor, "all", *row) for row in everybody]
        if label == "ours":
            score = rows["score"].to_numpy(dtype=float)
            joined = rows[["constituent_id", "as_of_date"]].merge(features, on=["constituent_id", "as_of_date"], how="left")
            for segment, is_in in segments_of(joined, segments).items():
                if is_in.any():
                    part = summary(score[is_in], outcome[is_in])
                    if min(outcome[is_in].sum(), (1 - outcome[is_in]).sum()) >= FEWEST:
                        interval = area_interval(score[is_in], outcome[is_in])
                        part.append(("auc", np.nan, float(area(*counted(score[is_in], outcome[is_in]))), *interval))
                    made += [(target, day, label, segment, *row) for row in part]
    table = pd.DataFrame(made, columns=list(TYPES))
    numbers = ["value", "low", "high"]
    return table.assign(**table[numbers].astype(float).round(9))


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
    given, features = dbt.ref("constituent_scores"), dbt.ref("prediction_features")
    scores = frame(given.filter("cut = 'test' and outcome is not null")).astype({"as_of_date": "datetime64[us]"})
    segments, numbers = frame(dbt.ref("prediction_segments")), frame(dbt.ref("prediction_limits"))
    targets, tiers = frame(dbt.ref("prediction_targets")), frame(dbt.ref("churn_tiers"))
    limits = sorted(limit for limit in tiers["from_score"].astype(float) if limit > 0)
    days = ", ".join(f"cast('{day.date()}' as date)" for day in sorted(scores["as_of_date"].unique()))
    asked = features.filter(f"as_of_date in ({days or 'null'})")
    asked = asked.select(*["constituent_id", "as_of_date", *sorted(segments["feature"].unique())])
    made = evaluation(
        scores,
        frame(dbt.ref("score_outcomes")).astype({"as_of_date": "datetime64[us]"}),
        frame(dbt.ref("baseline_scores")),
        frame(asked).astype({"as_of_date": "datetime64[us]"}),
        segments,
        {name: limits for name in targets.loc[targets["kind"] == "churn", "target"]},
        int(numbers.loc[numbers["name"] == "call_capacity", "value"].sum()),
    )
    return typed(session, made, list(given.columns))
