"""Lists that leave the warehouse: which ones may, that nobody is in them who may not be contacted, and what the log says."""

import csv
import shutil
from datetime import UTC, datetime

import duckdb
import export
import pytest
import yaml
from activation import leaving
from consent_by_hand import reachable
from test_activation import AUDIENCES, SEEDS, TODAY

REFUSED = "AUDIENCE is none of the lists that may leave the warehouse: "


@pytest.fixture
def copy(demo, tmp_path):
    """A database of one's own to change."""
    return shutil.copy(demo.database, tmp_path / "people.duckdb")


@pytest.fixture
def run(monkeypatch, capsys):
    """A function that runs the script in this process: its exit status, and what it printed."""

    def run(database, audience="", who="pat", to="", **more) -> tuple[int, str]:
        given = {"DB": str(database), "AUDIENCE": audience, "WHO": who, "TO": str(to), "TARGET": ""} | more
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        try:
            export.main()
        except SystemExit as end:
            return end.code, capsys.readouterr().out
        return 0, capsys.readouterr().out

    return run


def read(file) -> list[dict[str, str]]:
    with open(file, newline="", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def written(database, audience) -> list[dict[str, str]]:
    return read(database.with_name(f"{database.stem}_{audience}_export.csv"))


def logged(database) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute("from governance.exports order by export_number").fetchall()


def reached(row: dict[str, str]) -> list[str]:
    return row.get("constituent_ids", row["constituent_id"]).split(", ")


def test_nobody_leaves_whom_the_rows_of_the_systems_do_not_allow(copy, demo, run):
    """Consent is worked out from seeds/demo, by no model; whom it allows and who has a contact leaves, too."""
    allowed = reachable(demo, SEEDS, TODAY)
    for audience, channel in {"email_audience": "email", "mail_audience": "mail", "recommended_actions": None}.items():
        assert run(copy, audience)[0] == 0
        rows = written(copy, audience)
        people = {(one, channel or row["channel"]) for row in rows for one in reached(row)}
        assert len(rows) > 1000
        assert {(one, by) for one, by in people if one not in allowed[by]} == set()
    emailed = {row["constituent_id"] for row in written(copy, "email_audience")}
    assert emailed == allowed["email"]
    left = dict(demo.fetch("select channel is null, count(*) from predictions.recommended_actions group by all")[1])
    assert len(written(copy, "recommended_actions")) == left[False] and left[True] > 0


def test_who_may_not_be_contacted_since_the_build_is_in_no_list(copy, run):
    """The audiences are of the build; what has been said since then is in golden.consent and in the requests."""
    with duckdb.connect(str(copy)) as connection:
        people = [one for (one,) in connection.execute("""
            select audience.constituent_id from golden.email_audience as audience
            inner join golden.mail_audience as letters on letters.constituent_ids = audience.constituent_id
            inner join predictions.recommended_actions as actions on actions.constituent_id = audience.constituent_id
            where actions.channel in ('email', 'mail') order by 1 limit 5
        """).fetchall()]  # fmt: skip
        refuses, dead, asked, erased, vanished = people
        connection.execute("update golden.consent set may_contact = false where constituent_id = ?", [refuses])
        connection.execute(
            "update golden.consent set reason = 'deceased', is_of_a_shared_contact = false"
            " where constituent_id = ? and channel = 'sms'",
            [dead],
        )
        connection.execute(
            "insert into identity.erasure_requests by name select ? as constituent_id, 'ann' as requested_by", [asked]
        )
        connection.execute("insert into governance.erasures by name select ? as constituent_id", [erased])
        connection.execute("delete from golden.consent where constituent_id = ?", [vanished])
        before = {
            name: connection.execute(f"select count(*) from {schema}.{name}").fetchall()[0][0]
            for schema, name in {("golden", "email_audience"), ("golden", "mail_audience")}
        }
    for audience in sorted(AUDIENCES):
        status, printed = run(copy, audience)
        rows = written(copy, audience)
        assert status == 0 and {one for row in rows for one in reached(row)} & set(people) == set()
        if audience in before:
            assert len(rows) == before[audience] - 5
            assert "Rows that stayed: 5, since somebody in them may not be contacted now" in printed
    run(copy, "identity_map")
    mapped = {row["constituent_id"] for row in written(copy, "identity_map")}
    assert mapped & set(people) == {refuses, dead, vanished}


def test_a_letter_to_two_stays_where_one_of_them_refuses(copy, run):
    with duckdb.connect(str(copy)) as connection:
        ((both,),) = connection.execute(
            "select min(constituent_ids) from golden.mail_audience where addressed_count = 2"
        ).fetchall()
        connection.execute(
            "update golden.consent set may_contact = false where constituent_id = ? and channel = 'mail'",
            [both.split(", ")[1]],
        )
    run(copy, "mail_audience")
    assert both not in {row["constituent_ids"] for row in written(copy, "mail_audience")}


def test_whoever_asked_to_be_erased_by_a_retired_id_is_in_no_list(copy, run):
    with duckdb.connect(str(copy)) as connection:
        ((one,),) = connection.execute("select min(constituent_id) from golden.email_audience").fetchall()
        connection.execute(
            """
            insert into identity.identity_ledger by name
            select (select max(entry_number) from identity.identity_ledger) + row_number() over () as entry_number,
                source_system, record_id, 'UC-00888888' as constituent_id, timestamp '2026-01-01' as recorded_at
            from identity.identity_map where constituent_id = ?
            """,
            [one],
        )
        connection.execute("insert into identity.erasure_requests by name select 'UC-00888888' as constituent_id")
    run(copy, "email_audience")
    assert one not in {row["constituent_id"] for row in written(copy, "email_audience")}


def test_the_map_has_every_record_and_no_contact_data(copy, demo, run):
    with duckdb.connect(str(copy)) as connection:
        connection.execute("""
            update identity.identity_map set record_id = 'ann@example.org'
            where record_key = (select min(record_key) from identity.identity_map)
        """)
        ((key, phone),) = connection.execute("""
            select max(record_key), max_by(phone, record_key) from identity.source_records where phone is not null
        """).fetchall()
        for table in ("identity_map", "source_records"):
            connection.execute(f"update identity.{table} set record_id = ? where record_key = ?", [phone[2:], key])
    run(copy, "identity_map")
    rows = written(copy, "identity_map")
    assert list(rows[0]) == ["record_id", "source_system", "constituent_id", "household_id", "confidence_tier"]
    known = demo.fetch("select source_system, record_id, constituent_id, record_key from identity.identity_map")[1]
    at_home = {key, min(row[3] for row in known)}
    expected = {row[:3] for row in known if row[3] not in at_home}
    assert {(row["source_system"], row["record_id"], row["constituent_id"]) for row in rows} == expected
    assert len(rows) == len(known) - 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_reckon_is_text(tmp_path, start):
    value = f"{start}cmd|' /C calc'!A0"
    with duckdb.connect() as connection:
        connection.execute("create table given as select ? as canonical_full_name, -5 as amount", [value])
        columns = [export.results.harmless("canonical_full_name", "VARCHAR"), export.results.harmless("amount", "INTEGER")]
        export.results.copied(connection, f"select {', '.join(columns)} from given", tmp_path / "out.csv")
    assert read(tmp_path / "out.csv") == [{"canonical_full_name": f"'{value}", "amount": "-5"}]


def test_the_script_guards_its_cells_and_keeps_letters_quotes_and_lines(copy, run):
    names = ['=HYPERLINK("http://x.example","José")', '@SUM(1)"', "Zoë\nÅberg, Jr"]
    with duckdb.connect(str(copy)) as connection:
        people = connection.execute("select constituent_id from golden.email_audience order by 1 limit 3").fetchall()
        for (one,), name in zip(people, names, strict=True):
            connection.execute(
                "update golden.constituents set canonical_full_name = ? where constituent_id = ?", [name, one]
            )
    run(copy, "email_audience")
    found = {row["constituent_id"]: row["canonical_full_name"] for row in written(copy, "email_audience")}
    assert [found[one] for (one,) in people] == [f"'{names[0]}", f"'{names[1]}", names[2]]


def test_what_left_is_in_the_log_without_a_value_of_anybody(copy, run):
    began = datetime.now(UTC).replace(tzinfo=None)
    status, printed = run(copy, "golden.email_audience", who="Pat O'Neil")
    run(copy, "mail_audience", to=copy.with_name("letters.csv"))
    rows = [read(file) for file in (copy.with_name("people_email_audience_export.csv"), copy.with_name("letters.csv"))]
    first, second = logged(copy)
    assert (first[0], second[0]) == (1, 2)
    assert began <= first[1] <= second[1] <= datetime.now(UTC).replace(tzinfo=None)
    assert first[2:4] == ("Pat O'Neil", "golden.email_audience") and second[2:4] == ("pat", "golden.mail_audience")
    assert [line[4] for line in (first, second)] == [", ".join(table[0]) for table in rows]
    assert [line[5:7] for line in (first, second)] == [(len(table), 0) for table in rows]
    place = copy.with_name("people_email_audience_export.csv")
    assert printed == f"golden.email_audience: {first[5]:,} rows are in {place}, and governance.exports says so.\n"


def test_nothing_is_logged_and_no_file_is_left_where_it_cannot_be_written(copy, run, monkeypatch):
    def fails(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export.results, "copied", fails)
    status, printed = run(copy, "email_audience")
    assert (status, printed.count("\n")) == (2, 1)
    assert "No space left on device" in printed
    assert logged(copy) == [] and [file.name for file in copy.parent.iterdir()] == ["people.duckdb"]


def test_consent_that_is_old_or_unfinished_lets_nothing_leave(copy, run):
    older = "update governance.build_log set noted_at = noted_at - interval {} days"
    unfinished = """
        insert into governance.build_log by name
        select 'consent' as table_name, 'x' as build_id, false as is_finished, now()::timestamp as noted_at
    """
    for statement, says in [
        (older.format(9), None),
        (older.format(2), "more than 10 days ago (export_consent_days)"),
        ("update reference.settings set value = '12' where setting = 'export_consent_days'", None),
        (unfinished, "golden.consent is not finished"),
    ]:
        with duckdb.connect(str(copy)) as connection:
            connection.execute(statement)
        status, printed = run(copy, "email_audience")
        assert (status, says is None or says in printed) == (2 if says else 0, True)
    assert len(logged(copy)) == 2


@pytest.mark.parametrize("audience", ["constituents", "golden.constituents", "contact_points", "source_records", "x; drop"])
def test_no_other_relation_leaves(demo, run, audience):
    status, printed = run(demo.database, audience)
    assert (status, printed.count("\n")) == (2, 1)
    assert printed.startswith(REFUSED) and audience not in printed.removeprefix(REFUSED).split(", ")
    assert all(name in printed for name in [*AUDIENCES, "identity_map"])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"audience": ""}, "Say which list, and who takes it: make export"),
        ({"who": ""}, "Say which list, and who takes it: make export"),
        ({"who": "x" * 101}, "WHO is a name of 100 letters at most"),
        ({"who": "pat\x1b[2J"}, "WHO is a name of 100 letters at most"),
        ({"TARGET": "snowflake"}, "make export writes lists of DuckDB"),
        ({"to": "folder"}, "it is a folder."),
        ({"to": "notes.csv"}, "it is a file of something else."),
        ({"to": "nowhere/list.csv"}, "there is no folder."),
        ({"database": "none.duckdb"}, "There is no database"),
        ({"database": "notes.csv"}, "it is no database of DuckDB"),
        ({"database": "empty.duckdb"}, "run make build first."),
    ],
)
def test_a_mistake_is_one_sentence_and_writes_nothing(demo, tmp_path, run, given, sentence):
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.csv").write_text("name,note\nAnn,none\n")
    duckdb.connect(str(tmp_path / "empty.duckdb")).close()
    asked = {"database": demo.database, "audience": "email_audience"} | given
    asked |= {name: tmp_path / given[name] for name in ("to", "database") if name in given}
    status, printed = run(**asked)
    assert (status, printed.count("\n")) == (2, 1)
    assert sentence in printed and "\x1b" not in printed
    assert (tmp_path / "notes.csv").read_text() == "name,note\nAnn,none\n"
    assert not list(tmp_path.rglob("*export*")) and logged(demo.database) == []


def test_a_model_that_is_tagged_without_a_channel_does_not_leave(tmp_path):
    (tmp_path / "models/golden/lists").mkdir(parents=True)
    (tmp_path / "dbt_project.yml").write_text(
        yaml.safe_dump({"name": "own", "models": {"own": {"golden": {"+schema": "gold", "lists": {"+schema": "out"}}}}})
    )
    models = [
        {"name": "texts", "config": {"tags": "activation", "meta": {"channel": "sms", "people_column": "who"}}},
        {"name": "silent", "config": {"tags": ["activation"]}},
        {"name": "other", "config": {"tags": ["activation_of_nothing"], "meta": {"channel": "sms"}}},
    ]
    (tmp_path / "models/golden/lists/_lists.yml").write_text(yaml.safe_dump({"models": models}))
    found = leaving(tmp_path)
    assert found.keys() == {"texts", "identity_map"}
    assert (found["texts"].full_name, found["texts"].people, found["texts"].channel) == ("out.texts", "who", "sms")
