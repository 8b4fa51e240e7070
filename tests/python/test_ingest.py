"""Rows of web services that misbehave: none is lost, none is there twice, and what happened is told."""

import threading
import time
from datetime import UTC, datetime

import pytest
from ingestion import SECRET, StandIn, rows, start

DAY = 86_400
NOW = int(time.time())


@pytest.fixture
def database(tmp_path):
    return tmp_path / "landed.duckdb"


def charges(count: int, newest: int = NOW - 100) -> list[dict]:
    """The newest first, an hour apart."""
    return [{"id": f"ch_{newest}_{n}", "created": newest - 3600 * n, "amount": 100, "status": "paid"} for n in range(count)]


def stripe(tables: dict[str, list[dict]]):
    """Stripe's lists: pages by the last id, newest first, from a moment of creation on."""

    def answer(path: str, query: dict) -> dict:
        first, last = int(query.get("created[gte]", 0)), int(query.get("created[lte]", 10**12))
        found = [row for row in tables.get(path, []) if first <= row["created"] <= last]
        at = [row["id"] for row in found].index(query["starting_after"]) + 1 if "starting_after" in query else 0
        size = int(query.get("limit", 10))
        return {"object": "list", "data": found[at : at + size], "has_more": at + size < len(found)}

    return answer


def told(database, table: str) -> dict:
    """The last load of a table."""
    columns = ["status", "rows_read", "rows_landed", "requests", "retries", "read_from", "read_to", "error"]
    query = f"select {', '.join(columns)} from ingest.loads where table_name = '{table}' order by started_at desc limit 1"
    return dict(zip(columns, rows(database, query)[0], strict=True))


def counts(database, table: str) -> tuple[int, int]:
    """How many rows there are, and how many ids."""
    return rows(database, f"select count(*), count(distinct id) from {table}")[0]


def busy(_):
    return 429, {"Retry-After": "1"}, b"{}"


def broken(_):
    return 500, {}, b"<html>"


def late(answer):
    time.sleep(1.3)  # the client waits for one second
    return answer


def torn(_):
    return 200, {"Content-Type": "application/json"}, b'{"object": "list", "data": [{"id": "ch_1", "crea'


def listless(_):
    return {"object": "error"}


def test_a_server_that_stumbles_loses_no_row_and_doubles_none(ingest, database, capsys):
    given = charges(450)
    first_page = stripe({"charges": given})("charges", {"limit": "100"})
    # the first request asks who is there, the second for the first page
    mishaps = {2: busy, 4: broken, 5: late, 7: torn, 8: listless, 10: lambda _: first_page, 11: broken}
    with StandIn({"": stripe({"charges": given})}, mishaps) as server:
        status, said = ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)
    assert status == 0, said
    load = told(database, "charges")
    landed, ids = counts(database, "stripe.charges")
    with capsys.disabled():
        print(f"\n{load['rows_read']} rows read, {load['retries']} retries; lost: {450 - ids}, doubled: {landed - ids}")
    assert (landed, ids) == (450, 450)
    assert (load["status"], load["rows_landed"], load["retries"]) == ("done", 450, 6)
    assert load["rows_read"] > 450  # one page came twice
    assert server.keys == {f"Bearer {SECRET}"}


def test_it_waits_as_long_as_it_is_told(ingest, database):
    moments = []

    def answer(path, query):
        moments.append(time.monotonic())
        return stripe({"charges": charges(3)})(path, query)

    with StandIn({"": answer}, {2: busy}) as server:
        assert ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)[0] == 0
    assert moments[2] - moments[1] >= 1
    assert rows(database, "select seconds_waited >= 1 from ingest.loads") == [(True,)]


def test_a_second_run_reads_what_is_new_and_the_look_back(ingest, database):
    tables = {"charges": charges(100, NOW - 5 * DAY)}
    with StandIn({"": stripe(tables)}) as server:
        ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)
        newest = tables["charges"][0]["created"]
        late_one = {"id": "ch_late", "created": newest - DAY, "amount": 7}  # it was there a day before, and nobody saw it
        changed = tables["charges"][1] | {"status": "refunded"}
        tables["charges"] = [*charges(3), tables["charges"][0], changed, late_one, *tables["charges"][2:]]
        assert ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)[0] == 0
        asked = server.asked[-1][1]
        assert ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url, FULL="1")[0] == 0
    assert int(asked["created[gte]"]) == newest - 2 * DAY
    read = [row[0] for row in rows(database, "select rows_read from ingest.loads order by started_at")]
    assert read == [100, 3 + 49 + 1, 104]  # two days back, an hour apart
    assert counts(database, "stripe.charges") == (104, 104)
    assert rows(database, f"select status from stripe.charges where id = '{changed['id']}'") == [("refunded",)]


def test_a_clock_that_runs_ahead_hides_no_later_row(ingest, database):
    tables = {"charges": [{"id": "ch_2099", "created": 4_070_908_800, "amount": 1}, *charges(5)]}
    with StandIn({"": stripe(tables)}) as server:
        ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)
        tables["charges"].insert(1, {"id": "ch_later", "created": NOW - 50, "amount": 1})
        ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)
    assert counts(database, "stripe.charges") == (7, 7)
    assert told(database, "charges")["read_to"].startswith(datetime.fromtimestamp(NOW - 50, UTC).isoformat()[:16])


def test_a_changed_field_is_told_and_no_value_is_lost(ingest, database):
    tables = {"charges": [{"id": "ch_1", "created": NOW - 9, "amount": 5, "status": "paid", "metadata": {"a": [1]}}]}
    with StandIn({"": stripe(tables)}) as server:
        ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)
        half = "caf\u00e9 \ud83d"  # half of a sign, as some systems cut texts
        tables["charges"] = [{"id": "ch_2", "created": NOW - 8, "amount": "5.00 USD", "metadata": {}, "Fee Amount": half}]
        said = ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)[1]
    found = rows(database, "select id, amount, status, metadata, fee_amount from stripe.charges order by id")
    assert found == [("ch_1", "5", "paid", '{"a": [1]}', None), ("ch_2", "5.00 USD", None, "{}", "café ?")]
    last = "load_id = (select load_id from ingest.loads order by started_at desc limit 1)"
    changes = rows(database, f"select column_name, change, json_types from ingest.schema_changes where {last}")
    assert sorted(changes) == [
        ("amount", "new_type", "text"), ("fee_amount", "new_column", "text"), ("status", "missing", "")]  # fmt: skip
    assert "new type: amount (text)" in said


def test_rows_that_come_and_go_while_pages_are_read(ingest, database):
    """A list by offset loses a row from sight when one before it is removed."""
    members = [
        {"id": f"m{n}", "list_id": "l", "email_address": f"m{n}@example.org", "last_changed": "2026-01-01T00:00:00+00:00"}
        for n in range(1200)
    ]
    pages = 0

    def answer(path, query):
        nonlocal pages
        if path == "lists":
            return {"lists": [{"id": "l"}], "total_items": 1}
        pages += 1
        if pages == 2:
            del members[10:13]
        if pages == 4:
            members.insert(0, members[0] | {"id": "m_new"})
        at, size = int(query["offset"]), int(query["count"])
        return {"members": members[at : at + size], "total_items": len(members)}

    with StandIn({"": answer}) as server:
        status, said = ingest(database, SYSTEM="mailchimp", ONLY="member", MAILCHIMP_URL=server.url)
    assert status == 0, said
    kept = {row[0] for row in rows(database, "select id from mailchimp.member")}
    # what was read before it was removed stays; what was added at the front is newer, and the next run's
    assert {member["id"] for member in members} - kept <= {"m_new"}
    landed, ids = counts(database, "mailchimp.member")
    assert landed == ids


def test_pages_by_number_are_read_again_when_rows_go(ingest, database):
    visits = [{"id": n, "customer_id": 7, "created_at": "2026-01-01T00:00:00Z"} for n in range(300, 0, -1)]
    pages = 0

    def answer(path, query):
        nonlocal pages
        pages += path == "check-ins" and "page" in query
        if pages == 2:
            visits[:] = [visit for visit in visits if visit["id"] not in (299, 298)]
        at = (int(query.get("page", 1)) - 1) * 100
        following = "there" if at + 100 < len(visits) else None
        return {"results": visits[at : at + 100], "count": len(visits), "next": following}

    with StandIn({"": answer}) as server:
        status, said = ingest(database, SYSTEM="capitan", ONLY="check_ins", CAPITAN_URL=server.url)
    assert status == 0, said
    assert counts(database, "capitan.check_ins") == (300, 300)
    assert server.keys == {f"token {SECRET}"}


def test_a_run_that_was_killed_goes_on_where_it_was(ingest, database):
    """Charges are read by the year; the run is killed in the third of them."""
    tables = {"charges": charges(30, NOW - 1000 * DAY) + charges(30, NOW - 600 * DAY) + charges(30, NOW - 200 * DAY)}
    tables["charges"].sort(key=lambda row: -row["created"])
    reached, go_on = threading.Event(), threading.Event()
    answer_well = stripe(tables)

    def answer(path, query):
        if int(query.get("created[gte]", 0)) > NOW - 400 * DAY and not go_on.is_set():
            reached.set()
            go_on.wait(20)
        return answer_well(path, query)

    since = {"SINCE": datetime.fromtimestamp(NOW - 1095 * DAY, UTC).date().isoformat(), "INGEST_TIMEOUT": "30"}
    with StandIn({"": answer}) as server:
        first = start(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url, **since)
        assert reached.wait(60)
        first.kill()
        first.communicate()
        go_on.set()
        assert counts(database, "stripe.charges") == (60, 60)  # the years that were done are there
        before = len(server.asked)
        status, said = ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url, **since)
        asked = [int(query["created[gte]"]) for _, query in server.asked[before:] if "created[gte]" in query]
    assert status == 0, said
    assert min(asked) > NOW - 400 * DAY  # the first two years are not asked for again
    assert counts(database, "stripe.charges") == (90, 90)
    states = [row[0] for row in rows(database, "select status from ingest.loads order by started_at")]
    assert states[:3] == ["done", "done", "running"] and set(states[3:]) == {"done"}


def test_a_table_that_fails_leaves_the_others_and_its_own_rows(ingest, database):
    tables = {"customers": [{"id": "cus_1", "created": 1, "name": "Jane"}], "charges": charges(3)}
    with StandIn({"": stripe(tables)}) as server:
        ingest(database, SYSTEM="stripe", ONLY="charges", STRIPE_URL=server.url)
        server.routes["charges"] = broken_for_ever
        status, said = ingest(database, SYSTEM="stripe", STRIPE_URL=server.url, INGEST_ATTEMPTS="2")
    assert status == 1
    assert "127.0.0.1 answers with the status 500, however often it is asked." in said
    assert "Not read to the end: charges." in said
    assert counts(database, "stripe.charges") == (3, 3)
    assert counts(database, "stripe.customers") == (1, 1)
    assert (told(database, "charges")["status"], told(database, "charges")["retries"]) == ("failed", 1)
    assert SECRET.encode() not in database.read_bytes()
    # nobody's rows stay where dlt has put them down on their way
    assert [rows(database, f"select count(*) from stripe_staging.{name}") for name in ("customers", "charges")] == [
        [(0,)]
    ] * 2


def broken_for_ever(*_):
    return 500, {}, f'{{"key": "{SECRET}"}}'.encode()
