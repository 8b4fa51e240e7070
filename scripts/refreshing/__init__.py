"""Jobs that refresh what is there: read, run, recorded, and told about."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def target() -> str:
    """The target of profiles.yml that a job is about."""
    return os.environ.get("TARGET") or "duckdb"
