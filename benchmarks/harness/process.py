"""Run a command to its end and say what it took."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """seconds: wall clock from start to exit. cpu_seconds: of all cores, by the process and those that it started; other
    work on the machine changes it little. gigabytes: largest resident set of one of these processes."""

    seconds: float
    cpu_seconds: float
    gigabytes: float


def run(command: list[str | Path], folder: Path, log: Path, **environment: str) -> Cost:
    """Run `command` in `folder`, its output in `log`; RuntimeError with the log's end if it fails."""
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=os.environ | environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed:\n" + log.read_text(errors="replace")[-3000:])
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**20)
