"""The records as the peers get them: other people's column names made ours, then cleaning.sql."""

from pathlib import Path

import duckdb

SEEDS = Path(__file__).parents[2] / "seeds" / "reference"
SQL = Path(__file__).with_suffix(".sql")
NAMES = {
    "given_name": "first_name",
    "surname": "last_name",
    "suburb": "city",
    "postcode": "postal_code",
    "date_of_birth": "birth_date",
    "source": "source_system",
}
READ = ["source_system", "full_name", "first_name", "middle_name", "last_name", "suffix", "email", "phone"]
READ += ["address", "address_2", "city", "postal_code", "birth_date"]


def cleaned(records: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory whose table `people` has one row per record: the columns of cleaning.sql that hold a value."""
    database = duckdb.connect(config={"threads": 2, "file_search_path": str(SEEDS)})
    database.execute(f"create view file as select * from '{records}'")
    columns = {NAMES.get(name, name): name for name in database.table("file").columns}
    picked = [f"cast({columns.get(name, 'null')} as varchar) as {name}" for name in READ]
    database.execute(f"create table given as select record_id, {', '.join(picked)} from file")
    database.execute(SQL.read_text())
    made = [name for name in database.table("people").columns if name not in ("record_id", "forms")]
    filled = database.execute(f"select {', '.join(f'count({name})' for name in made)} from people").fetchall()[0]
    for column in (name for name, count in zip(made, filled, strict=True) if not count):
        database.execute(f"alter table people drop column {column}")
    return database
