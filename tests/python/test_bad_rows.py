"""Bad rows in every table of somebody's own: kept, labelled, counted, and nothing that follows is left out."""

import duckdb
import pytest
from project import Project
from test_own_tables import VARS

GOOD_ROWS = 40


class Hostile(Project):
    """Own tables of a few good rows, and beside them bad ones of every kind that a table can have."""

    def spoil(self) -> None:
        with duckdb.connect(str(self.database)) as connection:
            tables = connection.sql("select table_schema, table_name from information_schema.tables").fetchall()
            for schema, table in tables:
                self.spoil_table(connection, f"{schema}.{table}")

    def spoil_table(self, connection: duckdb.DuckDBPyConnection, table: str) -> None:
        """The id is the first column."""
        connection.execute(f"create or replace table {table} as from {table} limit {GOOD_ROWS}")
        names = [column[0] for column in connection.execute(f"from {table} limit 0").description]
        rows = connection.execute(f"from {table} order by all").fetchall()
        model = dict(zip(names, rows[0], strict=True))
        bad = [dict.fromkeys(names), {name: "?!" for name in names}, model]  # nothing, nonsense, the same row once more
        bad += [dict(zip(names, rows[1], strict=True)) | {names[0]: rows[2][0]}]  # an id that another row has
        for number, name in enumerate(names):
            own_id = {names[0]: f"{table}-{number}"}  # what is nested in the row repeats the ids of the first
            bad += [model | own_id | {name: None}, model | own_id | {name: "?!"}]
        marks = ", ".join("?" * len(names))
        connection.executemany(f"insert into {table} values ({marks})", [list(row.values()) for row in bad])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    project = Hostile(tmp_path_factory.mktemp("hostile"))
    project.land_demo(VARS["systems"])
    project.spoil()
    return project


@pytest.fixture(scope="module")
def printed(hostile):
    result = hostile.dbt("build", demo_data=False, as_of_date="2026-09-30")
    assert result.returncode == 0, result.stdout[-6000:]
    return result.stdout


def test_a_bad_row_stops_nothing(printed):
    assert "ERROR=0 SKIP=0" in printed
