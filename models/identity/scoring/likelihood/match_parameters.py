"""One row per field and grade: how much it speaks for one person, learnt from the records without labels.

The model of Fellegi and Sunter (1969) with three classes of pairs: one person, two people of one household, strangers.
m and u are the shares of a grade among the pairs of one person and of strangers. Expectation maximisation on the counted
patterns; m is held by priors, u comes from random pairs, log(m/u) rises with the grade, the household class is tied to
m and u, and rates are taken over all pairs, not over those that some rule proposed.
"""

import numpy as np
import pandas as pd
from sklearn.isotonic import IsotonicRegression

PRIOR_SHARE = 0.5  # the prior of m counts half as much as the pairs that the data give
LEAST_PRIOR = 20.0  # and never less than so many pairs
STRANGERS = 5000.0  # the prior of u counts as so many random pairs
THIN = 50.0  # below so many expected pairs of one person the priors speak, not the data
MOST_NAMESAKE_BITS = 6.0
MOST_ROUNDS = 200
TOLERANCE = 1e-3  # bits


def grades_of(levels: pd.DataFrame, fields: pd.DataFrame, compared: list[str]) -> pd.DataFrame:
    """The grades of the compared fields with priors that add up to one: field, level, m, u, household_share, is_learnt."""
    known = fields[fields["field"].isin(compared)].rename(columns={"levels_of": "of"})
    grades = known.merge(levels.rename(columns={"field": "of"})[["of", "level", "m_prior", "u_prior"]], on="of")
    grades = grades.sort_values(["field", "m_prior"], kind="stable").reset_index(drop=True)
    for prior in ("m_prior", "u_prior"):
        total = grades.groupby("field")[prior].transform("sum")
        grades[prior] = np.where(grades["is_learnt"].astype(bool), grades[prior] / total, grades[prior])
    # the worst grade first: what the priors think is what the data may only stretch
    grades["prior_bits"] = np.log2(grades["m_prior"] / grades["u_prior"])
    return grades.sort_values(["field", "prior_bits"], kind="stable").reset_index(drop=True)


def incidence(patterns: pd.DataFrame, grades: pd.DataFrame) -> np.ndarray:
    """For each pattern and field the row of its grade in `grades`; -1 where the field could not be compared."""
    columns = []
    for field, rows in grades.groupby("field", sort=True):
        row_of = dict(zip(rows["level"], rows.index, strict=True))
        columns.append(patterns[f"{field}_level"].map(row_of).fillna(-1).to_numpy(dtype=np.int64))
    return np.stack(columns, axis=1)


def rising(bits: np.ndarray, weight: np.ndarray, field: np.ndarray) -> np.ndarray:
    """The bits of each field made to rise with the grade, by weighted isotonic regression."""
    made = bits.copy()
    for name in np.unique(field):
        at = np.flatnonzero(field == name)
        made[at] = IsotonicRegression().fit_transform(np.arange(len(at)), bits[at], sample_weight=weight[at])
    return made


def learn(patterns: pd.DataFrame, levels: pd.DataFrame, fields: pd.DataFrame, has_households: bool = True) -> pd.DataFrame:
    """Weights of every grade from counted patterns of agreement.

    patterns: <field>_level (text or null) for each field, candidate_pairs, random_pairs, possible_pairs (the same number
    in each row). levels and fields: the seeds comparison_levels and compared_fields.
    Returns field, level, m, u, match_bits, household_bits (log2 of the odds against strangers), expected_pairs, status
    (learnt, prior, fixed), rounds, is_converged; two rows of field `prior` hold the rates of both classes.
    """
    compared = [c.removesuffix("_level") for c in patterns.columns if c.endswith("_level") and patterns[c].notna().any()]
    grades = grades_of(levels, fields, compared)
    field = grades["field"].to_numpy(dtype=str)
    is_learnt = grades["is_learnt"].astype(bool).to_numpy()
    share = grades["household_share"].to_numpy(dtype=float)
    m_prior, u_prior = grades["m_prior"].to_numpy(dtype=float), grades["u_prior"].to_numpy(dtype=float)
    rows = incidence(patterns, grades) if len(grades) else np.empty((len(patterns), 0), dtype=np.int64)
    candidates = patterns["candidate_pairs"].to_numpy(dtype=float)
    drawn = patterns["random_pairs"].to_numpy(dtype=float)
    possible = float(patterns["possible_pairs"].iloc[0]) if len(patterns) else 1.0
    in_field = (field[:, None] == field[None, :]).astype(float)
    size = len(grades)
    is_there = rows >= 0

    def summed(weight: np.ndarray) -> np.ndarray:
        """How much of the weight of the patterns has each grade."""
        spread = np.broadcast_to(weight[:, None], rows.shape)[is_there]
        return np.bincount(rows[is_there], weights=spread, minlength=size)

    def of_patterns(bits: np.ndarray) -> np.ndarray:
        return np.where(is_there, np.append(bits, 0.0)[rows], 0.0).sum(axis=1)

    is_namesake = np.zeros(len(patterns), dtype=bool)
    if {"first_name", "last_name"} <= set(compared):
        is_namesake = ((patterns["first_name_level"] == "equal") & (patterns["last_name_level"] == "equal")).to_numpy()
    same_name = [np.flatnonzero((field == f) & (grades["level"] == "equal").to_numpy()) for f in ("first_name", "last_name")]
    namesake_bits = 0.0
    has_households = has_households and bool((share[is_learnt] > 0.5).any())
    records = np.sqrt(2 * possible)
    matches, homes = 0.5 * records, 0.5 * records if has_households else 0.0
    seen = summed(drawn)
    u = np.where(is_learnt, (seen + STRANGERS * u_prior) / (in_field @ seen + STRANGERS), u_prior)
    bits = np.log2(m_prior / u_prior)
    household_bits = np.zeros(size)
    expected = np.zeros(size)
    is_converged, rounds = False, 0
    for rounds in range(1, MOST_ROUNDS + 1):
        before = bits
        household_bits = np.log2(share * 2.0**bits + 1 - share)
        match_odds = np.log2(matches / possible) + of_patterns(bits) - namesake_bits * is_namesake
        home_odds = (np.log2(homes / possible) if homes else -np.inf) + of_patterns(household_bits)
        sum_of_odds = 1 + 2.0**match_odds + 2.0**home_odds
        is_match, is_stranger = 2.0**match_odds / sum_of_odds, 1 / sum_of_odds
        matches = (candidates * is_match).sum() + 1
        homes = (candidates * (1 - is_match - is_stranger)).sum() + 1 if has_households else 0.0
        expected = summed(candidates * is_match)
        total = in_field @ expected
        hold = np.maximum(PRIOR_SHARE * total, LEAST_PRIOR)
        m = (expected + hold * m_prior) / (total + hold)
        seen = summed(drawn * is_stranger)
        all_seen = in_field @ seen
        by_chance = (seen + STRANGERS * u_prior) / (all_seen + STRANGERS)
        # what is too rare for random pairs to meet is counted among the candidates, which hold all of it
        comparable = possible * np.maximum(all_seen, 1) / max((drawn * is_stranger).sum(), 1)
        u = np.where(is_learnt, np.maximum(by_chance, summed(candidates * is_stranger) / comparable), u_prior)
        m = np.where(is_learnt, m, m_prior)
        if is_namesake.any():
            # first and last names go together: more strangers share both than chance would have it
            namesakes = (candidates * is_stranger * is_namesake).sum() / possible
            share_both = np.prod([u[at] * min(1.0, all_seen[at].item() / max(drawn.sum(), 1)) for at in same_name])
            namesake_bits = np.clip(np.log2(max(namesakes, 1e-300) / share_both), 0.0, MOST_NAMESAKE_BITS)
        bits = np.where(is_learnt, rising(np.log2(m / u), expected + hold * m_prior + 1e-9, field), np.log2(m / u))
        if size == 0 or np.abs(bits - before).max() < TOLERANCE:
            is_converged = True
            break
    made = pd.DataFrame(
        {
            "field": field,
            "level": grades["level"].to_numpy(dtype=str),
            "m": 2.0**bits * u,
            "u": u,
            "match_bits": bits,
            "household_bits": np.log2(share * 2.0**bits + 1 - share),
            "expected_pairs": expected,
            "status": np.where(~is_learnt, "fixed", np.where(in_field @ expected < THIN, "prior", "learnt")),
        }
    )
    home_bits = np.log2(homes / possible) if homes else -1000.0
    rates = pd.DataFrame(
        {
            "field": ["prior", "prior", "namesakes"],
            "level": ["match", "household", "equal"],
            "m": [matches / possible, homes / possible, 1.0],
            "u": [1.0, 1.0, 2.0**namesake_bits],
            "match_bits": [np.log2(matches / possible), home_bits, -namesake_bits],
            "household_bits": [np.log2(matches / possible), home_bits, 0.0],
            "expected_pairs": [matches, homes, (candidates * is_match * is_namesake).sum() if len(patterns) else 0.0],
            "status": "learnt",
        }
    )
    made = pd.concat([made, rates], ignore_index=True).assign(rounds=rounds, is_converged=is_converged)
    decimals = ["m", "u", "match_bits", "household_bits", "expected_pairs"]
    return made.assign(**{name: made[name].astype(float).round(9 if name in "mu" else 6) for name in decimals})


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def model(dbt, session):
    # Databricks' serverless jobs install packages in the notebook and refuse a list of libraries
    dbt.config(materialized="table", packages=["numpy", "pandas", "scikit-learn"], notebook_scoped_libraries=True)
    settings = dbt.config.get("meta")
    patterns = dbt.ref("agreement_patterns")
    names = list(patterns.columns)
    has_households = str(settings["household_class"]).lower() == "true"
    in_order = frame(patterns).sort_values("agreement").reset_index(drop=True)
    made = learn(in_order, frame(dbt.ref("comparison_levels")), frame(dbt.ref("compared_fields")), has_households)
    # Snowflake folds a name without quotes to capitals; a frame with lower-case names would become columns in quotes
    return made.rename(columns=str.upper) if all(map(str.isupper, names)) else made
