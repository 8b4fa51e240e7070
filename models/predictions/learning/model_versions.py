"""One row per target and version: what was learnt of it, as trees that are data, and whether it is used.

Boosted trees are grown on the cuts `train`, cut short and calibrated on the later cut `calibrate`, and judged on the cut
`test`, which is later again. What was judged is what is stored: it is not grown again on more rows. Rows are only added.
"""

import json

import numpy as np
import pandas as pd

FORMAT = 1  # of a stored document; another one is not read
PARTS = {"trees": {"features", "baseline", "trees", "calibration"}, "rule": {"points"}}  # of a document, by its kind
AT_ONCE = 16_384  # rows that are scored at once, so that they stay in the processor's cache
LEARNER = {
    "learning_rate": 0.06,
    "max_iter": 400,
    "early_stopping": True,  # by the cut `calibrate`
    "n_iter_no_change": 25,
    "max_bins": 127,
    "random_state": 17,
}
SIZES = (  # large trees for outcomes with many reasons, small and careful ones for seldom ones: the cut `calibrate` decides
    {"max_leaf_nodes": 15, "min_samples_leaf": 40, "l2_regularization": 1.0, "max_features": 0.5},
    {"max_leaf_nodes": 6, "min_samples_leaf": 100, "l2_regularization": 20.0, "max_features": 0.25},
)
PLACES = 9  # of what is learnt: what lies behind is the engine's
MOST_CATEGORIES = 50  # of a feature, the most frequent ones; the others count as unknown
PSEUDO_CASES = 1.0  # for each step of the calibration, so that none says never or always
LEAST_SLOPE = 0.001  # of a sigmoid: where scores say nothing, they keep their order all the same
AGAIN_AFTER_DAYS = 28  # while nothing is accepted, an attempt that ends as the last one did is noted again after so long
TYPES = {
    **{"target": "string", "version": "bigint", "decision": "string", "reason": "string", "trained_on": "date"},
    **{"as_of_date": "date", "features": "string", "document": "string", "figures": "string", "library": "string"},
}


# -- the same functions stand in constituent_scores.py ------------------------------------------------------------------


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


def log_odds(share: np.ndarray) -> np.ndarray:
    return np.log(share / (1 - share))


def features_of(rows: pd.DataFrame, rises: dict[str, int]) -> list[dict]:
    """The features to learn from, categories first: name, categories (as in values_of), rises (1, -1 or 0), mean.

    rises: 1 for each feature with which the outcome may only become more frequent, -1 for less, 0 for what the data decide.
    A feature that has not two different values teaches nothing.
    """
    found = []
    for name in sorted(rises.keys() & set(rows)):
        known = rows[name].dropna()
        if known.nunique() < 2 and len(known) in (0, len(rows)):
            continue
        if len(known) and isinstance(known.iloc[0], str):
            counts = known.astype(str).value_counts().reset_index(name="n")
            best = counts.sort_values(["n", name], ascending=[False, True]).head(MOST_CATEGORIES)
            found.append({"name": name, "categories": sorted(best[name]), "rises": 0, "middle": None})
        else:
            middle = float(np.round(known.astype(float).mean(), 9))
            found.append({"name": name, "categories": None, "rises": int(rises[name]), "middle": middle})
    return sorted(found, key=lambda feature: feature["categories"] is None)


def grown(values: np.ndarray, outcome: np.ndarray, later: np.ndarray, unseen: np.ndarray, features: list[dict]):
    """The best fitted HistGradientBoostingClassifier and how many of its trees are best; one thread, so that sums are taken
    in one order.

    values, later: as in values_of, of the cuts `train` and `calibrate`. outcome, unseen: what happened in them.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    asked = {
        "categorical_features": [feature["categories"] is not None for feature in features],
        "monotonic_cst": [feature["rises"] for feature in features],
    }
    tried = []
    for size in SIZES:
        learner = HistGradientBoostingClassifier(**LEARNER, **size, **asked)
        with threadpool_limits(limits=1):
            learner.fit(values, outcome, X_val=later, y_val=unseen)
        losses = [mean_log_loss(p[:, 1], unseen) for p in learner.staged_predict_proba(later)]
        tried.append((learner, int(np.argmin(losses)) + 1, min(losses)))
    return min(tried, key=lambda one: one[2])[:2]


def tree_of(predictor) -> dict:
    """A tree of scikit-learn as lists with one entry per node. The value of a node is the mean of its leaves."""
    nodes = predictor.nodes
    own, is_leaf = np.arange(len(nodes)), nodes["is_leaf"].astype(bool)
    left = np.where(is_leaf, own, nodes["left"].astype(np.int64))
    right = np.where(is_leaf, own, nodes["right"].astype(np.int64))
    value = nodes["value"].astype(float).copy()
    for node in own[~is_leaf][::-1]:  # children come after their node
        counts = nodes["count"][[left[node], right[node]]].astype(float)
        value[node] = counts @ value[[left[node], right[node]]] / counts.sum()
    chosen = [None] * len(nodes)
    for node in own[~is_leaf & nodes["is_categorical"].astype(bool)]:
        bits = predictor.raw_left_cat_bitsets[nodes["bitset_idx"][node]]
        chosen[node] = [code for code in range(MOST_CATEGORIES) if bits[code // 32] >> (code % 32) & 1]
    return {
        "feature": np.where(is_leaf, 0, nodes["feature_idx"]).tolist(),
        "threshold": np.where(is_leaf | np.isinf(nodes["num_threshold"]), 1e300, nodes["num_threshold"]).tolist(),
        "missing_left": (nodes["missing_go_to_left"].astype(int) * ~is_leaf).tolist(),
        "left": left.tolist(),
        "right": right.tolist(),
        "value": value.round(PLACES).tolist(),
        "categories": chosen,
    }


def calibration_of(raw: np.ndarray, outcome: np.ndarray, least_positives: int) -> dict:
    """How log-odds become probabilities, from cases that the trees have not seen.

    With so many positives by isotonic steps, whose middles are the knots of rising lines, so that no two scores are made
    equal; with fewer by Platt's sigmoid.
    """
    from scipy.optimize import minimize
    from sklearn.isotonic import isotonic_regression

    positives, n = outcome.sum(), len(outcome)
    if min(positives, n - positives) >= least_positives:
        x, place = np.unique(raw, return_inverse=True)
        step = np.arange(len(x))
        while True:
            weight, step_of = np.bincount(step[place]), step[place]
            share = (np.bincount(step_of, outcome) + PSEUDO_CASES * positives / n) / (weight + PSEUDO_CASES)
            if (np.diff(share) > 0).all():
                break
            step = np.unique(isotonic_regression(share, sample_weight=weight), return_inverse=True)[1][step]
        if len(share) > 1:
            knots = {"x": np.bincount(step_of, raw) / weight, "y": log_odds(share)}
            return {"kind": "isotonic"} | {name: values.round(PLACES).tolist() for name, values in knots.items()}
    aim = np.where(outcome == 1, (positives + 1) / (positives + 2), 1 / (n - positives + 2))

    def loss(ab):
        odds = ab[0] * raw + ab[1]
        return (np.logaddexp(0, odds) - aim * odds).sum()

    a, b = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(LEAST_SLOPE, None), (None, None)]).x
    return {"kind": "sigmoid", "a": round(float(a), PLACES), "b": round(float(b), PLACES)}


def mean_log_loss(probability: np.ndarray, outcome: np.ndarray) -> float:
    sure = np.clip(probability, 1e-12, 1 - 1e-12)
    return round(float(-np.mean(np.where(outcome == 1, np.log(sure), np.log(1 - sure)))), PLACES)


def learnt(rows: pd.DataFrame, rises: dict[str, int], least_positives_isotonic: int) -> dict:
    """The document of a model. rows: cut, outcome, constituent_id, as_of_date and the features; any order, any index."""
    rows = rows.sort_values(["as_of_date", "constituent_id"], kind="stable")
    train, later = rows[rows["cut"] == "train"], rows[rows["cut"] == "calibrate"]
    features = features_of(train, rises)
    outcome, unseen = train["outcome"].to_numpy(dtype=int), later["outcome"].to_numpy(dtype=int)
    usual = float(log_odds((outcome.sum() + 1) / (len(outcome) + 2)))
    document = {"format": FORMAT, "kind": "trees", "features": features, "baseline": usual, "trees": []}
    asked = values_of(later, features)
    if features:
        learner, best = grown(values_of(train, features), outcome, asked, unseen, features)
        document["baseline"] = round(float(np.ravel(learner._baseline_prediction)[0]), PLACES)
        document["trees"] = [tree_of(trees[0]) for trees in learner._predictors[:best]]
    raw, _ = evaluated(document, asked)
    document["calibration"] = calibration_of(raw, unseen, least_positives_isotonic)
    return document


def area(score: np.ndarray, outcome: np.ndarray) -> float:
    """AUC: how often who had the outcome has the higher score than who had it not."""
    from sklearn.metrics import roc_auc_score

    return round(float(roc_auc_score(outcome, np.round(score, PLACES))), PLACES)


def too_few(rows: pd.DataFrame, least_positives: int, least_cases: int, least_to_judge: int) -> str | None:
    """Why trees cannot be learnt from the cases, or be judged by those of a later cut, or None."""
    train = rows.loc[rows["cut"] == "train", "outcome"]
    if len(train) < least_cases:
        return f"the training cuts have {len(train)} cases, and {least_cases} are needed"
    for cuts, cut, least in (
        ("training cuts have", "train", least_positives),
        ("cut `calibrate` has", "calibrate", least_to_judge),
        ("cut `test` has", "test", least_to_judge),
    ):
        outcome = rows.loc[rows["cut"] == cut, "outcome"]
        for word, count in (("with", (outcome == 1).sum()), ("without", (outcome == 0).sum())):
            if count < least:
                return f"the {cuts} {count} cases {word} the outcome, and {least} are needed"
    return None


def attempt(
    rows: pd.DataFrame, baselines: pd.DataFrame, champion: str | None, rises: dict, target: dict, points: list, limits: dict
) -> dict:
    """What is learnt of one target, and whether it is used: decision, reason, features, document, figures.

    rows: closed cases with their features, as in learnt. baselines: predictor, constituent_id, score, of the cut `test`.
    champion: the document in use. target: a row of prediction_targets. points: feature, at_least, log_odds of the rule.
    limits: as in prediction_limits.
    """
    positives, cases = rows["outcome"].sum(), len(rows)
    weight = limits["prior_cases"]
    figures = {
        "usual_share": round(
            float((positives + weight * limits[f"usual_share_{target['kind']}"]) / (cases + weight)), PLACES
        ),
        "cases": rows["cut"].value_counts().sort_index().to_dict(),
        "positives": rows.groupby("cut")["outcome"].sum().astype(int).sort_index().to_dict(),
    }
    least = int(target["least_positives"]), int(target["least_cases"]), int(limits["least_positives_to_judge"])
    why_not = too_few(rows, *least)
    if why_not:
        document = {"format": FORMAT, "kind": "rule", "points": points}
        return {"decision": "rule", "reason": why_not, "features": [], "document": document, "figures": figures}
    document = learnt(rows, rises, int(limits["least_positives_isotonic"]))
    names = [feature["name"] for feature in document["features"]]
    test = rows[rows["cut"] == "test"].sort_values("constituent_id", kind="stable")
    outcome = test["outcome"].to_numpy(dtype=int)
    raw, _ = evaluated(document, values_of(test, document["features"]))
    aucs = {"challenger": area(raw, outcome)}
    figures |= {
        "trees": len(document["trees"]),
        "log_loss": mean_log_loss(calibrated(raw, document["calibration"]), outcome),
    }
    for predictor, scores in baselines.groupby("predictor"):
        simple = test[["constituent_id"]].merge(scores, on="constituent_id", how="left")["score"]
        aucs[predictor] = area(simple.fillna(simple.min()).fillna(0.0).to_numpy(dtype=float), outcome)
    best = max(sorted(aucs.keys() - {"challenger"}), key=aucs.get, default=None)
    reason = f"AUC {aucs['challenger']:.4f} on the test cut"
    reason += f", against {aucs[best]:.4f} of {best}, the best simple score" if best else ""
    decision = "accepted" if aucs["challenger"] > (aucs[best] if best else 0.5) else "proposed"
    try:
        old = read_document(champion) if champion else None
        if old:
            aucs["champion"] = area(evaluated(old, values_of(test, old["features"]))[0], outcome)
            reason += f", and {aucs['champion']:.4f} of the version in use"
            decision = decision if aucs["challenger"] >= aucs["champion"] else "proposed"
    except ValueError as error:
        reason += f"; {error}"
    figures["auc"] = aucs
    return {"decision": decision, "reason": reason, "features": names, "document": document, "figures": figures}


def is_due(champion: dict | None, last: dict | None, names: set[str], retrain: str, today: pd.Timestamp) -> bool:
    """Whether a target is learnt now. champion: the version in use. last: the last attempt, used or not.

    names: the columns of prediction_features. retrain: never, now, or so many days after which an attempt is old, as in
    "90 days". A version that cannot be read, or asks for a feature that is gone, is replaced.
    """
    if champion is None or retrain == "now":
        return True
    try:
        document = read_document(champion["document"])
    except ValueError:
        return True
    if not {feature["name"] for feature in document.get("features", [])} <= names:
        return True
    return retrain != "never" and pd.Timestamp(last["trained_on"]) + pd.Timedelta(retrain) <= today


def is_news(decision: str, last: dict | None, retrain: str, today: pd.Timestamp) -> bool:
    """Whether an attempt is written down: what is not accepted is noted once, and not by each nightly build."""
    if last is None or decision == "accepted" or retrain == "now" or last["decision"] != decision:
        return True
    return bool(pd.Timestamp(last["trained_on"]) + pd.Timedelta(days=AGAIN_AFTER_DAYS) <= today)


def due(targets: pd.DataFrame, earlier: pd.DataFrame, names: set[str], retrain: str, days: dict) -> dict[str, dict]:
    """What is learnt now: by target, the version in use (champion), the last attempt (last), and the day (today)."""
    found = {}
    for target in sorted(targets["target"]):
        today = pd.Timestamp(days[target, "score"])
        known = earlier[(earlier["target"] == target) & (pd.to_datetime(earlier["trained_on"]) <= today)]
        known = known.sort_values(["trained_on", "version"], kind="stable").to_dict("records")
        last = known[-1] if known else None
        champion = next((row for row in reversed(known) if row["decision"] == "accepted"), None)
        if is_due(champion, last, names, retrain, today):
            found[target] = {"champion": champion, "last": last, "today": today}
    return found


def versions(
    asked: dict[str, dict],
    cases: pd.DataFrame,
    features: pd.DataFrame,
    baselines: pd.DataFrame,
    seeds: dict[str, pd.DataFrame],
    earlier: pd.DataFrame,
    retrain: str,
    days: dict,
) -> pd.DataFrame:
    """The new rows of model_versions, columns as in TYPES.

    asked: as due returns it. cases: target, constituent_id, as_of_date, cut, outcome, closed ones alone. features:
    constituent_id, as_of_date and a column for each feature. baselines: baseline_scores. seeds: by name. earlier: the rows
    of model_versions. days: {(target, cut): day} of the cuts `test` and `score`.
    """
    from importlib.metadata import version

    limits = dict(zip(seeds["prediction_limits"]["name"], seeds["prediction_limits"]["value"].astype(float), strict=True))
    targets, words = seeds["prediction_targets"].set_index("target"), seeds["prediction_feature_words"]
    made = []
    for name, so_far in asked.items():
        target = targets.loc[name]
        rows = cases[cases["target"] == name].drop(columns="target").merge(features, on=["constituent_id", "as_of_date"])
        result = attempt(
            rows.astype({"outcome": float}),
            baselines[baselines["target"] == name],
            so_far["champion"] and so_far["champion"]["document"],
            rises=dict(zip(words["feature"], words[f"rises_with_{target['kind']}"], strict=True)),
            target=target.to_dict(),
            points=points_of(seeds["simple_scores"], name, target["kind"]),
            limits=limits,
        )
        if is_news(result["decision"], so_far["last"], retrain, so_far["today"]):
            number = earlier.loc[earlier["target"] == name, "version"].max()
            made.append(
                {part: result[part] for part in ("decision", "reason")}
                | {part: json.dumps(result[part], sort_keys=True) for part in ("features", "document", "figures")}
                | {"target": name, "version": 1 if pd.isna(number) else int(number) + 1}
                | {"trained_on": so_far["today"], "as_of_date": days[name, "test"]}
                | {"library": f"scikit-learn {version('scikit-learn')}"}
            )
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
    dbt.config(materialized="incremental", packages=["numpy", "pandas", "scikit-learn", "scipy", "threadpoolctl"])
    retraining = frame(dbt.ref("retraining"))
    retrain = retraining["retrain"].iloc[0]
    seeds = {
        "prediction_targets": frame(dbt.ref("prediction_targets")),
        "prediction_feature_words": frame(dbt.ref("prediction_feature_words")),
        "simple_scores": frame(dbt.ref("simple_scores")),
        "prediction_limits": frame(dbt.ref("prediction_limits")),
    }
    cuts, cases = frame(dbt.ref("prediction_cuts")), dbt.ref("prediction_cases")
    features, baselines = dbt.ref("prediction_features"), dbt.ref("baseline_scores")
    names = {name.lower() for name in features.columns}
    days = {(row.target, row.cut): row.as_of_date for row in cuts.sort_values("as_of_date").itertuples()}
    earlier = frame(session.sql(f"select * from {dbt.this}")) if dbt.is_incremental else pd.DataFrame(columns=list(TYPES))
    asked = due(seeds["prediction_targets"], earlier, names, retrain, days)
    made = pd.DataFrame(columns=list(TYPES))
    if asked:
        today = pd.to_datetime(cuts["as_of_date"]).max().date()
        closed = frame(cases.filter("cut in ('train', 'calibrate', 'test') and outcome is not null")).astype(
            {"as_of_date": "datetime64[us]"}
        )
        past = frame(features.filter(f"as_of_date < cast('{today}' as date)")).astype({"as_of_date": "datetime64[us]"})
        made = versions(asked, closed, past, frame(baselines), seeds, earlier, retrain, days)
    return typed(session, made, list(cases.columns))
