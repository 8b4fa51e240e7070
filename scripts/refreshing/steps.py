"""What a step runs: the project's own commands, each in a process of its own that ends when the job's time is over."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from . import ROOT, target

INGESTION = ROOT / ".venv-ingest/bin/python"
GOES_ON_AFTER = {"ingest", "ingest_all"}  # what was brought before is there, and the rest of the night is about it
RUNS_ALWAYS = {"report"}
OF_DUCKDB = {"cards", "ledger", "report"}  # what reads a file
LONGEST_WAIT = 600  # seconds


@dataclass
class Outcome:
    """How a step went. status: success, error or skipped; exit_status: of its last attempt, None where time was over."""

    name: str
    status: str
    attempts: int = 0
    exit_status: int | None = None
    began_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended_at: datetime | None = None

    @property
    def seconds(self) -> float:
        return (self.ended_at - self.began_at).total_seconds() if self.ended_at else 0.0


def commands(step: str, job, given: dict) -> list[tuple[list, dict[str, str]]]:
    """The commands of a step, and what each has in its environment beside what this process has."""
    python = sys.executable
    if step in OF_DUCKDB and target() != "duckdb":
        return []
    if step in ("ingest", "ingest_all"):
        whole = {"FULL": "1"} if step == "ingest_all" else {}
        return [([INGESTION, "ingest/run.py"], {"SYSTEM": system} | whole) for system in given.get("ingest", [])]
    if step == "build":
        selected = ["--select", *job.select] if job.select else []
        return [([python, "scripts/build.py", "--target", target(), *selected], {})]
    if step == "ledger":
        copy = Path(given["copies"]) / f"{datetime.now(UTC):%Y-%m-%d_%H%M%S}" if given.get("copies") else None
        return [([python, "scripts/ledger.py"], {"TO": str(copy)})] if copy else []
    script = {"dashboard": "write_dashboard", "cards": "model_cards", "report": "show_quality"}[step]
    return [([python, f"scripts/{script}.py"], {})]


def run(job, given: dict, say: Callable[[str], None]) -> list[Outcome]:
    """Run the steps of a job in their order; after a failure the others are skipped, but for those in RUNS_ALWAYS."""
    until = time.monotonic() + 60 * job.stop_after_minutes
    outcomes, is_broken = [], False
    for step in job.steps:
        if is_broken and step not in RUNS_ALWAYS:
            outcomes.append(Outcome(step, "skipped"))
            say(f"{step}: left out, since a step before it failed")
            continue
        if not (asked := commands(step, job, given)):
            outcomes.append(Outcome(step, "skipped"))
            say(f"{step}: nothing to do here")
            continue
        say(f"{step}: begins")
        outcome = tried(step, asked, given, until, say)
        outcomes.append(outcome)
        is_broken = is_broken or (outcome.status == "error" and step not in GOES_ON_AFTER)
    return outcomes


def tried(step: str, asked: list, given: dict, until: float, say: Callable[[str], None]) -> Outcome:
    """Run each command of a step until it succeeds, its attempts are used up, or the job's time is over."""
    outcome = Outcome(step, "success")
    for command, more in asked:
        for attempt in range(1, given["attempts"] + 1):
            outcome.attempts = max(outcome.attempts, attempt)
            status = finished(command, more, until)
            if status == 0 or status is None or attempt == given["attempts"]:
                break
            wait = min(given["wait_seconds"] * 2 ** (attempt - 1), LONGEST_WAIT) * random.uniform(0.5, 1)
            wait = max(0, min(wait, until - time.monotonic()))
            say(f"{step}: failed (exit status {status}), again in {wait:.0f} s")
            time.sleep(wait)
        if status != 0:
            outcome.status, outcome.exit_status = "error", status
    outcome.ended_at = datetime.now(UTC)
    why = "its time was over" if outcome.exit_status is None else f"exit status {outcome.exit_status}"
    say(f"{step}: done in {outcome.seconds:.0f} s" if outcome.status == "success" else f"{step}: failed ({why})")
    return outcome


def finished(command: list, more: dict[str, str], until: float) -> int | None:
    """The exit status of a command; None where it was ended, with all that it had started, since time was over."""
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | more, start_new_session=True)
    try:
        return process.wait(timeout=max(0.1, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
