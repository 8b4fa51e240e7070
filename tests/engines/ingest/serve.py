"""Run ingestions one after the other in one process, since dlt takes a second to be imported.

A line of JSON comes in with the environment of a run, and one goes out with its exit status and what it printed.
"""

import contextlib
import io
import json
import os
import socket
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "ingest"))
import run  # noqa: E402

START = dict(os.environ)
elsewhere: list[str] = []


def audit(event: str, arguments: tuple) -> None:
    """Note whoever is called that is not on this machine: nothing here may tell anybody of a run."""
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in ("127.0.0.1", "::1"):
        elsewhere.append(str(arguments[1][0]))
    if event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "localhost", socket.gethostname(), None):
        elsewhere.append(str(arguments[0]))


def answer(environment: dict) -> dict:
    os.environ.clear()
    os.environ.update(START | environment)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            status = run.main()
        except BaseException:  # a run that breaks is a finding, and not the end of the others
            status = -1
            traceback.print_exc()
    return {"status": status, "output": said.getvalue(), "elsewhere": elsewhere}


sys.addaudithook(audit)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
