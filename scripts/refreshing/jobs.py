"""What jobs/refresh.yml says, checked before anything runs."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from plain_text import stop

from . import ROOT

STEPS = ["ingest", "ingest_all", "build", "dashboard", "cards", "ledger", "report"]
CRITICALITIES = ["low", "medium", "high", "critical"]
MINUTES_BETWEEN = {  # the schedules that are understood, and how long it is from one run to the next
    r"\*/(5|10|15|20|30) \* \* \* \*": None,  # as the schedule says
    r"[0-5]?\d \* \* \* \*": 60,
    r"[0-5]?\d ([01]?\d|2[0-3]) \* \* \*": 24 * 60,
    r"[0-5]?\d ([01]?\d|2[0-3]) \* \* [0-6]": 7 * 24 * 60,
    r"[0-5]?\d ([01]?\d|2[0-3]) ([1-9]|1\d|2[0-8]) \* \*": 31 * 24 * 60,
}


def closed(required: dict, **optional) -> dict:
    """The schema of an object that has these properties and no other."""
    properties = required | optional
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


WHOLE = {"type": "integer", "minimum": 1}
TEXT = {"type": "string", "minLength": 1}
NAMES = {"type": "array", "items": TEXT}
LEAST = {"least": {"enum": CRITICALITIES}}
JOB = closed(
    {
        "schedule": {"type": "string", "pattern": f"^({'|'.join(MINUTES_BETWEEN)})$"},
        "criticality": {"enum": CRITICALITIES},
        "stop_after_minutes": WHOLE,
        "steps": {"type": "array", "items": {"enum": STEPS}, "minItems": 1, "uniqueItems": True},
    },
    select=NAMES,
)
SCHEMA = closed(
    {
        "time_zone": TEXT,
        "attempts": WHOLE,
        "wait_seconds": {"type": "number", "minimum": 0},
        "alert_again_hours": {"type": "number", "minimum": 0},
        "jobs": {"type": "object", "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"}, "additionalProperties": JOB},
    },
    ingest=NAMES,
    copies={"type": ["string", "null"]},
    alerts=closed({}, slack=closed(LEAST), pagerduty=closed(LEAST), email=closed(LEAST | {"to": NAMES, "sender": TEXT})),
)


@dataclass(frozen=True)
class Job:
    """name: its key in the file. minutes_between: from one run to the next, at most. select: what dbt builds; empty: all."""

    name: str
    schedule: str
    minutes_between: int
    criticality: str
    stop_after_minutes: int
    steps: tuple[str, ...]
    select: tuple[str, ...]


def named() -> Path:
    """The file that JOBS names, else the project's own."""
    return Path(os.environ.get("JOBS") or ROOT / "jobs/refresh.yml")


def read(path: Path) -> dict:
    """The file as it was written. Ends with a sentence where it is wrong."""
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        stop(f"{path} cannot be read.")
    except yaml.YAMLError as problem:
        line = getattr(problem, "problem_mark", None)
        stop(f"{path} is no YAML{f': look at line {line.line + 1}' if line else ''}. Nothing was written.")
    wrong = best_match(Draft202012Validator(SCHEMA).iter_errors(given))
    if wrong:
        place = ".".join(str(part) for part in wrong.absolute_path) or "the file"
        stop(f"{path}: {place}: {sentence(wrong)}. Nothing was written.")
    return given


def sentence(wrong) -> str:
    """What is wrong, in our words where the library's are about patterns."""
    if wrong.validator == "pattern":
        return (
            f"'{wrong.instance}' is no schedule that is understood; these are: '*/15 * * * *' (also 5, 10, 20, 30), "
            "'5 * * * *', '30 2 * * *', '30 2 * * 1' and '0 5 1 * *'"
        )
    return wrong.message


def job(given: dict, name: str | None) -> Job:
    """A job of the file. Ends with a sentence where there is none of that name."""
    if name not in given["jobs"]:
        stop(f"Say which job: make refresh JOB=..., one of {', '.join(given['jobs'])}.")
    found = given["jobs"][name]
    if "ingest" in found["steps"] and "ingest_all" in found["steps"]:
        stop(f"The job {name} has the steps ingest and ingest_all, and one of them reads what the other does.")
    between = next(minutes for form, minutes in MINUTES_BETWEEN.items() if re.fullmatch(form, found["schedule"]))
    return Job(
        name,
        found["schedule"],
        between or int(re.findall(r"\d+", found["schedule"])[0]),
        found["criticality"],
        found["stop_after_minutes"],
        tuple(found["steps"]),
        tuple(found.get("select", ())),
    )
