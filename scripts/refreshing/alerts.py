"""Who is told of what is wrong: Slack, email and PagerDuty, each once while a problem lasts, and once when it is over.

An alert says which job, step or model it is about, and never what a program printed: that may quote somebody's data.
"""

import json
import os
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

import requests

from . import ROOT, target
from .jobs import CRITICALITIES

PATIENCE = 20  # seconds for an answer
PAGERDUTY = "https://events.pagerduty.com/v2/enqueue"
SEVERITIES = {"low": "info", "medium": "warning", "high": "error", "critical": "critical"}  # PagerDuty's own words


@dataclass(frozen=True)
class Problem:
    """key: the same while the problem lasts. text: one sentence."""

    key: str
    criticality: str
    text: str


def to_slack(problem: Problem, is_over: bool, settings: dict) -> None:
    sign = ":white_check_mark: Over" if is_over else f":rotating_light: {problem.criticality.capitalize()}"
    sent = requests.post(
        os.environ["CONSTITUENT_360_SLACK_WEBHOOK"], json={"text": f"{sign}: {problem.text}"}, timeout=PATIENCE
    )
    sent.raise_for_status()


def to_pagerduty(problem: Problem, is_over: bool, settings: dict) -> None:
    event = {
        "routing_key": os.environ["CONSTITUENT_360_PAGERDUTY_KEY"],
        "event_action": "resolve" if is_over else "trigger",
        "dedup_key": f"constituent_360/{problem.key}",
    }
    if not is_over:
        event["payload"] = {
            "summary": problem.text,
            "source": "constituent_360",
            "severity": SEVERITIES[problem.criticality],
        }
    sent = requests.post(os.environ.get("CONSTITUENT_360_PAGERDUTY_URL") or PAGERDUTY, json=event, timeout=PATIENCE)
    sent.raise_for_status()


def to_email(problem: Problem, is_over: bool, settings: dict) -> None:
    message = EmailMessage()
    message["Subject"] = f"Constituent 360, {'over' if is_over else problem.criticality}: {problem.key}"
    message["From"], message["To"] = settings["sender"], ", ".join(settings["to"])
    message.set_content(f"{problem.text}\n\nWhat to do: docs/runbook.md")
    server = urlsplit(os.environ["CONSTITUENT_360_SMTP_URL"])
    connect = smtplib.SMTP_SSL if server.scheme == "smtps" else smtplib.SMTP
    with connect(server.hostname, server.port or 0, timeout=PATIENCE) as post:
        if server.scheme == "smtp+starttls":
            post.starttls()
        if server.username:
            post.login(unquote(server.username), unquote(server.password or ""))
        post.send_message(message)


CHANNELS: dict[str, tuple[str, Callable]] = {
    "slack": ("CONSTITUENT_360_SLACK_WEBHOOK", to_slack),
    "email": ("CONSTITUENT_360_SMTP_URL", to_email),
    "pagerduty": ("CONSTITUENT_360_PAGERDUTY_KEY", to_pagerduty),
}


def tell(problems: list[Problem], looked_at: tuple[str, ...], given: dict, memory: Path, say: Callable[[str], None]) -> None:
    """Send what is new or has lasted for alert_again_hours, and that a problem is over which is no more.

    looked_at: beginnings of the keys that this run has looked at; others stay. memory: a file with what was sent when.
    """
    now = datetime.now(UTC)
    sent = remembered(memory)
    open_keys = {problem.key for problem in problems}
    again = timedelta(hours=given["alert_again_hours"])
    for problem in problems:
        for channel in concerned(problem.criticality, given):
            last = sent.get(problem.key, {}).get("channels", {}).get(channel)
            if (last is None or now - datetime.fromisoformat(last) >= again) and send(channel, problem, False, given, say):
                kept = sent.setdefault(problem.key, {"criticality": problem.criticality, "channels": {}})
                kept["channels"][channel] = now.isoformat()
    for key in [key for key in sent if key.startswith(looked_at) and key not in open_keys]:
        over = Problem(key, sent[key]["criticality"], f"{key} is well again.")
        told = [channel for channel in sent[key]["channels"] if channel in concerned(over.criticality, given)]
        if all([send(channel, over, True, given, say) for channel in told]):
            del sent[key]
    if sent or memory.exists():
        remember(sent, memory, say)


def concerned(criticality: str, given: dict) -> list[str]:
    """The channels that hear of it: those of the file whose secret is in the environment."""
    asked = given.get("alerts", {})
    return [
        channel
        for channel, (secret, _) in CHANNELS.items()
        if channel in asked and os.environ.get(secret)
        if CRITICALITIES.index(criticality) >= CRITICALITIES.index(asked[channel]["least"])
    ]


def send(channel: str, problem: Problem, is_over: bool, given: dict, say: Callable[[str], None]) -> bool:
    """Whether it went out. What a library says of a failure may hold the secret, so that only its kind is told."""
    try:
        CHANNELS[channel][1](problem, is_over, given["alerts"][channel])
    except (requests.RequestException, smtplib.SMTPException, OSError, ValueError) as failure:
        say(f"alert: {channel} could not be told ({type(failure).__name__})")
        return False
    say(f"alert: {channel} was told: {problem.text}")
    return True


def place_of_memory(database: Path) -> Path:
    """Where it is kept which alerts were sent: beside the database, or in logs/ for a warehouse."""
    return database.with_suffix(".alerts.json") if target() == "duckdb" else ROOT / f"logs/{target()}.alerts.json"


def remember(sent: dict, memory: Path, say: Callable[[str], None]) -> None:
    """Where it cannot be kept, the next job tells again."""
    unfinished = memory.with_suffix(".unfinished")
    try:
        if memory.parent == ROOT / "logs":
            memory.parent.mkdir(exist_ok=True)
        unfinished.write_text(json.dumps(sent, indent=1), encoding="utf-8")
        unfinished.replace(memory)
    except OSError as problem:
        say(f"alert: what was sent cannot be remembered in {memory} ({problem.strerror})")


def remembered(memory: Path) -> dict:
    try:
        return json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # the worst that follows is that a problem is told again
