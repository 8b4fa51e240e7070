"""Ingestion in the environment .venv-ingest, and systems on this machine that stand in for those of others."""

import json
import os
import socket
import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-ingest/bin/python"
SECRET = "sk_live_do_not_print"
QUICK = {"INGEST_FIRST_WAIT": "0.02", "INGEST_TIMEOUT": "1"}
GIVEN = {"STRIPE_API_KEY": SECRET, "MAILCHIMP_API_KEY": SECRET, "MAILCHIMP_SERVER": "us1"}
GIVEN |= {"SQUARE_ACCESS_TOKEN": SECRET, "CAPITAN_API_TOKEN": SECRET, "INSTAGRAM_ACCESS_TOKEN": SECRET}
GIVEN |= {"INSTAGRAM_USER_ID": "17841", "FACEBOOK_ACCESS_TOKEN": SECRET, "FACEBOOK_ACCOUNT_ID": "4"}


class Ingest:
    """One process that ingests into a database, again and again."""

    def __init__(self):
        command = [PYTHON, ROOT / "tests/engines/ingest/serve.py"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, cwd=ROOT, env=surroundings(), **pipes)

    def __call__(self, database: Path | str, **environment: str) -> tuple[int, str]:
        """The exit status and what was said."""
        given = {"CONSTITUENT_360_DB": str(database)} | GIVEN | QUICK | environment
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert SECRET not in answer["output"]
        assert answer["elsewhere"] == []
        return answer["status"], answer["output"]

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def surroundings() -> dict[str, str]:
    """This environment without what would be asked for."""
    ours = {"SYSTEM", "TARGET", "DB", "FULL", "LOOKBACK", "SINCE", "FROM", "TABLE", "KEY", "CURSOR", "ONLY", *GIVEN}
    return {name: value for name, value in os.environ.items() if name not in ours}


def start(database: Path, **environment: str) -> subprocess.Popen:
    """An ingestion in a process of its own, which may be killed."""
    given = surroundings() | {"CONSTITUENT_360_DB": str(database)} | GIVEN | QUICK | environment
    return subprocess.Popen([PYTHON, ROOT / "ingest/run.py"], cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True)


def rows(database: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


class StandIn:
    """A server whose answers are functions: routes is {beginning of a path: function(path, query) -> answer}.

    An answer is what becomes JSON, or (status, headers, bytes). mishaps: {number of a request, from 1: what is made of it}.
    asked: each path with its query. with StandIn(routes) as server: server.url
    """

    def __init__(self, routes: dict[str, Callable], mishaps: dict[int, Callable] | None = None):
        self.routes, self.mishaps, self.asked, self.keys = routes, mishaps or {}, [], set()
        self.lock = threading.Lock()

    def __enter__(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self):
                outer.handle(self)

            do_POST = do_GET

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def handle(self, handler) -> None:
        parts = urlsplit(handler.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if length := int(handler.headers.get("Content-Length") or 0):
            query |= {"json": json.loads(handler.rfile.read(length))}
        with self.lock:
            self.asked.append((parts.path.strip("/"), query))
            self.keys.add(handler.headers.get("Authorization"))
            mishap = self.mishaps.get(len(self.asked))
        begins = max((route for route in self.routes if parts.path.strip("/").startswith(route)), key=len)
        answer = self.routes[begins](parts.path.strip("/"), query)
        if mishap:
            answer = mishap(answer)
        status, headers, body = answer if isinstance(answer, tuple) else (200, {}, json.dumps(answer).encode())
        try:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has waited long enough


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
