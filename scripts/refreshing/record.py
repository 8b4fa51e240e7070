"""What a job leaves behind: rows of governance.refresh_log, figures for a monitor, and which promises are broken."""

import json
import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Callable

from . import ROOT, target
from .steps import Outcome

LATE = "select model_name, criticality from governance.refresh_sla where is_late order by model_name"


def note(job, outcomes: list[Outcome]) -> bool:
    """Append the steps to governance.refresh_log; whether that could be done."""
    form = "%Y-%m-%d %H:%M:%S.%f"
    steps = [
        [
            outcome.name, outcome.status, outcome.attempts, outcome.began_at.strftime(form),
            outcome.ended_at.strftime(form) if outcome.ended_at else None,
        ]
        for outcome in outcomes
    ]  # fmt: skip
    given = json.dumps({"run_id": str(uuid.uuid4()), "job": job.name, "steps": steps})
    dbt = [sys.executable, ROOT / "scripts/run_dbt.py", "--quiet", "--no-write-json"]
    operation = ["run-operation", "note_job", "--target", target(), "--args", given]
    done = subprocess.run([*dbt, *operation], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode == 0


def late() -> list[tuple[str, str]] | None:
    """The models whose promise is broken now, with their criticality; None where that cannot be read."""
    from dashboard.warehouse import (
        Refused,
        of_duckdb,
        of_profile,
    )  # with all charts: not before the file is known to be right

    try:
        place = of_duckdb() if target() == "duckdb" else of_profile(target())
        if "governance.refresh_sla" not in place.tables:
            return None
        found = place.run(LATE.replace("governance.", f"{place.prefix}governance."))
    except Refused:
        return None
    return [(model, criticality) for model, criticality in found.itertuples(index=False)]


def measure(job, outcomes: list[Outcome], late_models: list, say: Callable[[str], None]) -> None:
    """Send figures to the statsd that STATSD names as host:port; nobody waits for an answer."""
    if not (place := os.environ.get("STATSD")):
        return
    begin = f"constituent_360.{job.name}"
    lines = [f"{begin}.failed:{sum(outcome.status == 'error' for outcome in outcomes)}|g"]
    lines += [f"{begin}.late_models:{len(late_models)}|g"]
    lines += [f"{begin}.{outcome.name}.seconds:{outcome.seconds:.3f}|g" for outcome in outcomes]
    host, _, port = place.rpartition(":")
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as post:
            for line in lines:
                post.sendto(line.encode(), (host, int(port)))
    except OSError:
        say("STATSD cannot be reached: no figures were sent")
