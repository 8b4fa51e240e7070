"""A configuration that cannot be right stops the run with one sentence, and nothing is written."""

import contextlib
import io

import pytest
import yaml
from project import ROOT, WITHOUT_TESTS, Project
from read_once import read_with

REGISTRY = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["registry"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("configuration"))


@pytest.fixture(scope="module")
def build(project):
    """A function that builds with the vars it is given and returns whether that went well and what was said."""

    def built(**variables) -> tuple[bool, str]:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            done = project.read({}).run("build", *WITHOUT_TESTS, **variables)
        return done.success, output.getvalue()

    return built


@pytest.mark.parametrize(
    ("seed", "was", "becomes", "sentence"),
    [
        ("match_weights", "name,0.35", "name,0.30", "match_weights.csv: the weights add up to 0.95, not 1."),
        ("facts/consent_words", ",cleaned,refused", ",cleaned,maybe", "consent_words.csv: unknown consent 'maybe'"),
        ("facts/consent_words", "refused,complained,", "refused,grumpy,", "consent_words.csv: unknown reason 'grumpy'"),
        ("facts/contact_channels", ",refused,person", ",perhaps,person", "contact_channels.csv: unknown silence 'perhaps'"),
        ("facts/contact_channels", "sms,4", "email,4", "contact_channels.csv: 'email' needs exactly one row."),
        ("facts/channel_words", "letters,mail", "letters,fax", "channel_words.csv: unknown channel 'fax'"),
        ("facts/consent_reasons", "unknown,8", "whatever,8", "consent_reasons.csv: 'unknown' is missing"),
        ("household_head_rules", "is_person,2", "is_person,1", "household_head_rules.csv: the positions must run from 1"),
        (
            "salutation_words",
            "{first} and {second}",
            "{first}",
            "salutation_words.csv: the pattern of 'two' lacks {second}.",
        ),
        ("match_weights", "name,0.35", "nmae,0.35", "match_weights.csv: unknown field 'nmae'"),
        ("match_weights", "name,0.35", "name,much", "match_weights.csv: the weight of 'name' is 'much', not a number"),
        (
            "engagement_weights",
            "recency,0.30",
            "recency,0.50",
            "engagement_weights.csv: the weights add up to 1.2, not 1.",
        ),
        (
            "fundraising/billing_periods",
            "monthly,12",
            "monthly,12.5",
            "billing_periods.csv: payments_a_year of 'monthly' is '12.5', not a whole number from 1 to 366.",
        ),
        (
            "fundraising/rfm_segments",
            "2,loyal,3,5",
            "2,loyal,3,6",
            "rfm_segments.csv: the recency scores of 'loyal' go from '3' to '6', not upwards within 1 to 5.",
        ),
        (
            "predictions/prediction_targets",
            "to_sustainer,upgrade",
            "to_sustain,upgrade",
            "prediction_targets.csv: unknown target 'to_sustain'",
        ),
        (
            "predictions/prediction_targets",
            "churn,churn,90,7,",
            "churn,churn,0,7,",
            "prediction_targets.csv: window_days of 'churn' is '0', not a whole number from 1 to 3650.",
        ),
        (
            "predictions/prediction_feature_words",
            "gift_sum,US",
            "gift_total,US",
            "prediction_feature_words.csv: unknown feature 'gift_total'",
        ),
        (
            "predictions/prediction_feature_words",
            "season,calendar month of the day,0,0,the time of the year,the time of the year\n",
            "",
            "prediction_feature_words.csv: 'season' needs exactly one row.",
        ),
        (
            "settings",
            "prediction_sample,1,200000",
            "prediction_sample,1,0",
            "setting prediction_sample: '0' is no whole number",
        ),
        (
            "settings",
            "deep_lapsed_after_months,1,24",
            "deep_lapsed_after_months,1,12",
            "setting deep_lapsed_after_months: 12 is no more than lapsed_after_months, which is 12.",
        ),
        (
            "crm/health_weights",
            "compliance,0.25",
            "compliance,0.20",
            "health_weights.csv: the weights add up to 0.95, not 1.",
        ),
        (
            "match_thresholds",
            "automatic_match,0.85",
            "automatic_match,0.60",
            "match_thresholds.csv: manual_review (0.7) must not lie above automatic_match (0.6).",
        ),
        (
            "match_thresholds",
            "automatic_match,0.85",
            "automatic_match,85",
            "'automatic_match' is '85', not a number from 0 to 1.",
        ),
        ("match_thresholds", "name_agrees,", "name_agress,", "match_thresholds.csv: unknown threshold 'name_agress'"),
        (
            "offers/offer_patterns",
            "1,bogo,percent,100,",
            "1,bargain,percent,100,",
            "offer_patterns.csv: unknown offer_type 'bargain'",
        ),
        (
            "settings",
            "max_text_length,1,500",
            "max_text_length,1,long",
            "setting max_text_length: 'long' is no whole number from",
        ),
        (
            "settings",
            "offer_code_days,1,90",
            "offer_code_day,1,90",
            "setting offer_code_days: 'null' is no whole",
        ),
        (
            "settings",
            "csat_scale,1,1,",
            "csat_scale,1,9,",
            "setting csat_scale: of '[9, 5]' the first must be less",
        ),
        ("words", "name_suffixes,jr", "name_suffixes,(jr", "setting name_suffixes: '(jr' is no text that may stand there."),
        ("governance/test_kinds", "singular,consistency", "singular,beauty", "test_kinds.csv: unknown dimension 'beauty'"),
        ("governance/test_kinds", "any,validity", "all,validity", "test_kinds.csv: 'any' needs exactly one row."),
        ("governance/severity_weights", "warn,", "warning,", "severity_weights.csv: unknown severity 'warning'"),
        ("governance/freshness_limits", "any,", "every,", "freshness_limits.csv: 'any' needs exactly one row."),
        ("match_rules", "same_phone,", "same_fone,", "match_rules.csv: unknown rule 'same_fone'"),
        ("engagement/flag_rules", "no_email,", "no_mail,", "flag_rules.csv: unknown flag_type 'no_mail'; known are"),
        ("engagement/flag_rules", "no_email,low", "no_email,minor", "flag_rules.csv: unknown severity 'minor'"),
        (
            "engagement/flag_rules",
            "no_email,low,true,365",
            "no_email,low,true,a year",
            "flag_rules.csv: days of 'no_email' is 'a year', not a whole number from 0 to 36500.",
        ),
        (
            "engagement/flag_rules",
            "failed_payments,high,true,60,,2",
            "failed_payments,high,true,60,,-2",
            "flag_rules.csv: amount of 'failed_payments' is '-2', not a number from 0 to 1000000000.",
        ),
        (
            "survivorship_rules",
            "phone,1,most_frequent",
            "phone,2,most_frequent",
            "survivorship_rules.csv: the positions of 'phone' are 2, 2, 3;",
        ),
        (
            "steward_decisions",
            "decided_on,field,second_reviewer,expires_on\n",
            "decided_on,field,second_reviewer,expires_on\na,1,b,2,same,pat,,2026-01-01\nb,2,a,1,different,kim,,2026-01-01\n",
            "steward_decisions.csv: there are two different decisions about a 1 and b 2 on 2026-01-01:",
        ),
        (
            "survivorship_rules",
            "name,1,most_complete",
            "name,1,prettiest",
            "survivorship_rules.csv: unknown strategy 'prettiest'",
        ),
    ],
    ids=lambda value: value if value.count(" ") > 2 else "",
)
def test_a_mistake_in_a_seed(project, build, seed, was, becomes, sentence):
    file = project.folder / "seeds/reference" / f"{seed}.csv"
    right = file.read_text()
    assert was in right
    try:
        file.write_text(right.replace(was, becomes))
        went_well, said = build()
    finally:
        file.write_text(right)
    stopped(project, went_well, said, sentence)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"systems": ["donation", "wbzz"]},
            "var systems: 'wbzz' is no source system; there are capitan, crm, donation, email, event, facebook_ads,",
        ),
        ({"demo_data": False}, "there is no table"),
        (
            {"registry": REGISTRY | {"donation": {"schema": "x; --"}}},
            "var registry, donation: 'x; --' is no name for schema.",
        ),
        (
            {"registry": REGISTRY | {"donation": {"fact": {}}}},
            "var registry, donation: 'fact' is nothing that an entry has; there are",
        ),
        (
            {"registry": REGISTRY | {"donation": {"facts": {"gift": "donation__gifts"}}}},
            "var registry, donation: 'gift' is no kind of fact; there are gifts, recurring_plans, memberships,",
        ),
        (
            {"registry": REGISTRY | {"donation": {"facts": {"gifts": "donation__gifts"}}}},
            "var registry, donation: it has gifts of people",
        ),
        (
            {"registry": REGISTRY | {"donation": {"people": ["stg_donation__doners"]}}},
            "var registry, donation: there is no model 'stg_donation__doners'.",
        ),
        (
            {"registry": REGISTRY | {"facebook_ads": {"facts": {"ad_days": "instagram__posts"}}}},
            "var registry, facebook_ads: the YAML of instagram__posts names no column ad_day_id.",
        ),
        ({"time_zone": "Chicago"}, "var time_zone: 'Chicago' is no time zone of the IANA list, such as America/Chicago."),
        ({"extra_fields": "of"}, "var extra_fields: 'of' is none of compare, off."),
        ({"retrain": 90}, "var retrain: '90' is no text that may stand there."),
        ({"extra_fields_compared": 7}, "var extra_fields_compared: '7' is no whole number from 0 to 6."),
        ({"extra_field_least_share": 5}, "var extra_field_least_share: '5' is no number from 0 to 1."),
        ({"fiscal_year_start_month": 31}, "var fiscal_year_start_month: '31' is no whole number from 1 to 12."),
        (
            {"forecast_scenarios": ["base", "bets"]},
            "var forecast_scenarios: 'bets' has no row in stage_weights.csv; there are base, best, worst.",
        ),
        (
            {"match_from_probability_at_least": 7, "demo_data": "no"},
            "var demo_data: 'no' is neither true nor false, which are written without quotes."
            " var match_from_probability_at_least: '7' is no number from 0 to 1. Nothing was written.",
        ),
        ({"forecast_scenarios": []}, "var forecast_scenarios: it names no scenario; the first one is the forecast."),
        ({"sla_calendar": "sometimes"}, "var sla_calendar: 'sometimes' is none of always, business."),
        ({"sla_open_days": [1, 8]}, "var sla_open_days: '8' is no whole number from 1 to 7."),
        ({"sla_open_hours": [17, 9]}, "var sla_open_hours: of '[17, 9]' the first must be less than the second."),
        ({"offer_analyser": "guess"}, "var offer_analyser: 'guess' is none of patterns, warehouse, api."),
        (
            {"offer_analyser": "warehouse", "offer_model": "wise"},
            "var offer_analyser: 'duckdb' has no language model of its own; choose patterns or api.",
        ),
        ({"offer_analyser": "api"}, "var offer_model: the offer_analyser 'api' needs the name of a language model."),
        (
            {"offer_analyser": "api", "offer_model": "wise", "offer_model_url": "nowhere"},
            "var offer_model_url: 'nowhere' is no address of an endpoint.",
        ),
        ({"offer_model_prices": [3]}, "var offer_model_prices: '[3]' is a list of 1, not of 2 to 2."),
        ({"offer_model_budget": -1}, "var offer_model_budget: '-1' is no number from 0 to 1000000."),
        ({"source_records": "nowhere.csv"}, "nowhere.csv"),
        (
            {"access": {"analyst": {"role": "ANALYST", "reads": ["golden.constituent"]}}},
            "var access: 'golden.constituent', which analyst may use, is no schema and no schema.model.",
        ),
        (
            {"access": {"analyst": {"role": "ANALYST; drop schema identity"}}},
            "var access: 'ANALYST; drop schema identity', the role of analyst, has a sign that no role may have here.",
        ),
        ({"access": {"analyst": {"roles": "ANALYST"}}}, "var access: 'roles' of analyst is none of role, reads,"),
    ],
    ids=[
        "an unknown system",
        "a missing source table",
        "a schema that is more than a name",
        "an unknown part of an entry",
        "an unknown kind of fact",
        "facts of people without people",
        "an unknown model",
        "a fact without its key",
        "an unknown time zone",
        "an unknown word",
        "a number where words are wanted",
        "too many columns",
        "a share above 1",
        "a fiscal year that begins on the 31st",
        "an unknown scenario",
        "two mistakes",
        "no scenario",
        "an unknown calendar",
        "an eighth day of the week",
        "hours in the wrong order",
        "an unknown analyser",
        "a language model where there is none",
        "a language model without a name",
        "no address",
        "a price too few",
        "a budget below nothing",
        "a missing file",
        "an unknown table",
        "a role that is more than a name",
        "an unknown right",
    ],
)
def test_a_mistake_in_a_var(project, build, variables, sentence):
    stopped(project, *build(**variables), sentence)


def test_a_person_who_runs_dbt_sees_the_same(project):
    result = project.dbt("build", systems="donation")
    sentence = "var systems: 'donation' is no list."
    stopped(project, result.returncode == 0, result.stdout, sentence)


def stopped(project, went_well, said, sentence):
    assert not went_well
    assert sentence in " ".join(said.split()), said[-2000:]
    assert project.tables() == 0


def test_a_rule_of_a_flag_that_nobody_names_is_one_sentence(compiled, monkeypatch):
    monkeypatch.setattr(compiled.manifest.nodes["model.constituent_360.flag_no_email"], "name", "flag_forgotten")
    with pytest.raises(RuntimeError, match="name 'forgotten' in macros/engagement/flag_types.sql. Nothing was written"):
        compiled("{% if execute %}{% do check_flags() %}{% endif %} select 1")


def test_all_columns_that_a_table_lacks_are_named_at_once(project, build):
    project.execute("create schema if not exists donation")
    project.execute("create table donation.donors as select 1 as donor_id, now()::timestamp as _loaded_at")
    try:
        went_well, said = build(demo_data=False, systems=["donation"])
    finally:
        project.execute("drop schema donation cascade")
    assert not went_well
    assert "the table donation.donors has no columns title, first_name, middle_name, last_name, suffix, email," in " ".join(
        said.split()
    )


def test_only_a_system_that_is_read_has_to_be_fresh():
    read = read_with(ROOT, {"demo_data": False, "systems": ["donation", "email"]})
    asked = {source.source_name for source in read.manifest.sources.values() if source.freshness}
    assert asked == {"donation", "email"}
