"""What is learnt from pairs of which we know how they came about."""

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from match_parameters import kept, learn

SEEDS = Path(__file__).parents[2] / "seeds/reference"
# shares of the levels, in an order of their own, among pairs of one person and of strangers; not those of the priors
ONE_PERSON = {
    "first_name": {"equal": 0.60, "nickname": 0.15, "similar": 0.15, "different": 0.10},
    "last_name": {"equal": 0.74, "similar": 0.14, "different": 0.12},
    "birth_date": {"equal": 0.80, "one_digit_off": 0.12, "different": 0.08},
    "address": {"same": 0.60, "street_only": 0.06, "different": 0.34},
}
STRANGERS = {
    "first_name": {"equal": 0.02, "nickname": 0.01, "similar": 0.01, "different": 0.96},
    "last_name": {"equal": 0.005, "similar": 0.005, "different": 0.99},
    "birth_date": {"equal": 0.0001, "one_digit_off": 0.002, "different": 0.9979},
    "address": {"same": 0.0001, "street_only": 0.002, "different": 0.9979},
}
FIELDS = pd.read_csv(SEEDS / "compared_fields.csv")
AT_HOME = FIELDS.set_index("field")["household_share"]
# two people of one home agree in that share of the pairs as if they were one person
ONE_HOME = {
    field: {
        level: AT_HOME[field] * ONE_PERSON[field][level] + (1 - AT_HOME[field]) * STRANGERS[field][level] for level in levels
    }
    for field, levels in ONE_PERSON.items()
}
KINDS = {"match_bits": "match", "household_bits": "household"}


def levels_of_the_seed():
    """The priors, for the levels that the simulation knows."""
    levels = pd.read_csv(SEEDS / "comparison_levels.csv").dropna(subset="m_prior")
    known = [row.field not in ONE_PERSON or row.level in ONE_PERSON[row.field] for row in levels.itertuples()]
    return levels[known]


LEVELS = levels_of_the_seed()
NO_EXTRAS = pd.DataFrame({"slot": [], "chance_agreement": []})
PRIOR = LEVELS.set_index(["field", "level"])["m_prior"] / LEVELS.groupby("field")["m_prior"].transform("sum").to_numpy()


def simulate(people=ONE_PERSON, strangers=STRANGERS, matches=4000, homes=0, records=6000, draws=100_000, one_home=ONE_HOME):
    """Counted patterns of agreement of a file of so many records. Rules propose whatever agrees in anything."""
    grid = pd.DataFrame(list(product(*people.values())), columns=[f"{field}_level" for field in people])

    def share(of):
        return np.prod([grid[f"{field}_level"].map(of[field]) for field in people], axis=0)

    possible = records * (records - 1) / 2
    of_homes = homes * share(one_home) if homes else 0
    of_all = matches * share(people) + of_homes + (possible - matches - homes) * share(strangers)
    chance = np.random.default_rng(7)
    is_proposed = (grid != "different").any(axis=1)
    return grid.assign(
        candidate_pairs=np.where(is_proposed, chance.poisson(of_all), 0),
        random_pairs=chance.poisson(of_all * draws / possible),
        possible_pairs=possible,
    )


def weights(patterns, extras=NO_EXTRAS, **settings):
    return learn(patterns, LEVELS, FIELDS, extras, **settings).set_index(["field", "level"])


def chances(made, pattern):
    """Probability of one person, and of one household, for a pattern of levels."""
    odds = [
        2 ** (made.loc[("prior", prior), bits] + made.loc[list(pattern.items()), bits].sum())
        for bits, prior in KINDS.items()
    ]
    return [one / (1 + sum(odds)) for one in odds]


def best(pattern):
    return {field: next(iter(levels)) for field, levels in pattern.items()}


def worst(pattern):
    return dict.fromkeys(pattern, "different")


def test_the_shares_among_pairs_of_one_person_are_found():
    made = weights(simulate())
    found = made["is_converged"].all(), made.loc[("prior", "match"), "expected_pairs"]
    assert found == (True, pytest.approx(4000, rel=0.1))
    for field, shares in ONE_PERSON.items():
        assert (made.loc[field, "status"] == "learnt").all()
        for level, truth in shares.items():
            # the prior counts a fifth of the pairs
            assert made.loc[(field, level), "m"] == pytest.approx((5 * truth + PRIOR[field, level]) / 6, abs=0.025)
            assert made.loc[(field, level), "m"] == pytest.approx(truth, abs=0.1)


def test_the_shares_among_strangers_are_those_of_random_pairs():
    made = weights(simulate())
    for field, shares in STRANGERS.items():
        for level, truth in shares.items():
            assert made.loc[(field, level), "u"] == pytest.approx(truth, rel=0.3, abs=0.0001)


def test_a_field_that_is_surer_weighs_more():
    surer = ONE_PERSON | {"address": {"same": 0.95, "street_only": 0.01, "different": 0.04}}
    before, after = weights(simulate()), weights(simulate(people=surer))
    for level, change in {"same": 0.2, "different": -0.2}.items():
        assert (after.loc[("address", level), "m"] - before.loc[("address", level), "m"]) / change > 0.8
    assert after.loc[("address", "different"), "match_bits"] < before.loc[("address", "different"), "match_bits"] - 1


def test_the_weights_rise_with_the_level_though_the_data_say_otherwise():
    odd = ONE_PERSON | {"first_name": {"equal": 0.20, "nickname": 0.02, "similar": 0.58, "different": 0.20}}
    made = weights(simulate(people=odd))
    ranked = [made.loc[("first_name", level), "match_bits"] for level in ("different", "similar", "nickname", "equal")]
    assert ranked == sorted(ranked)
    for _, bits in made.loc[list(ONE_PERSON)].groupby("field")["match_bits"]:
        assert bits.is_monotonic_increasing


def test_the_order_of_rows_changes_nothing():
    patterns = simulate(homes=2000)
    shuffled = [frame.sample(frac=1, random_state=3).reset_index(drop=True) for frame in (patterns, LEVELS, FIELDS)]
    pd.testing.assert_frame_equal(learn(patterns, LEVELS, FIELDS, NO_EXTRAS), learn(*shuffled, NO_EXTRAS), atol=1e-5)


def test_five_pairs_leave_the_priors_as_they_are():
    patterns = pd.DataFrame({f"{field}_level": [level] for field, level in best(ONE_PERSON).items()})
    made = weights(patterns.assign(candidate_pairs=5, random_pairs=0, possible_pairs=45.0))
    for field in ONE_PERSON:
        assert (made.loc[field, "status"] == "prior").all()
        # five of the 25 pairs that the prior and they are together
        assert (made.loc[field, "m"] - PRIOR[field]).abs().max() <= 0.2 * (1 - PRIOR[field].max()) + 1e-6
    assert chances(made, best(ONE_PERSON))[0] > 0.99 and chances(made, worst(ONE_PERSON))[0] < 0.01


def test_without_pairs_there_is_nothing_to_weigh():
    made = weights(simulate().iloc[:0])
    overall = [("prior", "match"), ("prior", "household"), ("namesakes", "equal")]
    assert list(made.index) == [*overall, ("family", "first_name"), ("family", "birth_date")]
    assert np.isfinite(made[["match_bits", "household_bits"]]).all(axis=None) and made["is_converged"].all()


def test_a_field_that_nobody_has_gets_no_weight():
    made = weights(simulate().assign(email_level=None))
    assert "email" not in made.index.get_level_values("field")


def test_one_field_is_enough_to_learn_from():
    only = {"birth_date": ONE_PERSON["birth_date"]}
    made = weights(simulate(people=only))
    assert made.index.get_level_values("field").unique().tolist() == ["birth_date", "prior", "namesakes", "family"]
    bits = made.loc["birth_date", "match_bits"]
    assert bits["equal"] > 8 and bits["different"] < -1 and made["is_converged"].all()


def test_two_people_of_one_home_are_not_one_person():
    made = weights(simulate(homes=2000))
    assert made.loc[("prior", "household"), "expected_pairs"] == pytest.approx(2000, rel=0.25)
    assert made.loc[("prior", "match"), "expected_pairs"] == pytest.approx(4000, rel=0.1)
    at_home = {"first_name": "different", "last_name": "equal", "birth_date": "different", "address": "same"}
    one_person, one_home = chances(made, at_home)
    assert one_person < 0.05 and one_home > 0.9
    one_person, one_home = chances(made, at_home | {"first_name": "equal", "birth_date": "equal"})
    assert one_person > 0.95 and one_home < 0.05


AT_HOME_TOO = {"equal": 0.9, "different": 0.1}
BY_CHANCE = {"equal": 0.01, "different": 0.99}


def families_with(column_at_home, matches=0, homes=400):
    """A small file of families, with a column that nobody mapped and that people of one home share as given."""
    at_home = {level: column_at_home * AT_HOME_TOO[level] + (1 - column_at_home) * BY_CHANCE[level] for level in BY_CHANCE}
    one_home = ONE_HOME | {"extra_1": at_home}
    people, strangers = ONE_PERSON | {"extra_1": AT_HOME_TOO}, STRANGERS | {"extra_1": BY_CHANCE}
    return simulate(people, strangers, matches=matches, homes=homes, records=600, one_home=one_home)


EXTRAS = pd.DataFrame({"slot": [1], "chance_agreement": [0.01]})
FAMILY = {"first_name": "different", "last_name": "equal", "birth_date": "different", "address": "same", "extra_1": "equal"}


@pytest.mark.parametrize("matches", [0, 10])
def test_families_are_not_people_in_a_file_with_few_doubles_or_none(matches):
    made = weights(families_with(1.0, matches), EXTRAS)
    assert made.loc[("prior", "match"), "expected_pairs"] == pytest.approx(matches, abs=5)
    one_person, one_home = chances(made, FAMILY)
    assert one_person < 0.01 and one_home > 0.99
    assert "refused" not in set(made["status"])


def test_whether_a_column_that_nobody_mapped_is_the_homes_or_the_persons_is_learnt():
    of_the_home, of_the_person = (
        weights(families_with(share, 100), EXTRAS).loc[("extra_1", "equal")] for share in (1.0, 0.0)
    )
    assert of_the_home["household_bits"] > of_the_home["match_bits"] - 0.5
    assert of_the_person["household_bits"] < of_the_person["match_bits"] - 3


def test_few_pairs_of_one_person_may_differ_in_first_name_or_birth_date():
    liars = ONE_PERSON | {"first_name": {"equal": 0.40, "nickname": 0.05, "similar": 0.05, "different": 0.50}}
    made = weights(simulate(people=liars))
    assert made.loc[("first_name", "different"), "m"] <= 2 * PRIOR["first_name", "different"] + 0.02


def test_weights_that_were_learnt_from_families_are_refused_and_the_priors_stand():
    made = weights(families_with(1.0), EXTRAS, has_households=False)
    assert set(made.loc[[*ONE_PERSON, "extra_1"], "status"]) == {"refused"}
    for field in ONE_PERSON:
        assert made.loc[field, "m"].to_numpy() == pytest.approx(PRIOR[field][made.loc[field].index].to_numpy(), rel=0.5)


def test_a_column_of_chance_weighs_nearly_nothing():
    coin = {"equal": 0.5, "different": 0.5}
    patterns = simulate(ONE_PERSON | {"extra_1": coin}, STRANGERS | {"extra_1": coin}, matches=5, records=60, draws=1000)
    made = weights(patterns, pd.DataFrame({"slot": [1], "chance_agreement": [0.5]}))
    assert made.loc["extra_1", "u"]["equal"] == pytest.approx(0.5, abs=0.05)
    assert made.loc["extra_1", "match_bits"].abs().max() < 1


def test_households_can_be_switched_off():
    made = weights(simulate(homes=2000), has_households=False)
    off = made.loc[("prior", "household")]
    assert (off["m"], off["expected_pairs"], off["match_bits"]) == (0, 0, -1000)
    at_home = {"first_name": "different", "last_name": "equal", "birth_date": "different", "address": "same"}
    assert chances(made, at_home)[1] < 1e-200


def test_a_field_that_agrees_in_all_pairs_says_nothing():
    made = weights(simulate().assign(location_level="same"))
    assert abs(made.loc[("location", "same"), "match_bits"]) < 0.25


def test_strangers_who_share_both_names_more_than_by_chance_count_against_namesakes():
    plain = simulate()
    is_namesake = (plain["first_name_level"] == "equal") & (plain["last_name_level"] == "equal")
    is_otherwise_unlike = (plain["birth_date_level"] == "different") & (plain["address_level"] == "different")
    namesakes = plain["candidate_pairs"].mask(is_namesake & is_otherwise_unlike, plain["candidate_pairs"] * 8)
    chance, more = (
        weights(plain.assign(candidate_pairs=counts)).loc[("namesakes", "equal"), "match_bits"]
        for counts in (plain["candidate_pairs"], namesakes)
    )
    assert chance == pytest.approx(0, abs=0.3) and more == pytest.approx(-3, abs=0.5)


def test_what_the_seed_fixes_is_not_learnt():
    made = weights(simulate().assign(kind_level="different", suffix_level="one_sided"))
    assert made.loc[("kind", "different"), ["m", "u", "status"]].tolist() == [0.001, 1, "fixed"]
    assert (made.loc["suffix", "status"] == "fixed").all() and made.loc[("suffix", "one_sided"), "match_bits"] == -4


def test_what_was_kept_is_what_was_learnt():
    made = learn(simulate(homes=2000), LEVELS, FIELDS, NO_EXTRAS)
    numbers = made.rename(columns={"status": "words"}).melt(
        ["field", "level", "words"], var_name="kind", value_name="number"
    )
    numbers = numbers.assign(kind="weight " + numbers["kind"], number=numbers["number"].astype(float))
    again = kept(numbers.sample(frac=1, random_state=5)).sort_values(["field", "level"], ignore_index=True)
    pd.testing.assert_frame_equal(again, made.sort_values(["field", "level"], ignore_index=True)[again.columns])


@pytest.mark.parametrize(("at_home", "away", "status"), [(200, 0, "family"), (200, 200, "noise"), (200, 60, "family")])
def test_first_names_that_differ_at_home_alone_are_those_of_a_family(at_home, away, status):
    patterns = simulate(
        people=ONE_PERSON | {"first_name": {"equal": 0.7, "nickname": 0.15, "similar": 0.15, "different": 0.0}}
    )
    differs = (patterns["first_name_level"] == "different") & (patterns["birth_date_level"] == "equal")
    differs &= patterns["last_name_level"] == "equal"
    for level, pairs in {"same": at_home, "different": away}.items():
        patterns.loc[differs & (patterns["address_level"] == level), "candidate_pairs"] = pairs
    assert weights(patterns).loc[("family", "first_name"), "status"] == status
