"""The page on which a steward answers the review queue: who may use it, what it writes, and what it refuses."""

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from threading import Thread
from types import SimpleNamespace
from urllib.parse import urlsplit

import duckdb
import pytest
import review
from stewardship.entries import Desk
from stewardship.refused import Refused
from test_ledger import COLUMNS

PEOPLE = {"a": "Ana <script>alert(1)</script> Abbot", "b": "Ana Abbot", "c": "Anna Abbot"}
QUESTIONS = [("a", "b"), ("b", "c"), ("a", "c")]

# what the model waiting_decisions selects, where one reviewer is enough (false) or two are asked for (true)
WAITING = """
    create or replace view identity.waiting_decisions as
    select 'steward_entries' as written_in, * exclude (field, second_reviewer, expires_on), field as attribute
    from identity.steward_entries
    where {0} and coalesce(trim(second_reviewer), '') = '' and coalesce(expires_on, current_date) >= current_date
    union all by name
    select 'steward_decisions' as written_in, *, null as attribute from reference.steward_decisions where {0}
"""


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
        for column in ("field text", "second_reviewer text", "expires_on date"):
            connection.execute(f"alter table identity.steward_entries add column {column}")
        connection.execute(WAITING.format("false"))
    return path


@contextmanager
def opened(database, reviewer):
    """A page for somebody: what is asked of it, and what is in the table of decisions."""
    server, address = review.serve(Desk(database, reviewer))
    Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
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

    try:
        yield SimpleNamespace(ask=ask, act=act, written=written, key=key, place=place)
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(database):
    with opened(database, "pat") as page:
        yield page


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


SAID = [
    ("a", "b", "same", None, " Kim ", "they are <b>twins</b>", "2026-09-01"),
    ("c", None, "set", "email", "kim", None, "2026-09-02"),
    ("a", "c", "different", None, "PAT", "my own", "2026-09-03"),
]


@pytest.fixture
def two_eyes(database):
    """Two have to agree: decisions of somebody else, of this reviewer, and one in the stewards' file."""
    with duckdb.connect(str(database)) as connection:
        for one, other, decision, field, reviewer, reason, day in SAID:
            connection.execute(
                "insert into identity.steward_entries by name select 'shop' as left_system, ? as left_record_id,"
                " if(?::text is null, null, 'shop') as right_system, ? as right_record_id, ? as decision, ? as field,"
                " ? as reviewer, ? as reason, ?::date as decided_on",
                [one, other, other, decision, field, reviewer, reason, day],
            )
        connection.execute(
            "insert into reference.steward_decisions values ('shop', 'b', 'shop', 'c', 'same', 'kim', '', date '2026-09-01')"
        )
        connection.execute(WAITING.format("true"))
    return database


def state(database) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        query = (
            "select second_reviewer, expires_on, reason from identity.steward_entries order by decided_on, left_record_id"
        )
        return connection.execute(query).fetchall()


def shown(page) -> dict:
    return json.loads(page.ask("GET", f"/question?key={page.key}")[1])


def test_decisions_of_others_wait_before_the_questions(two_eyes):
    desk = Desk(two_eyes, "pat")
    # b/c is asked, since nobody has answered it in the table; a/b and a/c were
    assert [question["review_id"] for question in desk.queue] == ["waiting 1", "waiting 2", "b/c"]
    assert (desk.to_agree, desk.in_file) == (2, 1)
    with opened(two_eyes, "pat") as page:
        first = shown(page)
        assert first["to_agree"] == 2 and "twins" in first["question"]["sentence"]
        assert first["question"]["names"] == {"left": PEOPLE["a"], "right": PEOPLE["b"]}
        second = page.act("/answer", review_id="waiting 1", decision="skip")[1]["question"]
    assert second["sentence"] == "The email of this record is the one of the golden record, said kim on 2026-09-02."
    assert (second["names"], second["right_system"]) == ({"left": PEOPLE["c"]}, None)
    assert [row["agreement"] for row in second["rows"]] == ["alone"]


def test_who_agrees_stands_in_the_row_and_undo_takes_it_back(two_eyes):
    before = state(two_eyes)
    with opened(two_eyes, "pat") as page:
        assert page.act("/answer", review_id="waiting 1", decision="agree")[0] == 200
        assert page.act("/answer", review_id="waiting 2", decision="agree")[1]["answered"] == 2
        assert [row[0] for row in state(two_eyes)] == ["pat", "pat", None]
        assert [question["review_id"] for question in Desk(two_eyes, "pat").queue] == ["b/c"]
        page.act("/undo")
        assert page.act("/undo")[1]["question"]["review_id"] == "waiting 1"
    assert state(two_eyes) == before


def test_who_does_not_agree_ends_it_and_the_question_is_asked_anew(two_eyes):
    before = state(two_eyes)
    with opened(two_eyes, "pat") as page:
        assert page.act("/answer", review_id="waiting 1", decision="object")[0] == 200
        assert state(two_eyes)[0] == (None, date(1900, 1, 1), "they are <b>twins</b> (pat did not agree)")
        assert [question["review_id"] for question in Desk(two_eyes, "pat").queue] == ["waiting 1", "a/b", "b/c"]
        page.act("/undo")
    assert state(two_eyes) == before


def test_nobody_agrees_with_themselves(two_eyes):
    with opened(two_eyes, "KIM ") as page:
        question = shown(page)["question"]
        assert (question["sentence"].endswith("Why: my own."), shown(page)["to_agree"]) == (True, 1)
    desk = Desk(two_eyes, "pat")
    desk.queue[0]["reviewer"] = "Pat"  # as if the page had been asked by somebody else
    with pytest.raises(Refused, match="Somebody else has to agree"):
        desk.answer("waiting 1", "agree")
    assert [row[0] for row in state(two_eyes)] == [None, None, None]


def test_two_pages_agree_once(two_eyes):
    with opened(two_eyes, "pat") as one, opened(two_eyes, "lee") as other:
        assert one.act("/answer", review_id="waiting 1", decision="agree")[0] == 200
        status, told = other.act("/answer", review_id="waiting 1", decision="object")
        assert (status, told["problem"]) == (409, "Somebody has answered that already: skip it.")
    assert state(two_eyes)[0][:2] == ("pat", None)


def test_a_decision_that_waits_is_no_question_for_one_reviewer(two_eyes):
    with duckdb.connect(str(two_eyes)) as connection:
        connection.execute(WAITING.format("false"))
    desk = Desk(two_eyes, "pat")
    assert ([question["review_id"] for question in desk.queue], desk.in_file) == (["b/c"], 0)
    with pytest.raises(Refused, match="An answer is same, different or skip"):
        desk.answer("b/c", "agree")
