"""One row per target, constituent and cut (`score`, which is today, and `test`): how likely it is, and why.

Scores come from the last accepted version of model_versions (method model), which is read as data. Without one from a rule
(rule); where nothing is known of a person, or the stored model cannot be read, from the usual share of the target (prior).
"""

import json

import numpy as np
import pandas as pd

FORMAT = 1  # of a stored document; another one is not read
PARTS = {"trees": {"features", "baseline", "trees", "calibration"}, "rule": {"points"}}  # of a document, by its kind
AT_ONCE = 16_384  # rows that are scored at once, so that they stay in the processor's cache
MOST_CATEGORIES = 50  # of a feature, the most frequent ones; the others count as unknown
REASONS = 3
LEAST_PART = 1e-6  # log-odds that a reason adds at least
TYPES = {
    **{"target": "string", "constituent_id": "string", "as_of_date": "date", "cut": "string", "score": "double"},
    **{"raw_score": "double", "method": "string", "version": "bigint"},
    **{f"reason_{place}": "string" for place in range(1, REASONS + 1)},
    **{"challenger_score": "double", "challenger_version": "bigint", "outcome": "double", "value_at_stake": "double"},
}


# -- the same functions stand in model_versions.py ------------------------------------------------------------------


def read_document(text: str) -> dict:
    """A stored document. Raises ValueError with one sentence where this version of the project cannot read it."""
    try:
        document = json.loads(text)
        form, kind = document["format"], document["kind"]
    except (TypeError, ValueError, KeyError):
        raise ValueError("the stored model is no document of this project") from None
    if form != FORMAT:
        raise ValueError(f"the stored model has the format {form}, and this project reads the format {FORMAT}")
    if not document.keys() >= PARTS.get(kind, {"another kind"}):
        raise ValueError("the stored model lacks a part")
    return document


def points_of(rules: pd.DataFrame, target: str, kind: str) -> list[list]:
    """feature, at_least and log-odds of the rule of a target, or of its kind. rules: the seed simple_scores."""
    known = rules[rules["predictor"] == "rule"].sort_values(["feature", "at_least"])
    own = known[known["kind"] == (target if target in set(known["kind"]) else kind)]
    return [[str(rule.feature), float(rule.at_least), float(rule.weight)] for rule in own.itertuples()]


def values_of(rows: pd.DataFrame, features: list[dict]) -> np.ndarray:
    """The values of the features, shape (len(rows), len(features)); NaN where unknown.

    features: name, and categories: the words of a category in the order of their codes, or null for a number. Numbers are
    rounded, so that the last bit of an engine decides nothing. Raises ValueError where a feature is not among the columns.
    """
    missing = [feature["name"] for feature in features if feature["name"] not in rows]
    if missing:
        raise ValueError(f"the stored model asks for {', '.join(missing)}, which prediction_features does not have")
    values = np.empty((len(rows), len(features)))
    for place, feature in enumerate(features):
        column = rows[feature["name"]]
        if feature["categories"] is None:
            numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
            values[:, place] = np.round(np.where(np.isinf(numbers), np.nan, numbers), 9)
        else:
            codes = pd.Index(feature["categories"], dtype=object).get_indexer(column.astype(object))
            values[:, place] = np.where(codes < 0, np.nan, codes)
    return values


def evaluated(document: dict, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds before calibration, shape (n,), and how much of them each feature adds, shape (n, features).

    values: as in values_of. On its way to a leaf a row moves from the mean of a node to the mean of a child; the step is
    added by the feature that the node asks.
    """
    n, width = values.shape
    raw, parts = np.full(n, float(document["baseline"])), np.zeros((n, width))
    for tree in document["trees"]:
        feature, left, right = (np.array(tree[name], dtype=np.int64) for name in ("feature", "left", "right"))
        threshold, value = np.array(tree["threshold"], dtype=float), np.array(tree["value"], dtype=float)
        missing_left = np.array(tree["missing_left"], dtype=bool)
        is_category = np.array([chosen is not None for chosen in tree["categories"]])
        is_left = np.zeros((len(feature), MOST_CATEGORIES), dtype=bool)
        for node in np.flatnonzero(is_category):
            is_left[node, tree["categories"][node]] = True
        for start in range(0, n, AT_ONCE):
            block = values[start : start + AT_ONCE]
            rows = np.arange(len(block))
            node = np.zeros(len(block), dtype=np.int64)
            while True:
                asked = feature[node]
                x = block[rows, asked]
                is_unknown = np.isnan(x)
                goes_left = x <= threshold[node]
                if is_category.any():
                    code = np.where(is_unknown, 0, np.clip(x, 0, MOST_CATEGORIES - 1)).astype(np.int64)
                    goes_left = np.where(is_category[node], is_left[node, code], goes_left)
                goes_left = np.where(is_unknown, missing_left[node], goes_left)
                child = np.where(goes_left, left[node], right[node])
                if np.array_equal(child, node):  # a leaf is its own child
                    break
                parts[start + rows, asked] += value[child] - value[node]
                node = child
            raw[start + rows] += value[node]
    return raw, parts


def calibrated(raw: np.ndarray, calibration: dict) -> np.ndarray:
    """Probabilities of log-odds: by knots, between which they rise in straight lines, or by a sigmoid. Order is kept."""
    if calibration["kind"] == "sigmoid":
        odds = calibration["a"] * raw + calibration["b"]
    else:
        x, y = np.array(calibration["x"], dtype=float), np.array(calibration["y"], dtype=float)
        odds = np.interp(raw, x, y) + np.minimum(raw - x[0], 0) + np.maximum(raw - x[-1], 0)
    return 1 / (1 + np.exp(-np.clip(odds, -500, 500)))


# -- end of what stands in both -----------------------------------------------------------------------------------------


def by_rule(points: list, usual_share: float, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, list[dict]]:
    """Log-odds by a rule, how much each of its features adds, and the features, in the forms of evaluated and values_of.

    points: feature, at_least, log-odds that are added to those of the usual share from that value on; an unknown value adds
    nothing. middle of a feature, from which on a value is high: the lowest of its limits, or the highest one where that
    lowers the odds, so that it is the low values that raise them.
    """
    limits = {name: sorted(point[1:] for point in points if point[0] == name) for name, _, _ in points}
    middles = {name: steps[-1 if steps[-1][1] < 0 else 0][0] for name, steps in limits.items()}
    features = [{"name": name, "categories": None, "middle": middles[name]} for name in sorted(middles)]
    values, parts = values_of(rows, features), np.zeros((len(rows), len(features)))
    for place, feature in enumerate(features):
        for _, limit, weight in (point for point in points if point[0] == feature["name"]):
            parts[:, place] += weight * (values[:, place] >= limit)
    return np.log(usual_share / (1 - usual_share)) + parts.sum(axis=1), parts, features


def reasons(parts: np.ndarray, values: np.ndarray, features: list[dict]) -> dict[str, np.ndarray]:
    """reason_1 to reason_3: the features that raise a score most, as `name high` or `name low`; fewer where fewer do.

    parts, values: shape (n, features). A value is high from the middle one of the feature on, and so is each category. What
    is unknown is no reason.
    """
    parts = np.where(np.isnan(values), 0.0, np.round(parts, 9))
    order = np.argsort(-parts, axis=1, kind="stable")[:, :REASONS]
    is_reason = np.take_along_axis(parts, order, axis=1) >= LEAST_PART
    middle = np.array([-np.inf if feature["middle"] is None else feature["middle"] for feature in features])
    is_high = np.take_along_axis(values, order, axis=1) >= middle[order]
    names = np.array([[f"{feature['name']} {side}" for side in ("low", "high")] for feature in features], dtype=object)
    made = {f"reason_{place}": np.full(len(parts), None, dtype=object) for place in range(1, REASONS + 1)}
    for place in range(order.shape[1]):
        words = names[order[:, place], is_high[:, place].astype(int)]
        made[f"reason_{place + 1}"] = np.where(is_reason[:, place], words, None)
    return made


def published(versions: pd.DataFrame, today: pd.Timestamp) -> tuple[dict | None, dict | None]:
    """The version in use and the last one that was proposed after it. versions: those of one target."""
    known = versions[pd.to_datetime(versions["trained_on"]) <= today].sort_values(["trained_on", "version"], kind="stable")
    rows = known.to_dict("records")
    used = next((row for row in reversed(rows) if row["decision"] == "accepted"), rows[-1] if rows else None)
    later = [row for row in rows[rows.index(used) + 1 :] if row["decision"] == "proposed"] if used else []
    return used, later[-1] if later else None


def scored(
    rows: pd.DataFrame, versions: pd.DataFrame, points: list, usual_share: float, today: pd.Timestamp
) -> pd.DataFrame:
    """The scores of one target, columns as in TYPES. rows: cases with their features; is_known is false where none is.

    versions: rows of model_versions of the target. points and usual_share: what a rule and a prior are made of.
    """
    used, later = published(versions, today)
    usual_share = json.loads(used["figures"])["usual_share"] if used else usual_share
    made = rows[["target", "constituent_id", "as_of_date", "cut", "outcome", "value_at_stake"]].copy()
    made["version"] = int(used["version"]) if used else 0
    raw, parts, features, method = np.full(len(rows), np.log(usual_share / (1 - usual_share))), None, [], "prior"
    score = np.full(len(rows), usual_share)
    try:
        document = read_document(used["document"]) if used and used["decision"] == "accepted" else {"kind": "rule"}
        if document["kind"] == "rule":
            raw, parts, features = by_rule(document.get("points", points), usual_share, rows)
            score, method = 1 / (1 + np.exp(-raw)), "rule"
        else:
            features = document["features"]
            raw, parts = evaluated(document, values_of(rows, features))
            score, method = calibrated(raw, document["calibration"]), "model"
    except ValueError:  # the prior stays, and a test of the model says that there was a version
        features = []
    has_history = rows["is_known"].to_numpy(dtype=bool)
    if features:
        values = values_of(rows, features)
        has_history = has_history & ~np.isnan(values).all(axis=1)
        found = reasons(np.where(has_history[:, None], parts, 0.0), values, features)
    else:
        found = dict.fromkeys(f"reason_{place}" for place in range(1, REASONS + 1))
    made["method"] = np.where(has_history, method, "prior")
    made["raw_score"] = np.round(np.where(has_history, raw, np.log(usual_share / (1 - usual_share))), 9)
    made["score"] = np.round(np.where(has_history, score, usual_share), 9)
    made = made.assign(**found, challenger_score=np.nan, challenger_version=0)
    if later and method == "model":
        try:
            document = read_document(later["document"])
            raw, _ = evaluated(document, values_of(rows, document["features"]))
            made["challenger_score"] = np.round(calibrated(raw, document["calibration"]), 9)
            made["challenger_version"] = int(later["version"])
        except ValueError:
            pass
    return made.sort_values(["as_of_date", "constituent_id"], kind="stable")


def scores(
    cases: pd.DataFrame,
    features: pd.DataFrame,
    versions: pd.DataFrame,
    targets: pd.DataFrame,
    rules: pd.DataFrame,
    limits: pd.DataFrame,
    days: dict[str, pd.Timestamp],
) -> pd.DataFrame:
    """Columns as in TYPES. cases: prediction_cases of the cuts `score` and `test`. features: prediction_features.

    versions: model_versions. targets, rules, limits: the seeds prediction_targets, simple_scores and prediction_limits.
    days: the day of the cut `score`, by target.
    """
    number = dict(zip(limits["name"], limits["value"].astype(float), strict=True))
    features = features.assign(is_known=True)
    made = []
    for target in targets.sort_values("target").itertuples():
        rows = cases[cases["target"] == target.target].merge(features, on=["constituent_id", "as_of_date"], how="left")
        rows["is_known"] = rows["is_known"].eq(True)
        points = points_of(rules, target.target, target.kind)
        own = versions[versions["target"] == target.target]
        share = number[f"usual_share_{target.kind}"]
        made.append(scored(rows, own, points, share, pd.Timestamp(days[target.target])))
    return pd.concat(made, ignore_index=True)[list(TYPES)] if made else pd.DataFrame(columns=list(TYPES))


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
    cases, features = dbt.ref("prediction_cases"), dbt.ref("prediction_features")
    cuts = frame(dbt.ref("prediction_cuts"))
    asked = frame(cases.filter("cut in ('score', 'test')")).astype({"as_of_date": "datetime64[us]"})
    days = ", ".join(f"cast('{day.date()}' as date)" for day in sorted(asked["as_of_date"].unique()))
    made = scores(
        asked,
        frame(features.filter(f"as_of_date in ({days or 'null'})")).astype({"as_of_date": "datetime64[us]"}),
        frame(dbt.ref("model_versions")),
        frame(dbt.ref("prediction_targets")),
        frame(dbt.ref("simple_scores")),
        frame(dbt.ref("prediction_limits")),
        {row.target: row.as_of_date for row in cuts[cuts["cut"] == "score"].itertuples()},
    )
    return typed(session, made, list(cases.columns))
