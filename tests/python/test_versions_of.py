"""The versions of a row in your own tables, whatever their column of arrival is called."""

import duckdb
import pytest

QUERY = """
    select id, check_in_datetime, cast(loaded_at as date)::varchar, row_of_id, is_superseded
    from ({{ versions_of('capitan', 'check_ins', 'id') }}) order by loaded_at
"""
COLUMNS = ["id", "customer_id", "check_in_datetime", "entry_method", "entry_method_description"]
COLUMNS += ["location_id", "location_name", "free_entry_reason", "created_at"]


@pytest.mark.parametrize("name", ["_loaded_at", "loaded_at", "LOADED_AT", "arrived_at", "row_of_id", "check_in_datetime"])
def test_the_column_of_arrival_may_have_any_name(compiled, name):
    sql = compiled(QUERY, demo_data=False, loaded_at_field=name)
    columns = ", ".join(f"{column} varchar" for column in dict.fromkeys([*COLUMNS, name]))
    with duckdb.connect(str(compiled.database)) as connection:
        connection.execute(f"create schema if not exists capitan; create or replace table capitan.check_ins ({columns})")
        for day in ("2026-01-01", "2026-01-02"):
            connection.execute(f"insert into capitan.check_ins (id, {name}) values ('7', '{day}T05:00:00Z')")
        rows = connection.execute(sql).fetchall()
    days = ["2026-01-01T05:00:00Z", "2026-01-02T05:00:00Z"] if name == "check_in_datetime" else [None, None]
    assert rows == [("7", days[0], "2026-01-01", 2, True), ("7", days[1], "2026-01-02", 1, False)]
