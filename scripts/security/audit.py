"""Look up every package of every lock among known weaknesses: python scripts/security/audit.py

It runs in the environment beside it. It asks the index of Python packages or, where OSV_URL is set, an OSV service there.
Exit statuses: 0, none is known; 1, the packages that are printed have some; 2, not every lock could be looked up.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOL = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--no-deps", "--progress-spinner", "off"]


def locks() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "*.lock"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split()]


def looked_up(lock: Path) -> tuple[int, list[str]]:
    """How many packages of a lock were looked up, and a line for each of them with known weaknesses."""
    service = ["-s", "osv", "--osv-url", os.environ["OSV_URL"]] if os.environ.get("OSV_URL") else []
    done = subprocess.run([*TOOL, *service, "--format", "json", "-r", lock], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return 0, []
    found = [package for package in packages if "vulns" in package]  # the others were not found there
    weak = [package for package in found if package["vulns"]]
    return len(found), [f"{one['name']} {one['version']}: {', '.join(v['id'] for v in one['vulns'])}" for one in weak]


def main() -> int:
    known = {}
    for lock in locks():
        known[lock] = looked_up(lock)
        if not known[lock][0]:
            print("The list of known weaknesses cannot be reached: not every lock was audited.")
            return 2
    for lock, (count, weak) in known.items():
        print(f"{lock.relative_to(ROOT)}: {count} packages, {len(weak)} with known weaknesses")
        print("".join(f"  {line}\n" for line in weak), end="")
    return 1 if any(weak for _, weak in known.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
