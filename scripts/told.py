"""dbt in this process, saying little: which step has begun, what is worth a warning, and one sentence where it stops.

VERBOSE=1 has dbt say all that it says. Exit statuses: 0, it went well; 2, something that was given is wrong and nothing was
written; 1, anything else.
"""

import gc
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

from plain_text import plain

OBJECTS_BETWEEN_SEARCHES = 200_000  # what dbt reads of a project stays to the end: little of it is garbage
OURS = "Nothing was written."
FRAME = re.compile(r"^\s*(> (in|called by) .*|(Compilation|Runtime|Database|Parsing) Error.*|)$")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
TOO_LITTLE = "DuckDB may take too little memory for this: set CONSTITUENT_360_MEMORY, as 8GB, or leave it unset."
KNOWN = {
    "Out of Memory Error": TOO_LITTLE,
    "failed to allocate": TOO_LITTLE,
    "No space left on device": "The disk of the database is full.",
}
CONFIGURATION = {"ValueError", "UsageError", "DbtUsageException", "DbtConfigError", "ParsingError", "YamlLoadError"}
NAMES = {"TargetNotFoundError", "DuplicateResourceNameError"}  # a ref to nothing, and two things of one name
ALL_ELSE = "VERBOSE=1 shows all that was said."


def problem_of_project(project: Path) -> str | None:
    """The sentence about a file that stands where dbt needs a folder, or None."""
    for name in ("target", "logs"):
        if (project / name).exists() and not (project / name).is_dir():
            return f"'{project / name}' is a file, and a build needs a folder there: move it away."
    return None


def is_verbose() -> bool:
    return os.environ.get("VERBOSE", "") not in ("", "0", "no")


def sentence_in(said: object) -> tuple[str, bool]:
    """What dbt says of a failure, without its frame and the names of macros; and whether it is one of our own sentences.

    Of any other failure only the kind is told: an engine's own words may quote somebody's data.
    """
    text = COLOURS.sub("", str(said))
    own = " ".join(line.strip() for line in text.splitlines() if not FRAME.match(line))
    if own.endswith(OURS):
        return own, True
    known = next((sentence for words, sentence in KNOWN.items() if words in text), None)
    kind = re.search(r"\b([A-Z]\w+ )?([A-Z]\w+ Error|Error)\b", own)
    return known or f"It failed: {kind[0] if kind else 'an error that is not known here'}. {ALL_ELSE}", known is not None


def of_configuration(problem: BaseException) -> tuple[str, bool] | None:
    """What is wrong with a var, an option or a file of the project, before anybody's rows are looked at."""
    kinds = {kind.__name__ for kind in type(problem).__mro__}
    if not kinds & (CONFIGURATION | NAMES) or OURS in str(problem):
        return None
    said = " ".join(line.strip() for line in COLOURS.sub("", str(problem)).splitlines() if not FRAME.match(line))
    if kinds & NAMES:
        said = said.partition(". ")[0]  # what follows says it again
    return f"The configuration cannot be read: {said[:300].rstrip('.')}.", True


class Progress:
    """Says each step once, in order, when its first model begins, and how many seconds have gone by; and each warning.

    steps: beginnings of the models' paths, and what is said. repeated: names of dbt's events that are told as they are.
    """

    def __init__(self, steps: dict[str, str], repeated: tuple[str, ...]):
        self.began, self.repeated = time.monotonic(), repeated
        self.steps = list(steps.items())
        self.lock = Lock()

    def __call__(self, event) -> None:
        if event.info.name == "NodeStart":
            self.begin(event.data.node_info.node_path)
        elif event.info.name in self.repeated:
            say(event.info.msg)
        elif event.info.name in ("JinjaLogWarning", "NoNodesForSelectionCriteria"):
            said = " ".join(line.strip() for line in event.info.msg.splitlines() if not FRAME.match(line))
            say("Warning: " + COLOURS.sub("", said).removeprefix("[WARNING]: "))

    def begin(self, path: str) -> None:
        with self.lock:  # two models may begin at once
            at = next((at for at, (beginning, _) in enumerate(self.steps) if path.startswith(beginning)), None)
            if at is not None:
                for _, step in self.steps[: at + 1]:
                    say(f"{time.monotonic() - self.began:4.0f} s  {step}")
                del self.steps[: at + 1]


def say(text: str) -> None:
    with suppress(BrokenPipeError):  # whoever reads has read enough, and the build goes on
        print(plain(COLOURS.sub("", text)), flush=True)


def failures(done) -> list[tuple[str, bool]]:
    """A sentence for each thing that failed, the first one first."""
    if done.exception:
        return [of_configuration(done.exception) or sentence_in(done.exception)]
    found = []
    for result in getattr(done.result, "results", []):
        if result.status == "fail":
            found.append((f"The test {result.node.name} failed: {result.failures} rows.", False))
        elif result.status == "error":
            sentence, is_ours = sentence_in(result.message)
            name = result.node.name if hasattr(result, "node") else "The operation"  # a macro that is run alone has no node
            found.append((sentence if is_ours else f"{name}: {sentence}", is_ours))
    return list(dict.fromkeys(found)) or [(f"It failed. {ALL_ELSE}", False)]


def run(arguments: list[str], steps: dict[str, str], manifest=None, repeated: tuple[str, ...] = ("JinjaLogInfo",)) -> int:
    """Run dbt and say what is to be said; comes with the exit status."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    os.environ.setdefault("DBT_LOG_LEVEL_FILE", "info")
    quiet, listeners = (["--log-level", "none"], [Progress(steps, repeated)]) if not is_verbose() else ([], [])
    done = dbtRunner(manifest=manifest, callbacks=listeners).invoke([*arguments, *quiet])
    DuckDBConnectionManager.close_all_connections()
    if done.success:
        return 0
    told = failures(done)
    if not is_verbose():
        for sentence, _ in told[:20]:
            say(sentence)
    return 2 if told[0][1] else 1
