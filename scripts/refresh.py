"""Run a job of jobs/refresh.yml, once: JOB=nightly python scripts/refresh.py

Each step is tried again as the file says; how it went is in governance.refresh_log, and who has to know is told. Two jobs
of one target never run at once: the second waits as long as it may run. Exit statuses: 0, all steps are done; 1, one failed;
2, one sentence says what is wrong with what was given, and nothing was written.
"""

import os
import re
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import databases
from one_at_a_time import locked, place_of
from plain_text import plain, stop
from refreshing import ROOT, alerts, jobs, record, steps, target


def say(text: str) -> None:
    print(plain(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {text}"), flush=True)


def prepared() -> tuple[dict, jobs.Job]:
    """The file and the job, after all that can be checked before a step runs."""
    given = jobs.read(jobs.named())
    job = jobs.job(given, os.environ.get("JOB"))
    if (place := os.environ.get("STATSD")) and not re.fullmatch(r"[\w.-]+:\d{1,4}|[\w.-]+:[1-5]\d{4}", place):
        stop("STATSD is no host:port, for example localhost:8125. Nothing was written.")
    if {"ingest", "ingest_all"} & {*job.steps} and given.get("ingest") and not steps.INGESTION.is_file():
        stop("There is no environment of ingestion yet: run make ingest once.")
    return given, job


def alone(database: Path, patience: float):
    """Whether no other job of this target runs, or stopped running in so many seconds."""
    about = str(database.resolve()) if target() == "duckdb" else f"{target()} {ROOT}"
    return locked(place_of("refresh", about), patience)


def problems(job, outcomes: list, late: list) -> list[alerts.Problem]:
    """What somebody has to know. late: models whose promise is broken, with their criticality."""
    failed = [outcome for outcome in outcomes if outcome.status == "error"]
    found = [
        alerts.Problem(
            f"{job.name}/{outcome.name}",
            job.criticality,
            f"The step {outcome.name} of the job {job.name} failed at {outcome.ended_at:%Y-%m-%d %H:%M} UTC, after "
            f"{outcome.attempts} attempt{'s' if outcome.attempts != 1 else ''}.",
        )
        for outcome in failed
    ]
    return found + [
        alerts.Problem(f"sla/{model}", criticality, f"{model} has not been refreshed in the time that it promises.")
        for model, criticality in late
    ]


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that a step does not outlive its job
    given, job = prepared()
    database = databases.named().absolute()
    os.environ["DB"] = os.environ["CONSTITUENT_360_DB"] = str(database)
    began = datetime.now(UTC)
    with alone(database, 60 * job.stop_after_minutes) as is_alone:
        if is_alone:
            say(f"{job.name}: begins")
            outcomes = steps.run(job, given, say)
            if not record.note(job, outcomes):
                say("governance.refresh_log could not be written: what this job did is not in it")
        else:
            say(f"{job.name}: another job has run for {job.stop_after_minutes} minutes, and this one did not begin")
            outcomes = [steps.Outcome("begin", "error", 0, None, began, datetime.now(UTC))]
        late = record.late()
    record.measure(job, outcomes, late or [], say)
    looked_at = (f"{job.name}/",) if late is None else (f"{job.name}/", "sla/")
    alerts.tell(problems(job, outcomes, late or []), looked_at, given, alerts.place_of_memory(database), say)
    failed = [outcome.name for outcome in outcomes if outcome.status == "error"]
    said = f"failed: {', '.join(failed)}" if failed else "done"
    behind = f"; late: {', '.join(model for model, _ in late[:10])}" if late else ""
    say(f"{job.name}: {said}{behind}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
