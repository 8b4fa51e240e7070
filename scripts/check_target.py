"""Say in one sentence what a target lacks before a build can run there: `make check TARGET=snowflake`.

First the environment variables that profiles.yml asks for, all at once; then a connection and each right that a build
needs, tried in a schema of their own that is dropped in the end. Exit status 2 if anything is missing.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
STEP = re.compile(r"check: (?P<what>[^|]+) \| (?P<remedy>.+)")
PATIENCE = 120  # seconds
ADVICE = "docs/warehouses.md says what is needed."


def missing(target: str, profiles: Path, environment: dict[str, str]) -> str | None:
    """The sentence about a target that there is not, or about what is not set; or None."""
    outputs = next(iter(yaml.safe_load(profiles.read_text()).values()))["outputs"]
    if target not in outputs:
        return f"There is no target '{target}' in profiles.yml; there are {', '.join(outputs)}."
    settings = outputs[target]
    asked_for = re.findall(r"env_var\('(\w+)'\)", str(settings))
    unset = [name for name in asked_for if not environment.get(name)]
    if unset:
        return f"Set {', '.join(unset)}."
    for name in re.findall(r"env_var\('(\w+)'\)", settings.get("private_key_path", "")):
        if not Path(environment[name]).is_file():
            return f"{name} names a file that is not there: {environment[name]}."
    return None


def failure(output: str) -> str:
    """One sentence out of what dbt printed: the step that failed, the engine's own words, and the remedy."""
    steps = list(STEP.finditer(output))
    said = " ".join(output.partition("Encountered an error")[2].partition(":")[2].split())[:300] or "no answer in time"
    if not steps:
        return f"Could not start: {said}."
    what, remedy = steps[-1]["what"], steps[-1]["remedy"]
    return f"Could not {what}: {said}." + ("" if remedy == "see the message" else f" Remedy: {remedy}.")


def tried(target: str) -> tuple[bool, str]:
    """Whether every step went well, and what dbt printed. An address that is wrong may never answer."""
    dbt = [Path(sys.executable).with_name("dbt"), "--no-use-colors", "run-operation", "check_warehouse"]
    try:
        done = subprocess.run([*dbt, "--target", target], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired as late:
        return False, (late.stdout or b"").decode()
    return done.returncode == 0, done.stdout


def main() -> int:
    target = os.environ.get("TARGET")
    if not target:
        print("Say which target to check: make check TARGET=snowflake")
        return 2
    profiles = Path(os.environ.get("DBT_PROFILES_DIR", ROOT)) / "profiles.yml"
    sentence = missing(target, profiles, dict(os.environ))
    if sentence is None:
        went_well, output = tried(target)
        for step in STEP.finditer(output):
            print(f"  {step['what']}")
        sentence = None if went_well else failure(output)
    print(f"{target} is ready." if sentence is None else f"{sentence} {ADVICE}")
    return 0 if sentence is None else 2


if __name__ == "__main__":
    sys.exit(main())
