"""The versions of a row in your own tables, whatever their column of arrival is called and of whichever type it is."""

import duckdb
import pytest

VERSIONS = "{{ versions_of('capitan', 'check_ins', 'id') }}"
QUERY = f"""
    select id, check_in_datetime, cast(loaded_at as date)::varchar, row_of_id, is_superseded
    from ({VERSIONS}) order by loaded_at
"""
COLUMNS = ["id", "customer_id", "check_in_datetime", "entry_method", "entry_method_description"]
COLUMNS += ["location_id", "location_name", "free_entry_reason", "created_at"]


NAMES = ["_loaded_at", "loaded_at", "LOADED_AT", "arrived_at", "given_id", "row_of_id", "check_in_datetime"]


def make_table(connection, arrival="_loaded_at", type_of_arrival="varchar"):
    """Check-ins without a row, every column text but for the one of arrival."""
    types = dict.fromkeys(COLUMNS, "varchar") | {arrival: type_of_arrival}
    columns = ", ".join(f"{column} {type_of_it}" for column, type_of_it in types.items())
    connection.execute(f"create schema if not exists capitan; create or replace table capitan.check_ins ({columns})")


@pytest.mark.parametrize("name", NAMES)
def test_the_column_of_arrival_may_have_any_name(compiled, name):
    sql = compiled(QUERY, demo_data=False, loaded_at_field=name)
    with duckdb.connect(str(compiled.database)) as connection:
        make_table(connection, name)
        for day in ("2026-01-01", "2026-01-02"):
            connection.execute(f"insert into capitan.check_ins (id, {name}) values ('7', '{day}T05:00:00Z')")
        rows = connection.execute(sql).fetchall()
    days = ["2026-01-01T05:00:00Z", "2026-01-02T05:00:00Z"] if name == "check_in_datetime" else [None, None]
    assert rows == [("7", days[0], "2026-01-01", 2, True), ("7", days[1], "2026-01-02", 1, False)]


@pytest.mark.parametrize("type_of_arrival", ["varchar", "timestamp", "timestamptz", "timestamp_ns"])
def test_a_moment_of_arrival_is_in_utc_whatever_its_type_and_the_session_s_time_zone(compiled, type_of_arrival):
    with duckdb.connect(str(compiled.database)) as connection:
        make_table(connection, type_of_arrival=type_of_arrival)
        connection.execute("insert into capitan.check_ins (id, _loaded_at) values ('7', '2026-03-05T16:00:00Z')")
    sql = compiled(f"select loaded_at::varchar, typeof(loaded_at) from ({VERSIONS})", demo_data=False)
    with duckdb.connect(str(compiled.database)) as connection:
        connection.execute("set TimeZone = 'America/Chicago'")
        assert connection.execute(sql).fetchall() == [("2026-03-05 16:00:00", "TIMESTAMP")]


def test_an_id_with_spaces_about_it_is_the_same_id(compiled):
    sql = compiled("select given_id, check_in_datetime, row_of_id from (" + VERSIONS + ") order by 2", demo_data=False)
    given = [("7", "a"), (" 7", "b"), ("7\u00a0 ", "c"), ("\u00a07", "d"), ("8", "e"), ("", "f"), ("  ", "g"), (None, "h")]
    with duckdb.connect(str(compiled.database)) as connection:
        make_table(connection)
        connection.executemany("insert into capitan.check_ins (id, check_in_datetime) values (?, ?)", given)
        rows = connection.execute(sql).fetchall()
    assert [row[0] for row in rows] == ["7", "7", "7", "7", "8", None, None, None]
    assert sorted(row[2] for row in rows[:4]) == [1, 2, 3, 4]
    assert [row[2] for row in rows[4:]] == [1, 1, 1, 1]
