"""One row per field and level: how much it speaks for one person, learnt from the records without labels.

The model of Fellegi and Sunter (1969) with three classes of pairs: one person, two people of one household, strangers.
m and u are the shares of a level among the pairs of one person and of strangers. Expectation maximisation on the counted
patterns; m is held by priors, u comes from random pairs, log(m/u) rises with the level, the household class is tied to
m and u, and rates are taken over all pairs, not over those that some rule proposed.

A file of many families and few doubles would teach that one person has two first names. Two things prevent it: m of a
differing first name or birth date is bounded, and where most expected pairs differ in one all the same, what they teach is
refused and the priors of m stand.
"""

import numpy as np
import pandas as pd
from scipy.optimize import isotonic_regression

PRIOR_SHARE = 0.2  # the prior of m counts a fifth of the pairs that the data give
LEAST_PRIOR = 20.0  # and never less than so many pairs,
LEAST_PRIOR_OF_EXTRAS = 5.0  # or so many for a column that may be anything
STRANGERS = 5000.0  # the prior of u counts as so many random pairs
THIN = 50.0  # below so many expected pairs of one person the priors speak, not the data
FEW = 5.0  # fewer strangers of one name than this say nothing of how many there are
MOST_NAMESAKE_BITS = 6.0
MOST_UNLIKE = 2.0  # times its prior: no more pairs of one person differ in a field that two people of one home do not share
LEAST_HOMES = 20.0  # the prior of what people of one home share counts as so many pairs
AT_HOME = {"address_level": ("same", "similar", "other_unit", "near"), "phone_level": ("same",)}
FAMILY = ("first_name", "birth_date")  # what tells two people of one home apart
ENOUGH_AWAY = 5.0  # pairs of one person, away from home, that differ in such a field: they say how often it is just wrong
AS_OFTEN = 0.75  # of the share at home: so many away from it are as often, or two standard deviations fewer
MOSTLY = 0.5  # of the expected pairs of one person: if more differ in such a field, families were taken for people
NEVER = -1000.0  # bits of a class that is switched off
CHANCE = (1e-6, 1 - 1e-6)  # what values that never repeat, and one that always does, are taken for
MOST_ROUNDS = 200
TOLERANCE = 1e-3  # bits
DECIMALS = {"m": 9, "u": 9, "match_bits": 6, "household_bits": 6, "expected_pairs": 6}
COLUMNS = ["field", "level", *DECIMALS, "status", "rounds", "is_converged"]


def levels_with_priors(seed: pd.DataFrame, fields: pd.DataFrame, compared: list[str], extras: pd.DataFrame) -> pd.DataFrame:
    """The levels of the compared fields with priors that add up to one: field, level, m, u, household_share, is_learnt.

    A column outside the contract agrees among strangers as often as its values repeat, which no prior can know.
    """
    known = fields[fields["field"].isin(compared)].rename(columns={"levels_of": "of"})
    levels = known.merge(seed.rename(columns={"field": "of"})[["of", "level", "m_prior", "u_prior"]], on="of")
    levels = levels.sort_values(["field", "m_prior"], kind="stable").reset_index(drop=True)
    for prior in ("m_prior", "u_prior"):
        total = levels.groupby("field")[prior].transform("sum")
        levels[prior] = np.where(levels["is_learnt"].astype(bool), levels[prior] / total, levels[prior])
    # the worst level first: what the priors think is what the data may only stretch
    levels["prior_bits"] = np.log2(levels["m_prior"] / levels["u_prior"])
    agreeing = levels["field"].map(dict(zip("extra_" + extras["slot"].astype(str), extras["chance_agreement"], strict=True)))
    agreeing = agreeing.astype(float).clip(*CHANCE)
    is_equal = levels["level"] == "equal"
    others = levels["u_prior"] / levels["u_prior"].mask(is_equal, 0).groupby(levels["field"]).transform("sum")
    levels["u_prior"] = agreeing.where(is_equal, (1 - agreeing) * others).fillna(levels["u_prior"])
    return levels.sort_values(["field", "prior_bits"], kind="stable").reset_index(drop=True)


def incidence(patterns: pd.DataFrame, levels: pd.DataFrame) -> np.ndarray:
    """For each pattern and field the row of its level in `levels`; -1 where the field could not be compared."""
    columns = [np.empty((len(patterns), 0), dtype=np.int64)]
    for field, rows in levels.groupby("field", sort=True):
        row_of = dict(zip(rows["level"], rows.index, strict=True))
        columns.append(patterns[[f"{field}_level"]].map(row_of.get).fillna(-1).to_numpy(dtype=np.int64))
    return np.concatenate(columns, axis=1)


class Learner:
    """One run of expectation maximisation; arrays have one entry per level, or per pattern where they say so.

    patterns, levels, fields, extras, has_households: as in learn. is_refused: m stays as the priors have it, since what the
    data would teach has been refused.
    """

    def __init__(self, patterns, levels, fields, extras, has_households: bool, is_refused: bool = False):
        self.is_refused = is_refused
        self.patterns = patterns
        compared = [c.removesuffix("_level") for c in patterns if c.endswith("_level") and patterns[c].notna().any()]
        self.levels = levels_with_priors(levels, fields, compared, extras)
        self.field = self.levels["field"].to_numpy(dtype=str)
        self.in_field = (self.field[:, None] == self.field[None, :]).astype(float)
        self.is_learnt = self.levels["is_learnt"].to_numpy(dtype=bool)
        self.share_prior = self.levels["household_share"].to_numpy(dtype=float)
        self.share = self.share_prior
        self.least_prior = np.where(self.levels["of"] == "extra", LEAST_PRIOR_OF_EXTRAS, LEAST_PRIOR)
        self.is_shared = self.is_learnt & (self.share > 0)
        self.is_bounded = self.is_learnt & (self.share == 0) & ~self.levels["field"].duplicated().to_numpy()
        self.m_prior, self.u_prior = (self.levels[prior].to_numpy(dtype=float) for prior in ("m_prior", "u_prior"))
        self.rows = incidence(patterns, self.levels)
        self.candidates, self.drawn = (patterns[c].to_numpy(dtype=float) for c in ("candidate_pairs", "random_pairs"))
        self.possible = max(float(patterns["possible_pairs"].max()), 1.0) if len(patterns) else 1.0
        has_names = {"first_name_level", "last_name_level"} <= set(patterns)
        names = (
            patterns[["first_name_level", "last_name_level"]]
            if has_names
            else pd.DataFrame({"none": "none"}, patterns.index)
        )
        self.is_namesake = (names == "equal").all(axis=1).to_numpy()  # per pattern

        records = np.sqrt(2 * self.possible)
        self.has_households = has_households and bool((self.share[self.is_learnt] > 0.5).any())
        self.matches, self.homes = 0.5 * records, 0.5 * records * self.has_households
        self.namesake_bits = 0.0
        self.expected = np.zeros(len(self.field))
        self.bits = np.log2(self.m_prior / self.u_prior)
        self.u = np.where(self.is_learnt, self.by_chance(self.summed(self.drawn)), self.u_prior)

    def summed(self, weight: np.ndarray) -> np.ndarray:
        """How much of a weight per pattern has each level."""
        is_there = self.rows >= 0
        spread = np.broadcast_to(weight[:, None], self.rows.shape)[is_there]
        return np.bincount(self.rows[is_there], weights=spread, minlength=len(self.field))

    def of_patterns(self, bits: np.ndarray) -> np.ndarray:
        """The bits of its levels added up, per pattern."""
        return np.append(bits, 0.0)[self.rows].sum(axis=1)

    def by_chance(self, seen: np.ndarray) -> np.ndarray:
        """u of the random pairs seen with each level, held by its prior."""
        return (seen + STRANGERS * self.u_prior) / (self.in_field @ seen + STRANGERS)

    def household_bits(self) -> np.ndarray:
        """People of one home agree as one person does in a share of the pairs, and as strangers do in the rest."""
        return np.log2(self.share * 2.0**self.bits + 1 - self.share)

    def classes(self) -> tuple[np.ndarray, np.ndarray]:
        """The probabilities of one person and of strangers, per pattern."""
        match = np.log2(self.matches / self.possible) + self.of_patterns(self.bits) - self.namesake_bits * self.is_namesake
        home = np.log2(self.homes / self.possible) + self.of_patterns(self.household_bits()) if self.homes else -np.inf
        total = 1 + 2.0**match + 2.0**home
        return 2.0**match / total, 1 / total

    def step(self) -> float:
        """One round; returns by how many bits the weight that moved most has moved."""
        is_match, is_stranger = self.classes()
        self.matches = min((self.candidates * is_match).sum() + 1, self.possible / 2)
        self.homes = ((self.candidates * (1 - is_match - is_stranger)).sum() + 1) * self.has_households

        self.expected = self.summed(self.candidates * is_match)
        total = self.in_field @ self.expected
        hold = np.maximum(PRIOR_SHARE * total, self.least_prior)
        m = self.bounded((self.expected + hold * self.m_prior) / (total + hold))
        m = np.where(self.is_learnt & (not self.is_refused), m, self.m_prior)
        self.share = self.shared_at_home(self.summed(self.candidates * (1 - is_match - is_stranger)))

        # what is too rare for random pairs to meet is counted among the candidates, which hold all of it
        seen = self.summed(self.drawn * is_stranger)
        comparable = self.possible * np.maximum(self.in_field @ seen, 1) / max((self.drawn * is_stranger).sum(), 1)
        met = self.summed(self.candidates * is_stranger) / comparable
        self.u = np.where(self.is_learnt, np.maximum(self.by_chance(seen), met), self.u_prior)
        self.namesake_bits = self.more_than_chance(self.candidates * is_stranger, seen)

        before, self.bits = self.bits, np.log2(m / self.u)
        weight = self.expected + hold * self.m_prior
        for name in np.unique(self.field[self.is_learnt]):
            at = np.flatnonzero(self.field == name)
            self.bits[at] = isotonic_regression(self.bits[at], weights=weight[at]).x
        return np.abs(self.bits - before).max(initial=0.0)

    def bounded(self, m: np.ndarray) -> np.ndarray:
        """m with its bound on the worst levels, what is beyond it spread over the better ones."""
        kept = np.where(self.is_bounded, np.minimum(m, MOST_UNLIKE * self.m_prior), m)
        better = self.in_field @ np.where(self.is_bounded, 0.0, m)
        return np.where(self.is_bounded, kept, m * (1 + self.in_field @ (m - kept) / np.maximum(better, 1e-12)))

    def shared_at_home(self, homes: np.ndarray) -> np.ndarray:
        """In which share of their pairs people of one home agree as one person does. homes: their pairs per level."""
        as_one = self.share * 2.0**self.bits / (self.share * 2.0**self.bits + 1 - self.share)
        share = (self.in_field @ (homes * as_one) + LEAST_HOMES * self.share_prior) / (self.in_field @ homes + LEAST_HOMES)
        return np.where(self.is_shared, share, self.share_prior)

    def more_than_chance(self, strangers: np.ndarray, seen: np.ndarray) -> float:
        """Log2 of how many more strangers share both names than two independent names would have it, at least 0.

        strangers: candidate pairs per pattern. seen: random pairs of strangers per level.
        """
        namesakes = (strangers * self.is_namesake).sum()
        if namesakes < FEW or not seen.any():
            return 0.0
        is_equal = np.isin(self.field, ["first_name", "last_name"]) & (self.levels["level"] == "equal").to_numpy()
        by_chance = np.prod((self.u * np.minimum(1.0, self.in_field @ seen / max(self.drawn.sum(), 1)))[is_equal])
        return float(np.clip(np.log2(namesakes / self.possible / by_chance), 0.0, MOST_NAMESAKE_BITS))

    def takes_families_for_people(self) -> bool:
        """Whether most pairs that are expected to be one person differ in a field that people of one home do not share."""
        total = self.in_field @ self.expected
        return bool((self.is_bounded & (total > FEW) & (self.expected > MOSTLY * total)).any())

    def run(self) -> "Learner":
        """Rounds until the weights stand still, or until there were too many."""
        self.moved = [self.step()]
        while self.moved[-1] >= TOLERANCE and len(self.moved) < MOST_ROUNDS:
            self.moved.append(self.step())
        return self

    def status(self) -> np.ndarray:
        """Where each weight comes from."""
        is_thin = self.in_field @ self.expected < THIN
        learnt = "refused" if self.is_refused else np.where(is_thin, "prior", "learnt")
        return np.where(self.is_learnt, learnt, "fixed")

    def family(self) -> pd.DataFrame:
        """How often pairs of one person differ in a field of FAMILY: m at home, u away from it.

        Wrong values are as frequent away from home. Twins, and a parent and a child of one name, are pairs of one home.
        """
        expected = self.candidates * self.classes()[0]
        is_home = np.zeros(len(self.patterns), dtype=bool)
        for column, levels in AT_HOME.items():
            is_home |= self.patterns[column].isin(levels).to_numpy() if column in self.patterns else False
        rows = []
        for field in [field for field in FAMILY if f"{field}_level" in self.patterns]:
            level = self.patterns[f"{field}_level"]
            compared, differs = level.notna().to_numpy(), (level == "different").to_numpy()
            all_home, all_away = (max((expected * (compared & place)).sum(), 1.0) for place in (is_home, ~is_home))
            home, away = ((expected * (differs & place)).sum() for place in (is_home, ~is_home))
            is_noise = away >= ENOUGH_AWAY and away + 2 * np.sqrt(away) >= AS_OFTEN * all_away * home / all_home
            rows.append((field, home / all_home, away / all_away, away, "noise" if is_noise else "family"))
        return pd.DataFrame(rows, columns=["level", "m", "u", "expected_pairs", "status"]).assign(
            field="family", match_bits=0.0, household_bits=0.0
        )

    def weights(self) -> pd.DataFrame:
        """What was learnt, as learn returns it."""
        levels = pd.DataFrame(
            {
                "field": self.field,
                "level": self.levels["level"].to_numpy(dtype=str),
                "m": 2.0**self.bits * self.u,
                "u": self.u,
                "match_bits": self.bits,
                "household_bits": self.household_bits(),
                "expected_pairs": self.expected,
                "status": self.status(),
            }
        )
        match, home = self.matches / self.possible, self.homes / self.possible
        home_bits = np.log2(home) if home else NEVER
        namesakes = (self.candidates * self.classes()[0] * self.is_namesake).sum()
        overall = pd.DataFrame(
            {
                "field": ["prior", "prior", "namesakes"],
                "level": ["match", "household", "equal"],
                "m": [match, home, 1.0],
                "u": [1.0, 1.0, 2.0**self.namesake_bits],
                "match_bits": [np.log2(match), home_bits, -self.namesake_bits],
                "household_bits": [np.log2(match), home_bits, 0.0],
                "expected_pairs": [self.matches, self.homes, namesakes],
                "status": "learnt",
            }
        )
        made = pd.concat([levels, overall, self.family()], ignore_index=True)
        return made.assign(rounds=len(self.moved), is_converged=self.moved[-1] < TOLERANCE)


def learn(
    patterns: pd.DataFrame, levels: pd.DataFrame, fields: pd.DataFrame, extras: pd.DataFrame, has_households: bool = True
) -> pd.DataFrame:
    """Weights of every level from counted patterns of agreement.

    patterns: <field>_level (text or null) for each field, candidate_pairs, random_pairs, possible_pairs (the same number
    in each row). levels and fields: the seeds comparison_levels and compared_fields. extras: slot and chance_agreement of
    the columns outside the contract, as in extra_values.
    Returns field, level, m, u, match_bits, household_bits (log2 of the odds against strangers), expected_pairs, status
    (learnt, prior, fixed, refused), rounds, is_converged. Two rows of the field `prior` hold the rates of both classes, one
    of `namesakes` what two equal names weigh less together than apart. Those of `family` have as status whether a differing
    first name or birth date is mostly a wrong one (noise), or may be another one of the family (family).
    """
    given = patterns, levels, fields, extras, has_households
    learner = Learner(*given).run()
    if learner.takes_families_for_people():
        learner = Learner(*given, is_refused=True).run()
    made = learner.weights()
    return made.astype(dict.fromkeys(DECIMALS, float)).round(DECIMALS)


def kept(numbers: pd.DataFrame) -> pd.DataFrame:
    """What learn returned for an earlier build. numbers: field, level, words, number, and kind: `weight` and what of it."""
    measures = numbers.assign(measure=numbers["kind"].str.removeprefix("weight "))
    made = measures.pivot_table(index=["field", "level", "words"], columns="measure", values="number").reset_index()
    made = made.rename(columns={"words": "status"}).rename_axis(columns=None)
    return made.astype({"rounds": int, "is_converged": bool})[COLUMNS]


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def model(dbt, session):
    dbt.config(materialized="table", packages=["numpy", "pandas", "scipy"])
    settings = dbt.config.get("meta")
    patterns = dbt.ref("agreement_patterns")
    names = list(patterns.columns)
    has_households = str(settings["household_class"]).lower() == "true"
    known = frame(dbt.ref("kept_numbers").filter("kind like 'weight %'"))
    if len(known):
        made = kept(known)
    else:
        in_order = frame(patterns).sort_values("agreement").reset_index(drop=True)
        levels, fields = frame(dbt.ref("comparison_levels")), frame(dbt.ref("compared_fields"))
        made = learn(in_order, levels, fields, frame(dbt.ref("extra_values")), has_households)
    # Snowflake folds a name without quotes to capitals; a frame with lower-case names would become columns in quotes
    return made.rename(columns=str.upper) if all(map(str.isupper, names)) else made
