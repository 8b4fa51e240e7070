"""The same demo gives the same tables on three engines, row for row."""

import json
from datetime import date
from decimal import Decimal

import duckdb
import pytest
from comparison import first_difference, has_same_rows

# moments of the run itself, numbers as the engine hashes, and a mark that is text or boolean as the adapter has it
MOMENTS = {"recorded_at", "created_at", "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to", "dbt_is_deleted"}
MOMENTS |= {"run_id", "waiting_since", "key_hash", "refined_hash"}
MASTERS = [
    "constituents",
    "constituents_masked",
    "constituents_of_the_month",
    "monthly_constituents",
]
LEFT_OUT_OF = {master: {"updated_at"} for master in MASTERS}
# what tells one engine's numbers by hash from another's; the other words are compared where they come from
LEFT_OUT_OF |= {"matching_version": {"settings"}, "parameter_versions": {"item", "words"}, "kept_numbers": {"item", "words"}}


# what was done in the runs of each: the demo was built with its tests, and the others without
OF_RUNS = {"test_results", "data_quality_report", "refresh_runs", "refresh_sla"}


@pytest.fixture(scope="module")
def tables(demo):
    """{schema.table: columns to compare} of every model and snapshot, as dbt lists them."""
    nodes = json.loads((demo.folder / "target/manifest.json").read_text())["nodes"].values()
    built = {node["name"]: node["schema"] for node in nodes if node["resource_type"] in ("model", "snapshot")}
    built = {name: schema for name, schema in built.items() if name not in OF_RUNS}
    columns = {}
    for name, schema in sorted(built.items()):
        left_out = MOMENTS | LEFT_OUT_OF.get(name, set())
        names, _ = demo.fetch(f"select * from {schema}.{name} limit 0")
        columns[f"{schema}.{name}"] = [column for column in names if column not in left_out]
    return columns


@pytest.mark.parametrize("engine", ["snowflake", "databricks"])
def test_every_table_is_the_same_as_on_duckdb(engine, demo, tables, request):
    other = request.getfixturevalue(engine)
    differences = []
    for table, columns in tables.items():
        query = f"select {', '.join(columns)} from {table}"
        # the stand-in for Snowflake sends one table in parts of several schemas, which make no table
        if engine == "snowflake" or not has_same_rows(demo.table(query), other.table(query)):
            differences.append(first_difference(table, demo.fetch(query), other.fetch(query)))
    assert [difference for difference in differences if difference] == []
    assert len(tables) > 50


AMOUNTS = (["id", "amount"], [(1, Decimal("2.50")), (2, None)])


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ((["amount", "id"], [(None, 2), (Decimal("2.50"), 1)]), None),
        (
            (["id", "amount"], [(1, Decimal("2.51")), (2, None)]),
            "t.amount: row 1 is Decimal('2.50'), and Decimal('2.51') there",
        ),
        (
            (["id", "amount"], [(1, Decimal("2.5")), (2, None)]),
            "t.amount: row 1 is Decimal('2.50'), and Decimal('2.5') there",
        ),
        ((["id", "amount"], [(1, 2.5), (2, None)]), "t.amount: row 1 is Decimal('2.50'), and 2.5 there"),
        ((["id", "amount"], [(1, Decimal("2.50"))]), "t: 2 rows were expected and there are 1"),
        ((["id", "sum"], [(1, Decimal("2.50")), (2, None)]), "t: the columns ['amount', 'sum'] are not in both"),
    ],
    ids=["another order", "another value", "another scale", "another type", "a row less", "another column"],
)
def test_a_difference_is_named_by_table_and_column(found, sentence):
    assert first_difference("t", AMOUNTS, found) == sentence


def test_floats_may_differ_in_their_last_digits_and_dates_may_not_be_moments():
    one, other = (["x"], [(0.1 + 0.2,)]), (["x"], [(0.3,)])
    assert first_difference("t", one, other) is None
    assert first_difference("t", (["x"], [(date(2024, 2, 29),)]), (["x"], [("2024-02-29",)])) is not None


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ("select amount, id from t order by id desc", True),
        ("select cast(id as integer) as id, amount from t", True),
        ("select id, amount + 0.00000000001 as amount from t", True),
        ("select id, amount + 0.01 as amount from t", False),
        ("select cast(id as varchar) as id, amount from t", False),
        ("from t union all from t where id = 1", False),
        ("from t where id = 1 union all from t where id = 1", False),
    ],
    ids=["another order", "another width", "a last digit", "another value", "another type", "a row more", "a row twice"],
)
def test_tables_are_compared_as_a_whole_first(change, is_same):
    with duckdb.connect() as connection:
        connection.execute("create table t as select * from (values (1, 2.5::double), (2, null)) as given(id, amount)")
        assert has_same_rows(connection.sql("from t").to_arrow_table(), connection.sql(change).to_arrow_table()) == is_same
