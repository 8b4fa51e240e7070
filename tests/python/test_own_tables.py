"""Own tables are green on the first day, whichever day it is, and whatever vars somebody has set: every test on."""

import re

import pytest
from project import Project, read_settings
from read_once import said_by

VARS = read_settings()
# Where rows and answers come from, and who may read them. Of scoring test_weighted_scoring runs the tests.
PLACES = re.compile(r"source_records.*|offer_model.*|demo_.*|systems|registry|access|scoring")
PLACES_ALONE = [
    "loaded_at_field",
    "new_ledger",
    "record_id_column",
    "record_key_salt",
    "mask_contact_data",
    "native_metric_views",
    "offer_analyser",
    "record_column_aliases",
    "decimal_sign",  # the rows of unit tests write amounts with a point
]
# What warns where the newest rows are not of the last days: those of the demo end in September 2026.
OF_THE_DAY = {
    "the_newest_row_of_each_system_is_no_older_than_its_limit",
    "assert_metrics_fulfil_their_warnings",
    "assert_metrics_were_reviewed_of_late",
    "assert_no_metric_is_an_anomaly",
    "assert_models_beat_simple_scores",
    "assert_scores_have_not_drifted",
}
# For each other var a value that is allowed and changes what the models give.
OTHER = {
    "time_zone": "Asia/Tokyo",
    "as_of_date": "2031-03-15",
    "earliest_birth_date": "2019-01-01",
    "earliest_event_date": "2019-06-01",
    "fiscal_year_start_month": 1,
    "membership_months": 1,
    "activity_months": 1,
    "recency_days": 2,
    "sustainer_lapse_days": 400,
    "renewal_gap_days": 0,
    "export_consent_days": 1,
    "max_text_length": 9,
    "name_prefixes": ["xx"],
    "name_suffixes": ["xx"],
    "name_particles": ["xx"],
    "titles_that_are_names": ["xx"],
    "suffixes_after_two_names": ["xx"],
    "suffixes_after_comma": ["xx"],
    "no_partners": ["xx"],
    "words_for_nothing": ["xx"],
    "names_like_nothing": ["xx"],
    "phone_labels": ["xx"],
    "unit_designators": ["xx"],
    "unit_places": ["xx"],
    "box_kinds": ["xx"],
    "rural_routes": ["xx"],
    "contract_routes": ["xx"],
    "military_boxes": ["xx"],
    "organisation_words": ["xx"],
    "names_from_emails": False,
    "retrain": "1 days",
    "value_weights": False,
    "household_class": False,
    "cluster_guard": False,
    "pairs_of_any_file": 1,
    "pairs_per_record": 0.01,
    "second_chance_below": 0,
    "refined_group_size": 2,
    "random_pairs": 1,
    "uncompared_bits": -9,
    "placeholder_records": 3,
    "placeholder_names": 3,
    "placeholder_share": 0.5,
    "most_value_bits": 1,
    "match_from_probability_at_least": 0.9,
    "review_from_probability": 0.8,
    "review_chance_of_conflict": 0.5,
    "review_chance_of_over_merge": 0.5,
    "review_least_value": 2,
    "decision_reviewers": 2,
    "organisation_file_share": 0.9,
    "organisation_file_names": 1,
    "organisation_contained_bits": 99,
    "organisation_shortest_abbreviation": 9,
    "organisation_shortest_misspelling": 9,
    "extra_fields": "off",
    "extra_fields_compared": 1,
    "extra_field_least_share": 0.9,
    "extra_field_most_distinct": 0.1,
    "extra_field_longest": 2,
    "forecast_scenarios": ["worst"],
    "forecast_is_weighted": False,
    "cohort_months_followed": 1,
    "csat_scale": [0, 100],
    "csat_satisfied_from": 90,
    "nps_scale": [0, 1],
    "nps_promoter_from": 1,
    "nps_detractor_to": 0,
    "sla_calendar": "business",
    "sla_open_days": [7],
    "sla_open_hours": [3, 4],
    "sla_days_ahead": 1,
    "offer_years_back_days": 0,
    "offer_conversion_days": 1,
    "offer_code_days": 0,
    "offer_repeat_days": 1,
    "offer_calendar_days": 1,
    "offer_interval_z": 0.5,
    "offer_touches": ["email_opened"],
    "deliverability_least_people": 1000,
    "upgrade_threshold": 1000,
    "sybunt_years": 1,
    "sybunt_least_amount": 100000,
    "restart_grace_days": 0,
    "dunning_days": 0,
    "rfm_months": 1,
    "lapsed_after_months": 1,
    "deep_lapsed_after_months": 2,
    "lifetime_years": 1,
    "lifetime_discount_rate": 0.9,
    "big_gift_from": 1,
    "cohort_years_followed": 1,
    "prediction_sample": 1,
    "giving_habit_half_life": 90,
    "payments_failed_in_a_row": 1,
    "major_gift": 1,
    "refresh_days_kept": 8,
    "snapshot_days_kept": 31,
    "test_runs_kept": 2,
    "metric_restated_months": 1,
    "metric_bridge_months": 1,
    "metric_anomaly_periods": 3,
    "metric_anomaly_peers": 2,
    "metric_anomaly_spreads": 100,
    "metric_review_days": 30000,
    "expectation_least_givers": 1,
    "expectation_least_repeat_givers": 1,
    "expectation_bg_bb": [2, 2, 2, 2],
    "expectation_gamma_gamma": [2, 2],
    "giving_capacity_quantile": 0.6,
}


def as_texts(value) -> list[str]:
    """A value as the seeds of the settings have it."""
    return [str(entry) for entry in (value if isinstance(value, list) else [value])]


def assert_green(project: Project, *arguments: str, **variables) -> None:
    """Build with every test: nothing fails or is skipped, and what warns says only that the demo's rows have grown old."""
    done = project.run("build", *arguments, **variables)
    assert done.success, said_by(done)
    statuses = {str(result.status) for result in done.result if result.node.name not in OF_THE_DAY}
    assert {"success", "pass"} & statuses, said_by(done)
    assert statuses <= {"success", "pass", "no-op"}, said_by(done)  # a dashboard is a no-op


def test_two_systems_are_green_on_the_real_date(tmp_path):
    project = Project(tmp_path)
    project.land_demo(["donation", "email"])
    assert_green(project, demo_data=False, systems=["donation", "email"])


def test_a_file_of_people_without_extra_fields_is_green(tmp_path):
    project = Project(tmp_path)
    file = tmp_path / "people.csv"
    file.write_text("id,first_name,last_name,email,job\n1,Jane,Miller,jane@example.org,cook\n2,Jane,Miller,,cook\n")
    assert_green(project, "--select", "tag:identity", source_records=str(file), extra_fields="off")


@pytest.fixture(scope="module")
def all_systems(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("own"))
    project.land_demo(VARS["registry"])
    return project


def test_all_systems_are_green_as_of_a_past_day(all_systems):
    assert_green(all_systems, demo_data=False, as_of_date="2025-12-31")


def test_all_systems_are_green_on_the_real_date_after_it(all_systems):
    all_systems.develops = True
    assert_green(all_systems, demo_data=False)


def test_every_var_that_changes_a_result_has_another_value_here():
    assert {name for name in VARS if not PLACES.fullmatch(name) and name not in PLACES_ALONE} == OTHER.keys()
    assert {name for name in OTHER if VARS[name] in (OTHER[name], as_texts(OTHER[name]))} == set()


def test_no_unit_test_fails_because_of_a_var(tmp_path):
    """Unit tests bring their own rows, so that the tables need none."""
    project = Project(tmp_path)
    project.develops = True
    assert_green(project, "--empty", "--exclude-resource-type", "test", **OTHER)
