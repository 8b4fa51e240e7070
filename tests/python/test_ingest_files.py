"""Rows of files and of SQL databases: as they were given, once each, and only what is new."""

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from ingestion import closed_port, rows

POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1:]
LANDED = "select donation_id, donor_id, amount from donation.gifts order by donation_id"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "landed.duckdb"


def test_each_kind_of_file_lands_alike(ingest, database, tmp_path):
    gifts = pd.DataFrame({"Donation ID": ["1", "2"], "donorId": ["007", "a;b"], "amount": ["5.00", None]})
    gifts.assign(**{"Donation ID": ["11", "12"]}).to_csv(tmp_path / "a.csv", index=False, sep=";")
    with gzip.open(tmp_path / "b.csv.gz", "wt", encoding="utf-8-sig") as file:
        file.write("Donation ID,donorId,amount\n21,007,5.00\n22,a;b,\n")
    (tmp_path / "c.json").write_text(json.dumps([{"donation_id": n, "donor_id": d, "amount": a} for n, d, a in
                                                 [(31, "007", "5.00"), (32, "a;b", None)]]))  # fmt: skip
    (tmp_path / "d.jsonl").write_text('{"donation_id": "41", "donor_id": "007", "amount": "5.00"}\n\n{"donation_id": "42", '
                                      '"donor_id": "a;b"}\n')  # fmt: skip
    gifts.assign(**{"Donation ID": ["51", "52"]}).to_parquet(tmp_path / "e.parquet")
    book = openpyxl.Workbook()
    for line in [("Donation ID", "donorId", "amount"), (61, "007", "5.00"), (None, None, None), (62, "a;b", None)]:
        book.active.append(line)
    book.save(tmp_path / "f.xlsx")
    status, said = ingest(
        database, SYSTEM="files", FROM=str(tmp_path / "[a-f].*"), TABLE="donation.gifts", KEY="donation_id"
    )
    assert status == 0, said
    expected = [(f"{n}{m}", "007" if m == 1 else "a;b", "5.00" if m == 1 else None) for n in range(1, 7) for m in (1, 2)]
    assert rows(database, LANDED) == expected


def test_a_file_that_changes_takes_its_rows_along_and_no_other_is_read_again(ingest, database, tmp_path):
    here = {"SYSTEM": "files", "FROM": str(tmp_path / "*.csv"), "TABLE": "donation.gifts"}
    (tmp_path / "a.csv").write_text("donation_id,amount\n1,5\n1,5\n2,6,left over\n")
    (tmp_path / "b.csv").write_text("donation_id,amount\n3,7\n")
    ingest(database, **here)
    count = "select donation_id, count(*), max(column_3) from donation.gifts group by all order by all"
    assert rows(database, count) == [
        ("1", 2, None),
        ("2", 1, "left over"),
        ("3", 1, None),
    ]  # two gifts that look alike are two
    assert "no new file" in ingest(database, **here)[1]
    (tmp_path / "a.csv").write_text("donation_id,amount\n1,50\n")
    (tmp_path / "c.csv").write_text('donation_id,amount\n4,8\n5,"9\n')
    status, said = ingest(database, **here)
    assert (status, "'c.csv' cannot be read to its end: Error." in said) == (1, True)
    assert rows(database, LANDED.replace("donor_id, ", "")) == [("1", "50"), ("3", "7")]  # of a torn file no row
    assert rows(database, "select count(*) from ingest.loads where part like '%b.csv'") == [(1,)]


def fill(execute, sign: str) -> None:
    execute("create table gifts (id integer, amount numeric(18, 2), updated_at timestamp, note text)")
    for n in range(200):
        execute(f"insert into gifts values ({sign}, {sign}, {sign}, {sign})",
                (n, 5.5, datetime(2026, 1, 1 + n // 10, n % 10), None))  # fmt: skip


def read_twice(ingest, database, execute, sign: str, url: str, table: str) -> None:
    """New rows, a changed one and one that was late are read, and nothing else."""
    given = {"SYSTEM": "sql", "CONSTITUENT_360_SQL_URL": url, "FROM": table, "TABLE": "donation.gifts", "KEY": "id"}
    given |= {"CURSOR": "updated_at", "LOOKBACK": "2"}
    status, said = ingest(database, **given)
    assert status == 0, said
    execute("insert into gifts values (900, 1, null, 'no moment')")
    for number, day in ((901, 21), (902, 19), (903, 2)):
        execute(f"insert into gifts values ({number}, 1, {sign}, 'new')", (datetime(2026, 1, day),))
    execute(f"update gifts set amount = 7, updated_at = {sign} where id = 3", (datetime(2026, 1, 21),))
    status, said = ingest(database, **given)
    assert status == 0, said
    read = [row[0] for row in rows(database, "select rows_read from ingest.loads order by started_at")]
    assert read == [200, 21 + 4]  # 21 are of the two days before the last moment; 903 is from before them
    landed = rows(database, "select count(*), count(distinct id), max(amount) filter (id = '3') from donation.gifts")[0]
    assert landed[:2] == (203, 203) and float(landed[2]) == 7


def test_a_table_of_sqlite(ingest, database, tmp_path):
    with sqlite3.connect(tmp_path / "source.db", isolation_level=None) as source:

        def execute(statement, values=()):
            source.execute(statement, [f"{v}.000000" if isinstance(v, datetime) else v for v in values])

        fill(execute, "?")
        read_twice(ingest, database, execute, "?", f"sqlite:///{tmp_path / 'source.db'}", "gifts")


def test_a_table_without_a_key_is_replaced(ingest, database, tmp_path):
    given = {"SYSTEM": "sql", "CONSTITUENT_360_SQL_URL": f"sqlite:///{tmp_path / 'source.db'}", "FROM": "donors"}
    with sqlite3.connect(tmp_path / "source.db", isolation_level=None) as source:
        source.execute("create table donors (donor_id integer, zip text)")
        source.execute("insert into donors values (1, '01234'), (1, '01234'), (2, null)")
        ingest(database, TABLE="donation.donors", **given)
        source.execute("delete from donors where donor_id = 2")
        assert ingest(database, TABLE="donation.donors", **given)[0] == 0
    assert rows(database, "select donor_id, zip from donation.donors") == [("1", "01234")] * 2
    assert rows(database, "select rows_landed from ingest.loads order by started_at") == [(3,), (2,)]


@pytest.mark.skipif(not POSTGRES, reason="no PostgreSQL here: apt-get install postgresql")
def test_a_table_of_postgresql(ingest, database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("postgres")
    tools, port = POSTGRES[0].parent, closed_port()
    who = []
    if os.getuid() == 0:  # PostgreSQL does not run as root
        who = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
        for parent in list(folder.parents)[:3]:
            parent.chmod(parent.stat().st_mode | 0o011)

    def run(*command) -> str:
        return subprocess.run([*who, *map(str, command)], cwd="/", check=True, capture_output=True, text=True).stdout

    run(tools / "initdb", "-D", folder / "data", "-U", "pat", "--auth=trust")
    run(tools / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", f"-p {port} -k {folder}", "start")
    try:

        def execute(statement, values=()):
            for value in values:
                statement = statement.replace("%s", "null" if value is None else f"'{value}'", 1)
            statements.append(statement)
            if not statement.startswith("insert into gifts values ('") or "'199'" in statement:
                run(tools / "psql", "-qXh", "127.0.0.1", "-p", port, "-U", "pat", "postgres", "-c", ";".join(statements))
                statements.clear()

        statements: list[str] = []
        fill(execute, "%s")
        url = f"postgresql://pat@127.0.0.1:{port}/postgres"
        read_twice(ingest, database, execute, "%s", url, "public.gifts")
    finally:
        run(tools / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
