"""Jobs: each step broken in turn, tried again, recorded and told about; promises; and what is given wrong."""

import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
import yaml
from project import ROOT
from refresh import alone
from refreshing import alerts, jobs, record, steps

FILE = ROOT / "jobs/refresh.yml"
SECRETS = ["CONSTITUENT_360_SLACK_WEBHOOK", "CONSTITUENT_360_PAGERDUTY_KEY", "CONSTITUENT_360_SMTP_URL"]
QUICK = {"attempts": 3, "wait_seconds": 0, "alert_again_hours": 24, "time_zone": "UTC"}


def asked(*names: str, **more) -> jobs.Job:
    return jobs.Job("night", "30 2 * * *", 1440, "critical", more.get("minutes", 1), names, ())


@pytest.fixture
def commands(monkeypatch, tmp_path):
    """A function that says how each step ends: commands(build=[1, 0]) fails once; a text is run as Python."""

    def say_how(**ends) -> None:
        for step, statuses in ends.items():
            (tmp_path / step).write_text(json.dumps(statuses) if isinstance(statuses, list) else statuses)
        python = "import json, pathlib, sys; p = pathlib.Path(sys.argv[1]); left = json.loads(p.read_text())\n"
        python += "p.write_text(json.dumps(left[1:])); sys.exit(left[0])"

        def made(step: str, job, given: dict) -> list:
            own = (tmp_path / step).read_text()
            code = [python, str(tmp_path / step)] if own.startswith("[") else [own]
            return [([sys.executable, "-c", *code], {})] if own else []

        monkeypatch.setattr(steps, "commands", made)

    return say_how


def how(outcomes: list) -> list[tuple]:
    return [(one.name, one.status, one.attempts) for one in outcomes]


def test_a_step_is_tried_again_and_no_longer_than_it_may(commands):
    said = []
    commands(ingest=[1, 1, 0], build=[1, 1, 1, 0])
    done = steps.run(asked("ingest", "build"), QUICK, said.append)
    assert how(done) == [("ingest", "success", 3), ("build", "error", 3)]
    assert sum("again in" in line for line in said) == 4


ENDS = [
    ("ingest", ["error", "success", "success", "success"]),  # the rows of yesterday are there, and the rest is about them
    ("build", ["success", "error", "skipped", "success"]),
    ("dashboard", ["success", "success", "error", "success"]),
    ("report", ["success", "success", "success", "error"]),
]


@pytest.mark.parametrize(("broken", "statuses"), ENDS)
def test_each_step_is_broken_in_turn(commands, broken, statuses):
    names = ["ingest", "build", "dashboard", "report"]
    commands(**{name: [1, 1, 1] if name == broken else [0] for name in names})
    assert [one.status for one in steps.run(asked(*names), QUICK, lambda text: None)] == statuses


def test_a_step_that_hangs_is_ended_with_all_that_it_started(commands, tmp_path):
    child = "import time; time.sleep(60)"
    commands(
        build=f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', '{child}']);"
        f" open(r'{tmp_path}/pid', 'w').write(str(p.pid)); p.wait()"
    )
    began = time.monotonic()
    (done,) = steps.run(asked("build", minutes=1 / 30), QUICK, lambda text: None)
    assert (done.status, done.exit_status, done.attempts) == ("error", None, 1) and time.monotonic() - began < 20
    assert wait_for_end((tmp_path / "pid").read_text())


def wait_for_end(pid: str) -> bool:
    """Whether a process ends in ten seconds."""
    state = Path(f"/proc/{pid}/stat")
    until = time.monotonic() + 10
    while is_there := state.exists() and state.read_text().split()[2] != "Z":
        if time.monotonic() > until:
            break
        time.sleep(0.1)
    return not is_there


# -- who is told -------------------------------------------------------------------------------------------------------


class Web(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.got.append((self.path, body))
        self.send_response(500 if self.server.is_down else 200)
        self.end_headers()

    def log_message(self, *_):
        pass


class Post(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs to hand over a message."""

    def handle(self):
        self.answer(220)
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.answer(354)
                self.server.got.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
            self.answer(221 if word == b"QUIT" else 250)
            if word == b"QUIT":
                return

    def answer(self, code: int) -> None:
        self.wfile.write(f"{code} stand-in\r\n".encode())


@pytest.fixture
def told(monkeypatch, tmp_path):
    """Stand-ins of the three channels, and a function that tells problems to them."""
    web, post = ThreadingHTTPServer(("127.0.0.1", 0), Web), socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post)
    web.is_down, web.got, post.got = False, [], []
    for server in (web, post):
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    address = f"http://127.0.0.1:{web.server_port}"
    monkeypatch.setenv("CONSTITUENT_360_SLACK_WEBHOOK", f"{address}/slack/secret-word")
    monkeypatch.setenv("CONSTITUENT_360_PAGERDUTY_URL", f"{address}/pagerduty")
    monkeypatch.setenv("CONSTITUENT_360_PAGERDUTY_KEY", "routing")
    monkeypatch.setenv("CONSTITUENT_360_SMTP_URL", f"smtp://127.0.0.1:{post.server_address[1]}")
    given, said = QUICK | {"alerts": yaml.safe_load(FILE.read_text())["alerts"]}, []
    memory = tmp_path / "sent.json"

    def tell(*problems: alerts.Problem, looked_at=("night/", "sla/"), **other) -> None:
        alerts.tell(list(problems), looked_at, given | other, memory, said.append)

    yield SimpleNamespace(tell=tell, web=web, post=post, said=said, memory=memory)
    for server in (web, post):
        server.shutdown()
        server.server_close()


BUILD = alerts.Problem("night/build", "critical", "The step build of the job night failed.")
SOME = alerts.Problem("sla/health_scores", "medium", "health_scores has not been refreshed in the time that it promises.")


def test_each_channel_hears_what_is_bad_enough_once_and_that_it_is_over(told):
    told.tell(BUILD, SOME)
    told.tell(BUILD, SOME)  # nothing is new
    slack = [body["text"] for path, body in told.web.got if path.startswith("/slack")]
    assert slack == [f":rotating_light: Critical: {BUILD.text}", f":rotating_light: Medium: {SOME.text}"]
    (page,) = [body for path, body in told.web.got if path == "/pagerduty"]
    assert page == {
        "routing_key": "routing",
        "event_action": "trigger",
        "dedup_key": "constituent_360/night/build",
        "payload": {"summary": BUILD.text, "source": "constituent_360", "severity": "critical"},
    }
    (mail,) = told.post.got
    assert "Subject: Constituent 360, critical: night/build" in mail and BUILD.text in mail
    told.tell(SOME)
    told.tell(SOME)
    assert told.web.got[3:] == [
        ("/slack/secret-word", {"text": ":white_check_mark: Over: night/build is well again."}),
        ("/pagerduty", {"routing_key": "routing", "event_action": "resolve", "dedup_key": page["dedup_key"]}),
    ]
    assert len(told.post.got) == 2


def test_what_lasts_is_told_again_and_what_nobody_looked_at_is_not_over(told):
    told.tell(SOME)
    told.tell(SOME, alert_again_hours=0)
    told.tell(looked_at=("other/",))
    assert [path for path, _ in told.web.got] == ["/slack/secret-word"] * 2


def test_a_channel_that_cannot_be_reached_is_tried_by_the_next_run_and_no_secret_is_said(told):
    told.web.is_down = True
    told.tell(SOME)
    told.web.is_down = False
    told.tell(SOME)
    assert len(told.web.got) == 2 and told.said == [
        "alert: slack could not be told (HTTPError)",
        f"alert: slack was told: {SOME.text}",
    ]


def test_without_a_secret_a_channel_is_silent(told, monkeypatch):
    for secret in SECRETS:
        monkeypatch.delenv(secret)
    told.tell(BUILD)
    assert (told.web.got, told.post.got, told.said) == ([], [], [])
    assert not told.memory.exists()


def test_what_cannot_be_remembered_is_told_all_the_same(told):
    told.memory.mkdir()
    told.tell(SOME)
    assert len(told.web.got) == 1 and "cannot be remembered" in told.said[-1]


def test_figures_go_to_statsd(monkeypatch):
    now = datetime.now(UTC)
    outcomes = [steps.Outcome("build", "error", 3, 1, now, now), steps.Outcome("dashboard", "skipped")]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as monitor:
        monitor.bind(("127.0.0.1", 0))
        monitor.settimeout(10)
        monkeypatch.setenv("STATSD", f"127.0.0.1:{monitor.getsockname()[1]}")
        record.measure(asked("build"), outcomes, [("health_scores", "critical")], lambda text: None)
        got = sorted(monitor.recv(1000).decode() for _ in range(4))
    assert got == [
        "constituent_360.night.build.seconds:0.000|g",
        "constituent_360.night.dashboard.seconds:0.000|g",
        "constituent_360.night.failed:1|g",
        "constituent_360.night.late_models:1|g",
    ]


# -- what is given wrong -----------------------------------------------------------------------------------------------

WRONG = [
    ({"jobs": {"night": {"schedule": "30 25 * * *"}}}, "'30 25 * * *' is no schedule"),
    ({"jobs": {"night": {"steps": ["biuld"]}}}, "jobs.night.steps.0: 'biuld' is not one of"),
    ({"jobs": {"night": {"steps": ["ingest", "ingest_all"]}}}, "one of them reads what the other does"),
    ({"attempts": 0}, "attempts: 0 is less than the minimum of 1"),
    ({"alerts": {"slack": {"least": "urgent"}}}, "alerts.slack.least: 'urgent' is not one of"),
    ({"alertz": {}}, "'alertz' was unexpected"),
]


def file_with(change: dict, path: Path) -> Path:
    job = {"schedule": "30 2 * * *", "criticality": "critical", "stop_after_minutes": 5, "steps": ["build"]}
    given = QUICK | {"jobs": {"night": job | change.get("jobs", {}).get("night", {})}}
    path.write_text(yaml.safe_dump(given | {key: value for key, value in change.items() if key != "jobs"}))
    return path


@pytest.mark.parametrize(("change", "sentence"), WRONG)
def test_a_file_that_is_wrong_ends_in_one_sentence(change, sentence, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        jobs.job(jobs.read(file_with(change, tmp_path / "jobs.yml")), "night")
    said = capsys.readouterr().out
    assert ended.value.code == 2 and sentence in said and said.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"JOB": "nigthly"}, "one of support, pipeline, nightly, monthly"), ({"STATSD": "8125"}, "STATSD is no host:port"),
     ({"JOBS": "nowhere.yml"}, "nowhere.yml cannot be read")],
)  # fmt: skip
def test_an_environment_that_is_wrong_ends_in_one_sentence(given, sentence, tmp_path):
    done = refreshed(tmp_path / "people.duckdb", **({"JOB": "support"} | given))
    assert (done.returncode, done.stderr) == (2, "") and sentence in done.stdout and done.stdout.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# -- what is promised --------------------------------------------------------------------------------------------------


def test_the_jobs_keep_what_the_models_promise(compiled):
    """Each model is refreshed by a job that comes often enough, ends soon enough, and is taken seriously enough."""
    given = jobs.read(FILE)
    found = {name: jobs.job(given, name) for name in given["jobs"]}
    chosen = {}
    for name, job in found.items():
        selected = ["--select", *job.select] if job.select else []
        done = compiled.run("ls", "--resource-type", "model", "snapshot", "--output", "name", *selected)
        chosen[name] = set(done.result)
        assert chosen[name], name
    nodes = [node for node in compiled.manifest.nodes.values() if node.config.meta.get("sla")]
    assert len(nodes) > 30
    for node in nodes:
        meta = node.config.meta
        hours, least = {"hourly": 1, "daily": 24, "weekly": 168}[meta["refresh_frequency"]], meta["criticality"]
        kept_by = [
            job.name
            for job in found.values()
            if node.name in chosen[job.name]
            and job.minutes_between <= 60 * hours
            and job.stop_after_minutes <= 60 * int(meta["sla"].split()[0])
            and jobs.CRITICALITIES.index(job.criticality) >= jobs.CRITICALITIES.index(least)
        ]
        assert kept_by, node.name


def test_tickets_and_the_pipeline_are_refreshed_as_often_as_was_asked():
    given = jobs.read(FILE)
    between = {name: jobs.job(given, name).minutes_between for name in given["jobs"]}
    assert between == {"support": 15, "pipeline": 60, "nightly": 1440, "monthly": 44640}


# -- the whole, on a copy of the demo ----------------------------------------------------------------------------------


def refreshed(database: Path, **given) -> subprocess.CompletedProcess:
    unset = {*SECRETS, "TARGET", "TO", "DB", "JOB", "JOBS", "STATSD", "CONSTITUENT_360_DB"}
    surroundings = {name: value for name, value in os.environ.items() if name not in unset} | {"DB": str(database)}
    command = [sys.executable, ROOT / "scripts/refresh.py"]
    return subprocess.run(command, env=surroundings | given, capture_output=True, text=True, check=False)


def test_a_broken_night_leaves_the_marts_readable_and_the_next_one_catches_up(demo, told, tmp_path):
    database = Path(shutil.copy(demo.database, tmp_path / "people.duckdb"))
    job = {"steps": ["ingest", "build", "dashboard", "report"], "select": ["refresh_runs", "refresh_sla"]}
    change = {"jobs": {"night": job}, "attempts": 1, "ingest": ["stripe"], "alerts": {"slack": {"least": "critical"}}}
    file = file_with(change, tmp_path / "jobs.yml")
    given = {"JOB": "night", "JOBS": str(file), "CONSTITUENT_360_SLACK_WEBHOOK": os.environ[SECRETS[0]]}

    night = refreshed(database, **given, TO=str(tmp_path), STRIPE_API_KEY="")  # no key, and a folder for the dashboard
    assert night.returncode == 1 and night.stdout.rstrip().endswith("night: failed: ingest, dashboard"), night.stdout
    log = "select name, status from governance.refresh_runs where kind = 'step' order by began_at"
    with duckdb.connect(str(database)) as other:  # a program that has the database open
        assert other.execute(log).fetchall() == [
            ("ingest", "error"), ("build", "success"), ("dashboard", "error"), ("report", "success"),
        ]  # fmt: skip
        assert other.execute("select count(*) from governance.refresh_sla where is_late").fetchall() == [(0,)]
        people = other.execute("select count(*) from golden.constituents").fetchall()
        night = refreshed(database, **given)
        assert night.returncode == 1 and "failed: ingest, build, report" in night.stdout, night.stdout
        assert "governance.refresh_log could not be written" in night.stdout
        assert other.execute("select count(*) from golden.constituents").fetchall() == people

    file_with(change | {"ingest": []}, file)
    night = refreshed(database, **given)
    assert night.returncode == 0 and night.stdout.rstrip().endswith("night: done"), night.stdout
    assert (tmp_path / "people_dashboard.html").stat().st_size > 1_000_000
    texts = [body["text"] for _, body in told.web.got]
    assert [text.split(" failed")[0] for text in texts if "failed" in text] == [
        f":rotating_light: Critical: The step {step} of the job night" for step in ("ingest", "dashboard", "build", "report")
    ]
    over = {text.split("/")[1] for text in texts if "Over" in text}
    assert over == {"ingest is well again.", "build is well again.", "dashboard is well again.", "report is well again."}


def test_two_jobs_never_run_at_once(tmp_path):
    database = tmp_path / "people.duckdb"
    with alone(database, 0) as first, alone(database, 0.1) as second, alone(tmp_path / "other.duckdb", 0) as other:
        assert (first, second, other) == (True, False, True)
    with alone(database, 0) as later:
        assert later


BY_DAGSTER = """
import json, os, sys
sys.path.append("jobs")
import dagster as dg
import definitions

with dg.instance_for_test() as instance:
    ran = {}
    for name, job in definitions.RUN.items():
        os.environ["STATSD"] = "wrong" if name == "dead" else ""
        ran[name] = job.execute_in_process(instance=instance, raise_on_error=False)
    for name, result in ran.items():
        if not result.success:
            failure = result.get_run_failure_event()
            context = dg.build_run_status_sensor_context(
                "a_run_that_told_nobody", failure, instance, instance.get_run_by_id(result.run_id)
            ).for_run_failure()
            definitions.a_run_that_told_nobody(context)
    made = {name: [event.asset_key.to_user_string() for event in result.all_events if event.event_type_value
        == "ASSET_MATERIALIZATION"] for name, result in ran.items()}
schedules = [[one.job_name, one.cron_schedule, one.execution_timezone, one.default_status.value]
    for one in definitions.DEFINITIONS.schedules]
ended = {name: result.success for name, result in ran.items()}
print("FOUND" + json.dumps({"ended": ended, "made": made, "schedules": schedules, "assets": len(definitions.ASSETS)}))
"""


def test_dagster_runs_the_same_jobs_and_tells_of_a_run_that_died(demo, told, tmp_path):
    shutil.copy(demo.database, tmp_path / "people.duckdb")
    file = file_with({"alerts": {"slack": {"least": "low"}}, "attempts": 1}, tmp_path / "jobs.yml")
    given = yaml.safe_load(file.read_text())
    night = given["jobs"].pop("night")
    given["jobs"]["good"] = night | {"select": ["refresh_runs"]}
    given["jobs"] |= dict.fromkeys(["broken", "dead"], night | {"steps": ["dashboard"]})
    file.write_text(yaml.safe_dump(given))
    surroundings = os.environ | {"JOBS": str(file), "DB": str(tmp_path / "people.duckdb"), "TO": str(tmp_path)}
    dbt = [sys.executable, "scripts/run_dbt.py", "--quiet", "parse", "--target", "duckdb"]
    subprocess.run(dbt, cwd=ROOT, check=True)
    by_dagster = [ROOT / ".venv-ops/bin/python", "-c", BY_DAGSTER]
    done = subprocess.run(by_dagster, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert "FOUND" in done.stdout, done.stderr[-3000:]
    found = json.loads(done.stdout.partition("FOUND")[2])
    assert found["schedules"] == [[name, "30 2 * * *", "UTC", "RUNNING"] for name in ("broken", "dead", "good")]
    assert found["ended"] == {"broken": False, "dead": False, "good": True} and found["assets"] > 300
    assert found["made"] == {"broken": [], "dead": [], "good": ["governance/refresh_runs"]}
    assert [body["text"].partition(" failed")[0] for _, body in told.web.got] == [
        ":rotating_light: Critical: The step dashboard of the job broken",
        ":rotating_light: Critical: A run of the job dead ended before it could say how it went.",
    ]
