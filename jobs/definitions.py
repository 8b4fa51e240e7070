"""The jobs of refresh.yml for Dagster: `make ops` serves them with their schedules, and what each run has refreshed.

A run is `python scripts/refresh.py` in the project's own environment, which tries again, records and tells. So a job does
the same here and from cron. Here are also all models, seeds and snapshots with what they read, and a sensor for a run that
could tell nobody, because its process died.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
from dagster_dbt import build_dbt_asset_specs

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))
from refreshing import alerts, jobs  # noqa: E402

FILE = jobs.named()
DATABASE = Path(os.environ.get("DB") or os.environ.get("CONSTITUENT_360_DB") or ROOT / "constituent_360.duckdb")
TOLD = "who has to know was told"
GIVEN = jobs.read(FILE)
MANIFEST = json.loads((ROOT / "target/manifest.json").read_text(encoding="utf-8"))
ASSETS = build_dbt_asset_specs(manifest=MANIFEST)
KEYS = {spec.metadata["dagster_dbt/unique_id"]: spec.key for spec in ASSETS}


def refreshed(since: float) -> Iterator[dg.AssetMaterialization]:
    """What dbt has built since a moment, as it says itself."""
    results = ROOT / "target/run_results.json"
    if not results.is_file() or results.stat().st_mtime < since:
        return
    for result in json.loads(results.read_text(encoding="utf-8"))["results"]:
        if result["status"] == "success" and result["unique_id"] in KEYS:
            yield dg.AssetMaterialization(KEYS[result["unique_id"]], metadata={"seconds": result["execution_time"]})


def of(job: jobs.Job) -> dg.JobDefinition:
    @dg.op(name=f"refresh_{job.name}", description=f"make refresh JOB={job.name}: {', '.join(job.steps)}")
    def refresh(context: dg.OpExecutionContext) -> None:
        surroundings = os.environ | {"JOB": job.name, "JOBS": str(FILE), "DB": str(DATABASE)}
        command = [ROOT / ".venv/bin/python", "scripts/refresh.py"]
        began = time.time()
        with subprocess.Popen(command, cwd=ROOT, env=surroundings, text=True, stdout=subprocess.PIPE) as process:
            try:
                for line in process.stdout:
                    context.log.info(line.rstrip())
            finally:
                process.terminate()  # of no effect on one that has ended; else somebody has cancelled the run
        for materialization in refreshed(began):
            context.log_event(materialization)
        if process.returncode:
            ended = TOLD if process.returncode == 1 else "nobody was told"
            raise dg.Failure(f"{job.name} ended with exit status {process.returncode}; {ended}")

    @dg.job(name=job.name, description=f"{job.criticality}; ends after {job.stop_after_minutes} minutes at the latest")
    def whole():
        refresh()

    return whole


JOBS = {name: jobs.job(GIVEN, name) for name in GIVEN["jobs"]}
RUN = {name: of(job) for name, job in JOBS.items()}


@dg.run_failure_sensor(monitored_jobs=list(RUN.values()), default_status=dg.DefaultSensorStatus.RUNNING)
def a_run_that_told_nobody(context: dg.RunFailureSensorContext):
    """Tells of it. The next run of its job tells that it is over."""
    if any(TOLD in str(event.event_specific_data) for event in context.get_step_failure_events()):
        return
    job = JOBS[context.dagster_run.job_name]
    problem = alerts.Problem(
        f"{job.name}/run", job.criticality, f"A run of the job {job.name} ended before it could say how it went."
    )
    alerts.tell([problem], (), GIVEN, alerts.place_of_memory(DATABASE), context.log.info)


DEFINITIONS = dg.Definitions(
    assets=ASSETS,
    jobs=list(RUN.values()),
    schedules=[
        dg.ScheduleDefinition(
            job=RUN[name],
            cron_schedule=job.schedule,
            execution_timezone=GIVEN["time_zone"],
            default_status=dg.DefaultScheduleStatus.RUNNING,
        )
        for name, job in JOBS.items()
    ],
    sensors=[a_run_that_told_nobody],
)
