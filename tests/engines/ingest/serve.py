"""Run ingestions one after the other in one process, since dlt takes a second to be imported.

A line of JSON comes in with the environment of a run, and one goes out with its exit status and what it printed.
"""

import contextlib
import io
import json
import os
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "ingest"))
import run  # noqa: E402

START = dict(os.environ)


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
    return {"status": status, "output": said.getvalue()}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
