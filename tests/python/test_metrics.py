"""Metrics: a wrong definition is one sentence, an edited one loses its certification, and values are recomputed."""

from collections import Counter, defaultdict
from copy import deepcopy
from decimal import Decimal

import facts_by_hand
import pytest
from project import ROOT

SEEDS = ROOT / "seeds/demo"


@pytest.fixture
def edited(compiled):
    """The nodes of metrics, semantic models, models and macros as a test may edit them, and as they were afterwards."""
    manifest = compiled.manifest
    kept = {kind: deepcopy(getattr(manifest, kind)) for kind in ("metrics", "semantic_models")}
    code = {name: node.raw_code for name, node in manifest.nodes.items() if node.resource_type == "model"}
    texts = {name: macro.macro_sql for name, macro in manifest.macros.items()}
    yield manifest
    for kind, nodes in kept.items():
        getattr(manifest, kind).clear()
        getattr(manifest, kind).update(nodes)
    for name, text in code.items():
        manifest.nodes[name].raw_code = text
    for name, text in texts.items():
        manifest.macros[name].macro_sql = text


@pytest.fixture
def made(compiled):
    """A function that compiles the call of a macro, when dbt has read the query."""
    return lambda call, **variables: compiled("{% if execute %}{{ " + call + " }}{% endif %}", **variables)


def metric(manifest, name: str):
    return manifest.metrics[f"metric.constituent_360.{name}"]


def semantic_model(manifest, name: str):
    return manifest.semantic_models[f"semantic_model.constituent_360.{name}"]


def without(key):
    def edit(manifest):
        del metric(manifest, "mrr").config.meta[key]

    return edit


def saying(name, **meta):
    def edit(manifest):
        metric(manifest, name).config.meta.update(meta)

    return edit


def undescribed(manifest):
    metric(manifest, "mrr").description = ""


def unknown_column(manifest):
    semantic_model(manifest, "gifts").measures[0].expr = "net_amuont"


def filter_of_another_table(manifest):
    metric(manifest, "total_giving").filter.where_filters[0].where_sql_template = "{{ Dimension('visit__location') }} = 'x'"


def parts_of_two_tables(manifest):
    metric(manifest, "average_gift").type_params.denominator.name = "donors"


def cumulative_people(manifest):
    params = metric(manifest, "giving_in_twelve_months").type_params
    params.measure.name = "visitor_count"


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        *[(without(key), f"metric mrr: its meta lacks {key}.") for key in ("business_owner", "data_steward", "grain")],
        (without("last_reviewed"), "metric mrr: its meta lacks last_reviewed."),
        (undescribed, "metric mrr: it has no description, which is its definition."),
        (saying("mrr", last_reviewed="2026-02-30"), "metric mrr: last_reviewed '2026-02-30' is no day as 2026-09-30."),
        (saying("mrr", grain="week"), "metric mrr: its grain 'week' is none of day, month, fiscal_year."),
        (saying("mrr", dimensions=["city"]), "metric mrr: 'city' is no dimension of plan_months"),
        (saying("mrr", checks=[{"check": "valeu > 0", "severity": "error"}]), "its check asks for 'valeu'"),
        (saying("mrr", checks=["value > 0"]), "each of its checks is {check: a condition, severity: error or warn}."),
        (saying("average_gift", bridged=True), "metric average_gift: it is bridged, which needs a simple metric"),
        (saying("gift_count", grain="day"), "and that of other metrics over gifts is"),
        (unknown_column, "semantic model gifts: gift_amount reads 'net_amuont', which is no column of gifts."),
        (
            filter_of_another_table,
            "metric total_giving: its filter asks for visit__location, which is no dimension of gifts",
        ),
        (parts_of_two_tables, "metric average_gift: its parts are of several tables (gifts, donor_years)"),
        (cumulative_people, "it is cumulative over count_distinct, and only sums and counts can be added up."),
    ],
)
def test_what_is_wrong_with_a_metric_is_one_sentence(made, edited, edit, sentence):
    edit(edited)
    with pytest.raises(RuntimeError) as stopped:
        made("check_metrics()")
    assert sentence in str(stopped.value) and "Nothing was written." in str(stopped.value)


@pytest.mark.parametrize(
    ("reader", "table", "sentence"),
    [
        ("current_metric_values", "visits", r"metric \w+: its table visits is not in the list at the top of"),
        ("current_metric_values", "donor_years_if_split", "its table donor_years_if_split is not in the list at the top of"),
        ("metric_contributions", "gifts", "its table gifts is not in the list at the top of"),
    ],
)
def test_a_table_that_the_values_do_not_name_is_one_sentence(made, edited, monkeypatch, reader, table, sentence):
    needs = edited.nodes[f"model.constituent_360.{reader}"].depends_on
    monkeypatch.setattr(needs, "nodes", [name for name in needs.nodes if name != f"model.constituent_360.{table}"])
    with pytest.raises(RuntimeError, match=sentence) as stopped:
        made("check_metrics()")
    assert f"/{reader}.sql; add it there." in str(stopped.value) and "Nothing was written." in str(stopped.value)


def test_metric_views_are_refused_where_the_engine_has_none(made):
    with pytest.raises(RuntimeError, match="native_metric_views: it is true, and duckdb has no metric views"):
        made("check_metrics()", native_metric_views=True)


def test_a_cumulative_metric_is_refused_by_name_and_never_a_plain_sum(compiled, made):
    for warehouse in ("databricks", "snowflake"):
        view = compiled(f"{{{{ metric_view('gifts', '{warehouse}') }}}}")
        assert "giving_in_twelve_months is not here: it is cumulative" in view
        assert "giving_in_twelve_months as" not in view and "name: giving_in_twelve_months" not in view
    with pytest.raises(RuntimeError, match="metric giving_in_twelve_months: it is cumulative"):
        made("metric_expression(metric_of('giving_in_twelve_months'), 'duckdb')")


def test_how_things_stood_is_no_number_over_several_months_in_a_metric_view(compiled):
    view = compiled("{{ metric_view('plan_months', 'databricks') }}")
    assert "case when count(distinct month_starts_on) = 1 then count(distinct" in view


@pytest.fixture
def fingerprint(made):
    return lambda name: made(f"metric_fingerprint(metric_of('{name}'))")


def test_an_edited_filter_is_another_definition(edited, fingerprint):
    before = {name: fingerprint(name) for name in ("gift_count", "average_gift", "total_giving")}
    metric(edited, "gift_count").filter.where_filters[1].where_sql_template = "{{ Dimension('gift__source_system') }} = 'a'"
    changed = {name for name, was in before.items() if fingerprint(name) != was}
    assert changed == {"gift_count", "average_gift"}  # which is reckoned from it


def test_edited_sql_of_its_table_is_another_definition(edited, fingerprint):
    before = {name: fingerprint(name) for name in ("donors", "mrr")}
    edited.nodes["model.constituent_360.gift_years"].raw_code += "\n-- and something else"
    assert {name for name, was in before.items() if fingerprint(name) != was} == {"donors"}


def test_an_edited_macro_of_its_room_is_another_definition(edited, fingerprint):
    before = {name: fingerprint(name) for name in ("donors", "mrr")}
    edited.macros["macro.constituent_360.donor_years_of"].macro_sql += " "
    assert fingerprint("donors") == before["donors"]  # a space says nothing
    edited.macros["macro.constituent_360.donor_years_of"].macro_sql += "{# more #}"
    assert {name for name, was in before.items() if fingerprint(name) != was} == {"donors"}


def test_an_edited_label_owner_or_review_is_the_same_definition(edited, fingerprint):
    before = fingerprint("mrr")
    node = metric(edited, "mrr")
    node.label, node.description = "Other", "Other."
    node.config.meta.update(business_owner="Somebody Else", last_reviewed="2026-12-01")
    assert fingerprint("mrr") == before


def test_every_metric_is_certified_as_it_stands(demo):
    proposed = demo.rows("select metric from metrics.metric_definitions where certification != 'certified'")
    assert proposed["metric"].tolist() == []


def test_a_broken_check_is_told(compiled, demo, edited):
    broken = "{{ failed_metric_checks('error') }}"
    query = compiled(broken).replace('"people".', "")
    assert demo.fetch(query)[1] == []
    metric(edited, "total_giving").config.meta["checks"] = [{"check": "value < 0", "severity": "error"}]
    told = demo.fetch(compiled(broken).replace('"people".', ""))[1]
    assert [(name, check) for name, _, check, _ in told] == [("total_giving", "value < 0")]


def by_month(demo, name: str) -> dict:
    rows = demo.fetch(
        f"select period_starts_on, value from metrics.metric_values where metric = '{name}' and dimension = 'all'"
    )
    return {str(day)[:7]: value for day, value in rows[1] if value}


def test_total_giving_is_what_came_less_what_went_back(demo):
    net, month = defaultdict(Decimal), {}
    for gift, _, _, day, amount in facts_by_hand.gifts_that_came(SEEDS):
        month[gift] = f"{day:%Y-%m}"
        net[gift] = amount
    for gift, _, _, amount in facts_by_hand.gifts_given_back(SEEDS):
        net[gift] -= amount
    expected = defaultdict(Decimal)
    for gift, amount in net.items():
        expected[month[gift]] += amount
    assert by_month(demo, "total_giving") == {key: value for key, value in expected.items() if value}
    assert sum(expected.values()) > 500_000


def test_gifts_are_those_of_which_something_is_left(demo):
    left, month = {}, {}
    for gift, _, _, day, amount in facts_by_hand.gifts_that_came(SEEDS):
        month[gift], left[gift] = f"{day:%Y-%m}", amount
    for gift, _, _, amount in facts_by_hand.gifts_given_back(SEEDS):
        left[gift] -= amount
    expected = Counter(month[gift] for gift, amount in left.items() if amount > 0)
    assert by_month(demo, "gift_count") == expected


def test_the_match_rate_is_of_records_that_are_not_alone(demo):
    people = demo.rows("select constituent_id from identity.identity_map")["constituent_id"].value_counts()
    values = demo.rows("select metric, value from metrics.metric_values where grain = 'day' and dimension = 'all'")
    value = values.set_index("metric")["value"].astype(float)
    assert value["unified_match_rate"] == pytest.approx(people[people > 1].sum() / people.sum(), abs=1e-6)
    assert value["constituent_count"] == len(people)


def test_low_and_high_hold_the_value_and_identity_leaves_something_open(demo):
    rows = demo.rows("select low, value, high from metrics.metric_values")
    assert (rows["low"] <= rows["value"]).all() and (rows["value"] <= rows["high"]).all()
    assert (rows["low"] < rows["high"]).sum() > 100
