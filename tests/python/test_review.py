"""The page on which a steward answers the review queue: who may use it, what it writes, and what it refuses."""

import json
import subprocess
import sys
from datetime import date
from http.client import HTTPConnection
from threading import Thread
from types import SimpleNamespace
from urllib.parse import urlsplit

import duckdb
import pytest
import review
from stewardship.entries import Desk
from test_ledger import COLUMNS

PEOPLE = {"a": "Ana <script>alert(1)</script> Abbot", "b": "Ana Abbot", "c": "Anna Abbot"}
QUESTIONS = [("a", "b"), ("b", "c"), ("a", "c")]


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "people.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema golden; create schema identity; create schema reference")
        connection.execute(
            "create table golden.review_queue (review_id text, kind text, left_system text, left_record_id text,"
            " right_system text, right_record_id text, left_name text, right_name text, sentence text,"
            " suggested_decision text, is_worth_a_look boolean,"
            " left_constituent_id text, right_constituent_id text, priority int)"
        )
        for priority, (one, other) in enumerate(QUESTIONS, 1):
            connection.execute(
                "insert into golden.review_queue values"
                " (?, 'possible_match', 'shop', ?, 'shop', ?, ?, ?, 'Same last name.', 'same', ?, ?, ?, ?)",
                [f"{one}/{other}", one, other, PEOPLE[one], PEOPLE[other], priority < 3, one, other, priority],
            )
        connection.execute(
            "create table identity.source_records (source_system text, record_id text, record_key bigint,"
            " full_name text, first_name text, middle_name text, last_name text, suffix text, email text,"
            " phone text, address text, city text, state text, postal_code text, birth_date date)"
        )
        for key, (record, name) in enumerate(PEOPLE.items()):
            connection.execute(
                "insert into identity.source_records (source_system, record_id, record_key, full_name, email)"
                " values ('shop', ?, ?, ?, ?)",
                [record, key, name, "abbot@example.org" if record != "c" else None],
            )
        for table in ("identity.steward_entries", "reference.steward_decisions"):
            connection.execute(
                f"create table {table} (left_system text, left_record_id text, right_system text, right_record_id text,"
                " decision text, reviewer text, reason text, decided_on date)"
            )
    return path


@pytest.fixture
def page(database):
    server, address = review.serve(Desk(database, "pat"))
    Thread(target=server.serve_forever, daemon=True).start()
    place = urlsplit(address)
    key = place.query.removeprefix("key=")

    def ask(method, path, given=None, **headers):
        connection = HTTPConnection("127.0.0.1", place.port, timeout=10)
        body = given if isinstance(given, str) else json.dumps(given) if given is not None else None
        connection.request(method, path, body, {"Host": place.netloc} | headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def act(path, **given):
        status, said = ask("POST", path, given, **{"X-Key": key})
        return status, json.loads(said)

    def written():
        with duckdb.connect(str(database), read_only=True) as connection:
            return connection.execute(
                "select left_record_id, right_record_id, decision, reviewer, decided_on"
                " from identity.steward_entries order by all"
            ).fetchall()

    yield SimpleNamespace(ask=ask, act=act, written=written, key=key, place=place)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/", "/question", "/elsewhere"])
def test_nobody_sees_anything_without_the_key_or_by_another_name(page, path):
    for query, headers in [("", {}), ("?key=guess", {}), (f"?key={page.key}", {"Host": "evil.example.org"})]:
        status, said = page.ask("GET", path + query, **headers)
        assert status == 403 and "Abbot" not in said
    assert page.ask("POST", "/answer", {"review_id": "a/b", "decision": "same"})[0] == 403
    assert page.ask("POST", f"/answer?key={page.key}", {"review_id": "a/b", "decision": "same"})[0] == 403
    assert page.written() == []


def test_the_page_asks_for_nothing_from_elsewhere(page):
    status, said = page.ask("GET", f"/?key={page.key}")
    assert status == 200 and "://" not in said and "src=" not in said and "Abbot" not in said


def test_looking_writes_nothing(page):
    status, said = page.ask("GET", f"/question?key={page.key}")
    shown = json.loads(said)
    assert status == 200 and (shown["number"], shown["of"], shown["worth"]) == (1, 3, 2)
    assert {row["field"]: row["agreement"] for row in shown["question"]["rows"]} == {"Name": "different", "Email": "same"}
    assert page.ask("GET", f"/answer?key={page.key}")[0] == 404 and page.written() == []


def test_an_answer_is_a_row_and_undo_takes_it_back(page):
    status, shown = page.act("/answer", review_id="a/b", decision="different")
    assert status == 200 and shown["number"] == 2 and shown["answered"] == 1
    assert page.written() == [("a", "b", "different", "pat", date.today())]
    status, shown = page.act("/undo")
    assert status == 200 and shown["number"] == 1 and page.written() == []
    page.act("/answer", review_id="a/b", decision="skip")
    assert page.act("/undo")[1]["question"]["review_id"] == "a/b"
    assert page.act("/undo")[1]["problem"] == "There is no answer to take back."


def test_the_same_answer_twice_is_one_row(page):
    page.act("/answer", review_id="a/b", decision="same")
    status, shown = page.act("/answer", review_id="a/b", decision="same")
    assert status == 409 and "answered already" in shown["problem"] and len(page.written()) == 1


def test_who_comes_back_is_not_asked_again(page, database):
    page.act("/answer", review_id="a/b", decision="same")
    page.act("/answer", review_id="b/c", decision="skip")
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            f"insert into identity.steward_entries {COLUMNS} values"
            " ('shop ', ' c', 'shop', 'a', 'different', 'kim', '', date '2026-09-01')"
        )
    shown = Desk(database, "pat").pair()
    assert shown["question"]["review_id"] == "b/c" and (shown["of"], shown["worth"]) == (1, 1)
    page.act("/undo")
    page.act("/undo")
    assert Desk(database, "pat").pair()["question"]["review_id"] == "a/b"


def test_a_contradiction_is_a_sentence_and_no_row(page):
    page.act("/answer", review_id="a/b", decision="same")
    page.act("/answer", review_id="b/c", decision="same")
    status, shown = page.act("/answer", review_id="a/c", decision="different")
    assert status == 409 and shown["problem"].startswith("By the answers so far shop a and shop c are two people")
    assert shown["question"]["review_id"] == "a/c" and len(page.written()) == 2
    status, shown = page.act("/answer", review_id="a/c", decision="skip")
    assert status == 200 and "question" not in shown


def test_the_seed_counts_too(page, database):
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "insert into reference.steward_decisions values"
            " ('shop', 'b', 'shop', 'a', 'different', 'kim', '', date '2026-09-01'),"
            " ('shop', 'b', 'shop', 'c', 'same', 'kim', '', date '2026-09-01')"
        )
    # a later word about the same pair counts instead of the earlier one
    assert page.act("/answer", review_id="a/b", decision="same")[0] == 200
    assert page.act("/answer", review_id="b/c", decision="different")[0] == 200
    assert page.act("/answer", review_id="a/c", decision="same")[0] == 409


@pytest.mark.parametrize(
    "given",
    [
        "",
        "[]",
        "no json",
        "{}",
        '{"review_id": "a/b"}',
        '{"review_id": "a/b", "decision": "perhaps"}',
        "x" * 20_000,
        "[" * 9_999,
    ],
)
def test_what_is_no_answer_is_refused(page, given):
    status, said = page.ask("POST", "/answer", given, **{"X-Key": page.key})
    assert status in (400, 409) and "Traceback" not in said and page.written() == []


def test_a_build_that_runs_is_told(page, database):
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", hold, str(database)], **pipes) as build:
        build.stdout.readline()
        status, shown = page.act("/answer", review_id="a/b", decision="same")
        assert (status, shown["problem"]) == (409, review.BUSY)
    assert page.act("/answer", review_id="a/b", decision="same")[0] == 200 and len(page.written()) == 1


@pytest.mark.parametrize(
    "given,sentence",
    [
        ({"WHO": ""}, "Say who decides: make review WHO=pat"),
        ({"DB": "none.duckdb"}, "There is no database none.duckdb."),
        ({"DB": "old.duckdb"}, "old.duckdb has no review queue of this version yet: build it first."),
        ({"DB": "text.duckdb"}, "text.duckdb cannot be read"),
        ({"PORT": "eighty"}, "PORT is a number up to 65535."),
        ({"TARGET": "snowflake"}, "The page works on a DuckDB file"),
    ],
)
def test_a_mistake_is_one_sentence(database, monkeypatch, capsys, given, sentence):
    monkeypatch.chdir(database.parent)
    duckdb.connect("old.duckdb").close()
    (database.parent / "text.duckdb").write_text("id,name\n" * 9)
    for name in ("TARGET", "PORT", "CONSTITUENT_360_DB"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"WHO": "pat", "DB": "people.duckdb"} | given).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stopped:
        review.main()
    said = capsys.readouterr().out
    assert stopped.value.code == 2 and said.startswith(sentence) and len(said.splitlines()) == 1


def test_a_port_that_is_taken_is_one_sentence(database, page, monkeypatch, capsys):
    for name, value in {"WHO": "pat", "DB": str(database), "PORT": str(page.place.port)}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stopped:
        review.main()
    assert stopped.value.code == 2 and f"Port {page.place.port} is taken" in capsys.readouterr().out
