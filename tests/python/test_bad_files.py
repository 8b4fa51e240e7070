"""Any file resolves, or stops with one sentence before anything is written; no file makes time or memory explode."""

import gzip
import io
import json
import os
import random
import subprocess
import sys
from datetime import date

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from project import ROOT
from read_once import ReadOnce

LETTERS = "abcdefghijklmnoprstuvwy"
PERSON = {
    "id": "1",
    "first_name": "Jane",
    "last_name": "Miller",
    "email": "jane@example.org",
    "phone": "312-555-0123",
    "address": "1 Main St",
    "zip": "60614",
    "dob": "1980-01-05",
}
OURS = [
    *("cluster_id", "l", "r", "rule", "left_key", "right_key", "agreement", "match_bits", "field", "level", "record_key"),
    *(
        "row_number",
        "record_count",
        "is_copy",
        "constituent_id",
        "kind",
        "content",
        "row_fingerprint",
        "people_model",
        "given",
    ),
]
GOLDEN = ["tag:identity", "+path:models/golden"]
CLEANED = ["stg_records__people", "given_rows", "named_rows", "person_rows"]


class Resolver(ReadOnce):
    """What `make resolve` does, with a database for each file."""

    def __call__(self, file, select=("tag:identity",), is_tested=False, **variables):
        """A function from a query to its rows, or AssertionError with what dbt said."""
        self.database = database = file.with_name(f"{file.name} resolved") / "people.duckdb"
        database.parent.mkdir()
        without = ["unit_test"] if is_tested else ["test", "unit_test"]
        self.build("--exclude-resource-type", *without, "--select", *select, source_records=str(file), **variables)

        def rows(query: str) -> list[tuple]:
            with duckdb.connect(str(database)) as connection:
                return connection.execute(query).fetchall()

        return rows


@pytest.fixture(scope="module")
def resolve(tmp_path_factory):
    return Resolver(ROOT, tmp_path_factory.mktemp("resolved"), source_records="any.csv")


def people_and_constituents(rows) -> tuple[int, int]:
    return rows("select count(*), count(distinct constituent_id) from identity.identity_map")[0]


def constituents(rows) -> dict[str, str]:
    return dict(rows("select record_id, constituent_id from identity.identity_map"))


def made_up(count: int) -> pd.DataFrame:
    """People who have nothing in common."""
    chance = random.Random(7)

    def word():
        return "".join(chance.choices(LETTERS, k=8))

    return pd.DataFrame(
        {
            "id": range(count),
            "first_name": [word() for _ in range(count)],
            "last_name": [word() for _ in range(count)],
            "email": [f"{word()}@example.org" for _ in range(count)],
            "phone": [f"312{chance.randrange(2_000_000, 9_999_999)}" for _ in range(count)],
            "zip": [f"{chance.randrange(10_000, 99_999)}" for _ in range(count)],
            "dob": [
                f"{chance.randrange(1930, 2005)}-{chance.randrange(1, 13)}-{chance.randrange(1, 29)}" for _ in range(count)
            ],
        }
    )


CSV = pd.DataFrame([PERSON]).to_csv(index=False).encode()
PARQUET = io.BytesIO()
pd.DataFrame([PERSON | {"id": str(n), "email": f"{n * 7919 % 5000}@example.org"} for n in range(5000)]).to_parquet(PARQUET)
PARQUET = PARQUET.getvalue()
REFUSED = {
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b"\xef\xbb\xbf\r\n\r\n", "is empty"),
    "empty.parquet": (b"", "is empty"),
    "text.parquet": (CSV, "is no parquet file"),
    "begun.parquet": (b"PAR1 and no more", "is no parquet file"),
    "half.parquet": (PARQUET[: len(PARQUET) // 2], "is no parquet file"),
    "damaged.parquet": (PARQUET[:100] + bytes(len(PARQUET) - 400) + PARQUET[-300:], "is damaged"),
    "plain.csv.gz": (CSV, "cannot be read"),
    "half.csv.gz": (gzip.compress(CSV)[:-20], "cannot be read"),
    "picture.csv": (bytes(range(256)), "is not written in utf-8"),
    "endless.csv": (CSV + b"2," + b"x" * (18 << 20), "a line of more than 16 megabytes"),
    "headless.csv": (b"7,Jane\n8,Bo\n", "has none of the columns record_id, "),
    "columns.csv": (",".join(f"c{n}" for n in range(10_000)).encode() + b"\n", "has 10000 columns, more than the 500"),
    "people.xlsx": (CSV, "is no Excel workbook"),
    "book.csv": (b"PK\x03\x04 and so on", "is a workbook or a zip archive"),
    "old.csv": (b"\xd0\xcf\x11\xe0 and so on", "is a workbook of an old Excel"),
    "packed.csv": (gzip.compress(CSV), "is packed; give it a name that ends in .csv.gz"),
    "page.csv": (b"<html><table><tr><td>id", "is a web page"),
    "people.xls": (CSV, "the name of a file ends in .parquet, .csv"),
    "more.than.three.dots": (CSV, "the name of a file ends in .parquet, .csv"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_stops_the_run_with_one_sentence(compiled, tmp_path, name):
    content, sentence = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RuntimeError, match=sentence) as stopped:
        compiled("{% if execute %}{{ check_records_input() }}{% endif %}", source_records=str(tmp_path / name))
    assert len(str(stopped.value)) < 2000


def test_every_file_of_a_pattern_is_looked_at(compiled, tmp_path):
    (tmp_path / "a.csv").write_bytes(CSV)
    (tmp_path / "b.csv").write_bytes(bytes(range(256)))
    with pytest.raises(RuntimeError, match="b.csv' is not written in utf-8"):
        compiled("{% if execute %}{{ check_records_input() }}{% endif %}", source_records=str(tmp_path / "*.csv"))


@pytest.mark.parametrize("name", ["folder.csv", "folder"])
def test_a_folder_without_files_of_people(compiled, tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(RuntimeError, match="has no file whose name ends in .parquet, .csv"):
        compiled("{% if execute %}{{ check_records_input() }}{% endif %}", source_records=str(tmp_path / name))


def test_a_database_that_cannot_be_written_stops_with_one_sentence(tmp_path):
    for database in (tmp_path, tmp_path / "nowhere" / "people.duckdb", tmp_path / "it's.duckdb", tmp_path / "temp.duckdb"):
        script = [sys.executable, str(ROOT / "scripts/check_database.py")]
        environment = os.environ | {"CONSTITUENT_360_DB": str(database)}
        said = subprocess.run(script, env=environment, capture_output=True, text=True)
        assert (said.returncode, said.stderr) == (2, "")
        assert said.stdout.startswith(f"The database '{database}' cannot be written: ")
        assert said.stdout.count("\n") == 1


def test_a_header_without_rows(resolve, tmp_path):
    (tmp_path / "header.csv").write_bytes(CSV.splitlines()[0])
    rows = resolve(tmp_path / "header.csv", GOLDEN, is_tested=True)
    assert people_and_constituents(rows) == (0, 0)


def test_one_record(resolve, tmp_path):
    (tmp_path / "one.csv").write_bytes(CSV)
    rows = resolve(tmp_path / "one.csv", GOLDEN)
    assert people_and_constituents(rows) == (1, 1)


def test_ids_and_nothing_else_are_nobody_s_copies(resolve, tmp_path):
    frame = pd.DataFrame([PERSON | {"id": at} for at in range(50)])
    frame[[name for name in PERSON if name != "id"]] = None
    frame.to_parquet(tmp_path / "missing.parquet")
    assert people_and_constituents(resolve(tmp_path / "missing.parquet")) == (50, 50)


def test_any_delimiter_and_encoding_that_is_named(resolve, tmp_path):
    frame = pd.DataFrame([PERSON, {"id": "2", "first_name": "José", "last_name": "Müller"}])
    for sep, encoding, name in [("|", "latin-1", "pipes.csv"), ("\t", "utf-16", "tabs.txt")]:
        frame.to_csv(tmp_path / name, index=False, sep=sep, encoding=encoding)
        rows = resolve(tmp_path / name, CLEANED, source_records_encoding=encoding)
        assert rows("select full_name from identity.person_rows where record_id = '2'") == [("José Müller",)]


def test_columns_of_any_type_and_of_one_name(resolve, tmp_path):
    columns = {
        "id": pa.array([1.0, 2.0]),
        "EMAIL": pa.array(["jane@example.org", None]),
        "Email": pa.array([None, "no@example.org"]),
        "name": pa.array([["Jane", "Miller"], None]),
        "phone": pa.array([3125550123.0, float("inf")]),
        "dob": pa.array([date(1980, 1, 5), None]),
        "zip": pa.array([b"60614", b"\x00\xff"], pa.binary()),
        "home": pa.array([{"street": "Main"}, None]),
        "email": pa.array([{"at": "x"}, None]),
    }
    pq.write_table(pa.table(list(columns.values()), list(columns)), tmp_path / "types.parquet")
    rows = resolve(tmp_path / "types.parquet", CLEANED)
    jane = rows("select phone, birth_date, extra_fields from identity.person_rows where record_id = '1'")[0]
    assert jane[:2] == ("+13125550123", date(1980, 1, 5))
    assert json.loads(jane[2])["home"] == "{'street': Main}"


def test_everything_at_once(resolve, tmp_path):
    jane = {"Id": "';drop table x;--", "SOURCE": "crm", " Full Name ": "Jane Miller", "E-Mail": "jane@example.org"}
    people = [
        jane | {"DOB": "1980-01-05"},
        jane | {"Id": "0017", "DOB": "Jan 5, 1980"},
        {"Id": 'it\'s "7"', " Full Name ": "😀👩‍👩‍👧", "E-Mail": "😀@example.org", "DOB": "🎂"},
        {"Id": "4", " Full Name ": "Αλέξανδρος Παπαδόπουλος", "DOB": "14.03.1961"},
        {"Id": "5", " Full Name ": "王小明", "DOB": "1975/11/30"},
        {"Id": "6", " Full Name ": "Bo\x00 Kim\x00", "E-Mail": "\x00"},
        {"Id": "7" * 100_000, " Full Name ": "Ed " * 100_000, "E-Mail": "x" * 100_000, "DOB": "1" * 100_000},
    ]
    frame = pd.DataFrame(people).assign(**dict.fromkeys(OURS, "ours"), **{f"Column {n}": f"value {n}" for n in range(200)})
    head, *lines = frame.to_csv(index=False, sep=";", lineterminator="\r\n", encoding="utf-8").splitlines(keepends=True)
    lines[-1] = lines[-1].rstrip() + ";too;many;fields\r\n"
    head = head.replace("Column 199", "Column 198")
    (tmp_path / "hostile.csv").write_bytes(("\ufeff" + head + "".join(lines)).encode())
    rows = resolve(tmp_path / "hostile.csv", GOLDEN)
    found = constituents(rows)
    assert list(found) and set(found) == {person["Id"] for person in people}
    assert found["';drop table x;--"] == found["0017"]
    assert len(set(found.values())) == len(people) - 1
    dates = dict(rows("select record_id, birth_date from identity.source_records where length(record_id) < 100"))
    assert dates["0017"] == date(1980, 1, 5) and dates["4"] == date(1961, 3, 14) and dates["5"] == date(1975, 11, 30)
    extra = json.loads(rows("select extra_fields from identity.source_records where record_id = '4'")[0][0])
    assert extra["Column 7"] == "value 7" and extra["rule"] == "ours"


def test_crowds_are_neither_compared_nor_silently_left_out(resolve, tmp_path):
    """In each column nine of ten share one value, and a hundred thousand rows are one person's."""
    frame = made_up(20_000)
    usual = {"email": "desk@example.org", "phone": "3125550123", "last_name": "Smith", "dob": "1980-01-05", "zip": "60614"}
    chance = random.Random(8)
    for column, value in usual.items():
        frame[column] = [value if chance.random() < 0.9 else own for own in frame[column]]
    copies = pd.DataFrame([PERSON] * 100_000).assign(id=[f"copy {n}" for n in range(100_000)])
    pd.concat([frame, copies]).to_csv(tmp_path / "crowds.csv", index=False)
    rows = resolve(tmp_path / "crowds.csv")
    copied = "record_id like 'copy %'"
    assert rows(f"select count(distinct constituent_id) from identity.identity_map where {copied}") == [(1,)]
    assert rows("select count(*) < 2000000 from identity.candidate_pairs") == [(True,)]
    skipped = {rule for (rule,) in rows("select rule from identity.skipped_key_groups where record_count > 10000")}
    assert {"block_last", "block_last_postal"} <= skipped
    # and what people of so many names share is nobody's
    found = rows("select field, value from identity.placeholder_values where is_too_frequent")
    assert set(found) == {("email", usual["email"]), ("phone", "+13125550123"), ("birth_date", usual["dob"])}
