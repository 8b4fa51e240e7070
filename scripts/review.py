"""Answer the review queue on a page of this machine: WHO=pat DB=out.duckdb python scripts/review.py

The page is on 127.0.0.1 alone and asks for a key that is in its address. It works on a DuckDB file; on a warehouse, stewards
write into identity.steward_entries. Exit status 2: one sentence says why there is no page.
"""

import json
import os
import secrets
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs, urlsplit

import databases
import duckdb
from plain_text import stop
from stewardship.entries import Desk
from stewardship.refused import Refused

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402

PAGE = Path(__file__).parent / "stewardship" / "page.html"
BUSY = "The database is in use, perhaps by a build: try again when it is done."
MOST_BYTES = 10_000  # of what the page may send
SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline';"
    " script-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Handler(BaseHTTPRequestHandler):
    """desk, token and hosts are set on the class by serve; one answer is written at a time."""

    desk: Desk
    token: str
    hosts: set[str]
    lock = Lock()

    def do_GET(self):
        place = urlsplit(self.path)
        if not self.is_allowed(parse_qs(place.query).get("key", [""])[0]):
            return
        if place.path == "/":
            self.send(HTTPStatus.OK, PAGE.read_bytes(), "text/html; charset=utf-8")
        elif place.path == "/question":
            self.act(lambda: None)
        else:
            self.send_json(HTTPStatus.NOT_FOUND, {"problem": "There is no such page."})

    def do_POST(self):
        if not self.is_allowed(self.headers.get("X-Key", "")):
            return
        try:
            size = int(self.headers.get("Content-Length", "0"))
            given = json.loads(self.rfile.read(size)) if 0 < size <= MOST_BYTES else None
            acts = {
                "/answer": lambda: self.desk.answer(str(given["review_id"]), str(given["decision"])),
                "/undo": self.desk.undo,
            }
            act = acts[urlsplit(self.path).path]
            assert isinstance(given, dict)
        except (ValueError, KeyError, AssertionError, RecursionError):
            self.send_json(HTTPStatus.BAD_REQUEST, {"problem": "This is no answer."})
            return
        self.act(act)

    def act(self, act) -> None:
        """Do something with the desk, and say what it shows now."""
        problem = None
        with self.lock:
            try:
                act()
            except Refused as refused:
                problem = str(refused)
            except KeyError:
                problem = "This is no answer."
            except (duckdb.Error, OSError):
                problem = BUSY
            try:
                shown = self.desk.pair()
            except (duckdb.Error, OSError):
                shown, problem = {}, BUSY
        self.send_json(HTTPStatus.OK if problem is None else HTTPStatus.CONFLICT, shown | {"problem": problem})

    def is_allowed(self, key: str) -> bool:
        """Only this machine's own names, and only with the key; else a page of another site could ask."""
        if self.headers.get("Host", "") in self.hosts and secrets.compare_digest(key.encode(), self.token.encode()):
            return True
        self.send_json(HTTPStatus.FORBIDDEN, {"problem": "Open the address that make review has printed."})
        return False

    def send_json(self, status: HTTPStatus, content: dict) -> None:
        self.send(status, json.dumps(content, default=str).encode(), "application/json")

    def send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (SAFE | {"Content-Type": kind, "Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *given) -> None:
        """Nothing: an address would be a line about a person."""


def serve(desk: Desk, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """A server that does not run yet, and the address of the page."""
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Own", (Handler,), {}))
    own, number = server.RequestHandlerClass, server.server_address[1]
    own.desk, own.token = desk, secrets.token_urlsafe(24)
    own.hosts = {f"127.0.0.1:{number}", f"localhost:{number}"}
    return server, f"http://127.0.0.1:{number}/?key={own.token}"


def opened_desk(path: Path, reviewer: str) -> Desk:
    if not path.is_file():
        stop(f"There is no database {path}.")
    try:
        return Desk(path, reviewer)
    except (duckdb.CatalogException, duckdb.BinderException):
        stop(f"{path} has no review queue of this version yet: build it first.")
    except (duckdb.Error, OSError) as problem:
        stop(f"{path} cannot be read: {in_words(problem)}.")


def main() -> int:
    reviewer, port = (os.environ.get("WHO") or "").strip(), os.environ.get("PORT") or "0"
    if (os.environ.get("TARGET") or "duckdb") != "duckdb":
        stop("The page works on a DuckDB file; on a warehouse, write the decisions into identity.steward_entries.")
    if not reviewer:
        stop("Say who decides: make review WHO=pat")
    if not port.isdigit() or int(port) > 65535:
        stop("PORT is a number up to 65535.")
    desk = opened_desk(databases.named(), reviewer)
    try:
        server, address = serve(desk, int(port))
    except OSError:
        stop(f"Port {port} is taken: choose another one with PORT=, or none.")
    if desk.in_file:
        print(f"{desk.in_file:,} decisions of steward_decisions.csv wait: fill in their second_reviewer there.")
    print(f"{len(desk.queue):,} questions. Open this page on this machine; Ctrl+C ends it:\n{address}", flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    print(f"\n{desk.written():,} answers were written. make decide applies them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
