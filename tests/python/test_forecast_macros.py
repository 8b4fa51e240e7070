"""The switches of the forecast: by var, or by an expression of the query. What they give is in tests/primitives/."""

import duckdb
import pytest


@pytest.fixture(scope="module")
def value(compiled):
    """A function from Jinja for one value to what it is."""

    def evaluate(jinja: str, **variables):
        return duckdb.sql("select " + compiled(f"{{{{ {jinja} }}}}", **variables)).fetchall()[0][0]

    return evaluate


@pytest.mark.parametrize(
    ("column", "enabled", "expected"),
    [
        ("true", "true", "first"),
        ("false", "true", "second"),
        ("null", "true", "second"),
        ("true", "false", "second"),
        ("true", "'1 = 1'", "first"),
        ("true", "'1 = 2'", "second"),
        ("true", "'null'", "second"),
    ],
)
def test_a_toggle_gives_the_first_value_only_where_it_is_on_and_applies(value, column, enabled, expected):
    assert value(f"scenario_toggle('{column}', {enabled}, \"'first'\", \"'second'\")") == expected


@pytest.mark.parametrize(("is_weighted", "expected"), [(True, "33479.81"), (False, "69749.60")])
def test_a_var_switches_the_weighting_off(value, is_weighted, expected):
    call = "weighted_pipeline_scenario('69749.60', '0.6', '0.8', var('forecast_is_weighted'))"
    assert str(value(call, forecast_is_weighted=is_weighted)) == expected
