"""The language model behind an API, against a stand-in on this machine: nothing here leaves it."""

import gzip
import json
import socket
import threading
import time
import tracemalloc
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import api_answers
import pandas as pd
import pytest
from api_answers import CATEGORIES, SCHEMA, TASK, TYPES, Unusable, answers, checked, cost_of

GOOD = {
    "has_offer": "true",
    "offer_type": "percent_off",
    "offer_amount": "20",
    "offer_unit": "percent",
    "offer_code": "MAY20",
    "offer_expires_rule": "weekday:7",
    "offer_description": "20% off",
    "email_category": "promotion",
    "confidence": "0.9",
}
SETTINGS = {
    "model": "stand-in",
    "prices": [0, 0],
    "budget": 1,
    "minutes": 1,
    "attempts": 3,
    "timeout": 5,
    "answer_tokens": 100,
    "answer_bytes": 100_000,
}


@cache
def free_port() -> int:
    """The same for all tests of this process, so that dbt reads the project once for the address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def endpoint(*replies):
    """A server that gives the replies in turn, the last one for ever: a dictionary, a text, a status, or a function that
    replies. A status and the text "echo" come with the question itself. Yields its address and the questions that it was
    asked."""
    questions = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            questions.append(question | {"authorization": self.headers.get("Authorization")})
            reply = replies[min(len(questions), len(replies)) - 1]
            if callable(reply):
                return reply(self)
            status = reply if isinstance(reply, int) else 200
            content = reply if isinstance(reply, str) else json.dumps(reply)
            if reply == "echo" or status != 200:
                content = json.dumps(GOOD | {"offer_type": str(questions[-1])})
            body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(status, content[:50] if status != 200 else None)
            if 300 <= status < 400:
                self.send_header("Location", self.path)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", free_port()), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/chat/completions", questions
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def templates(*htmls):
    return pd.DataFrame({"content_hash": [f"h{n}" for n in range(len(htmls))], "html": list(htmls)})


def asked(url, *htmls, key="", **changed):
    kept = []
    answers(templates(*htmls), SETTINGS | {"url": url} | changed, key, lambda *answer: kept.append(answer), wait=0)
    return pd.DataFrame(kept, columns=["content_hash", "model", "answer"])


def test_a_valid_answer_is_kept_in_one_form():
    with endpoint(GOOD) as (url, questions):
        made = asked(url, "<p>20% off</p>", key="secret")
    assert made.to_dict("records") == [{"content_hash": "h0", "model": "stand-in", "answer": json.dumps(GOOD)}]
    assert questions[0]["response_format"]["json_schema"]["schema"] == SCHEMA
    assert questions[0]["messages"][1]["content"] == "<p>20% off</p>"
    assert questions[0]["authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    "bad",
    [
        "no JSON at all",
        "[]",
        {"has_offer": "true"},
        GOOD | {"offer_type": "a bargain"},
        GOOD | {"offer_amount": "lots"},
        GOOD | {"more": "than asked"},
        GOOD | {"offer_expires_rule": "days:999999999"},
        GOOD | {"has_offer": "false"},
        500,
        429,
    ],
    ids=["no JSON", "a list", "too little", "no type", "no number", "too much", "too long", "a contradiction", "500", "429"],
)
def test_it_is_asked_again_until_an_answer_fits(bad):
    with endpoint(bad, GOOD) as (url, questions):
        made = asked(url, "<p>20% off</p>")
    assert len(questions) == 2
    assert json.loads(made["answer"][0]) == GOOD


@pytest.mark.parametrize("status", [301, 307, 400, 404, 422])
def test_what_is_refused_is_not_asked_again_and_does_not_stop_the_others(status):
    with endpoint(status, GOOD) as (url, questions):
        made = asked(url, "one", "two")
    assert len(questions) == 2
    assert made["content_hash"].tolist() == ["h1"]


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_not_taken_is_tried_once_more_for_no_template(status, caplog):
    with endpoint(GOOD, status) as (url, questions):
        made = asked(url, "one", "two", "three", key="secret")
    assert len(questions) == 2
    assert made["content_hash"].tolist() == ["h0"]
    assert "offers: the endpoint does not take the key; nothing more is asked in this build" in caplog.messages
    assert "secret" not in caplog.text


def test_no_mishap_loses_what_was_paid_for(monkeypatch, caplog):
    def ask(html, *_):
        if html == "two":
            raise MemoryError("private")
        return json.dumps(GOOD)

    monkeypatch.setattr(api_answers, "ask", ask)
    made = asked("https://example.org", "one", "two", "three")
    assert made["content_hash"].tolist() == ["h0", "h2"]
    assert caplog.messages[-1] == "offers: no usable answer for template h1: MemoryError"


def test_half_a_letter_is_kept_as_no_letter():
    half = json.dumps(GOOD)[:-1] + r', "offer_description": "20% off \ud83d"}'
    with endpoint(GOOD, half, GOOD) as (url, questions):
        made = asked(url, "one", "two", "three")
    assert len(questions) == 3
    stored = made.astype("str")["answer"].map(json.loads)  # as the frame that is stored has it
    assert [answer["offer_description"] for answer in stored] == ["20% off", "20% off \ufffd", "20% off"]


def test_an_answer_is_handed_on_before_the_next_question():
    with endpoint(GOOD) as (url, questions):
        asked_by_then = []
        keep = lambda *_: asked_by_then.append(len(questions))  # noqa: E731
        answers(templates("one", "two", "three"), SETTINGS | {"url": url}, "", keep)
    assert asked_by_then == [1, 2, 3]


def compressed(size: int):
    """A reply of so many bytes, which a thousandth of them are sent for."""
    message = json.dumps({"choices": [{"message": {"content": json.dumps(GOOD)}}]})
    body = gzip.compress(message.encode() + b" " * (size - len(message)))

    def reply(handler):
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def test_a_compressed_answer_is_read():
    with endpoint(compressed(50_000)) as (url, _):
        assert asked(url, "one")["content_hash"].tolist() == ["h0"]


def test_an_answer_that_grows_beyond_the_limit_is_never_held(caplog):
    with endpoint(compressed(200_000_000), GOOD) as (url, questions):
        tracemalloc.start()
        made = asked(url, "one", "two", attempts=1)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert made["content_hash"].tolist() == ["h1"]
    assert caplog.messages[-1] == "offers: no usable answer for template h0: Unusable"
    assert most < 20_000_000


def trickling(handler):
    """A reply of a byte now and then, without an end."""
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.1)


def test_an_answer_that_trickles_in_is_given_up_in_time(caplog):
    with endpoint(trickling, GOOD) as (url, _):
        began = time.monotonic()
        made = asked(url, "one", "two", attempts=1, timeout=1)
        assert time.monotonic() - began < 5
    assert made["content_hash"].tolist() == ["h1"]
    assert "offers: no usable answer for template h0: TimeoutError" in caplog.messages


def test_all_questions_of_a_build_have_an_end(caplog):
    with endpoint(GOOD, trickling) as (url, questions):
        began = time.monotonic()
        made = asked(url, "one", "two", "three", "four", minutes=2 / 60, timeout=60)
        assert time.monotonic() - began < 6
    assert made["content_hash"].tolist() == ["h0"]
    assert len(questions) == 2
    assert caplog.messages[-1] == f"offers: after {2 / 60} minutes 2 of 4 templates wait for the next build"


@pytest.mark.parametrize("bad", ["no JSON", 500])
def test_what_never_fits_has_no_row_and_does_not_stop_the_others(bad):
    with endpoint(bad, bad, bad, GOOD) as (url, questions):
        made = asked(url, "one", "two")
    assert len(questions) == 4
    assert made["content_hash"].tolist() == ["h1"]


def test_an_endpoint_that_is_not_there_costs_no_run():
    with endpoint(GOOD) as (url, _):
        pass
    assert asked(url, "one", attempts=2).empty


def test_the_budget_stops_before_the_call_that_would_exceed_it():
    cost = cost_of("x" * 300, [1000, 1000], 100)
    with endpoint(GOOD) as (url, questions):
        made = asked(url, *["x" * 300] * 5, prices=[1000, 1000], budget=2.5 * cost)
    assert len(questions) == 2
    assert made["content_hash"].tolist() == ["h0", "h1"]


def test_a_template_beyond_the_budget_keeps_no_other_one_waiting(caplog):
    cost = cost_of("short", [1000, 0], 100)
    with endpoint(GOOD) as (url, _):
        made = asked(url, "short", "x" * 60_000, "short", "short", prices=[1000, 0], budget=2.5 * cost)
    assert made["content_hash"].tolist() == ["h0", "h2"]
    assert caplog.messages[-1] == "offers: the budget leaves out 2 of 4 templates"


def test_a_failed_attempt_is_paid_for_too():
    cost = cost_of("x" * 300, [1000, 1000], 100)
    with endpoint(500, GOOD) as (url, questions):
        made = asked(url, *["x" * 300] * 5, prices=[1000, 1000], budget=2.5 * cost)
    assert len(questions) == 2
    assert made["content_hash"].tolist() == ["h0"]


@pytest.mark.parametrize("bad", ["echo", 400, 401, 500])
def test_the_cost_is_said_before_and_no_html_in_any_log(bad, caplog):
    caplog.set_level("DEBUG", "offers")
    with endpoint(bad) as (url, _):
        asked(url, "<p>a private offer</p>", key="secret", prices=[3, 15])
    assert "offers: asking stand-in about 1 templates costs at most" in caplog.messages[0]
    assert "private" not in caplog.text and "secret" not in caplog.text


def test_a_cost_errs_upwards():
    assert cost_of("", [0, 10], 100) == pytest.approx(0.001)
    assert cost_of("x" * 3_000_000, [3, 0], 0) < 0.2  # an endless HTML is cut
    assert cost_of("割引", [1_000_000, 0], 0) - cost_of("", [1_000_000, 0], 0) == len("割引".encode())


def test_the_schema_is_the_one_that_a_warehouse_is_given(compiled):
    fields = json.loads(compiled("{{ tojson(offer_fields()) }}"))
    assert list(fields) == list(SCHEMA["properties"])
    assert fields["offer_type"] == TYPES
    assert fields["email_category"] == CATEGORIES
    assert [words for words in fields.values() if words] == [p["enum"] for p in SCHEMA["properties"].values() if "enum" in p]
    assert compiled("{{ offer_task() }}").strip() == TASK


def test_what_fits_the_schema_is_put_in_order():
    assert checked(json.dumps(dict(reversed(GOOD.items())))) == json.dumps(GOOD)
    with pytest.raises(Unusable, match="contradict"):
        checked(json.dumps(GOOD | {"offer_type": "none"}))
