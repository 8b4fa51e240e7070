"""The lineage of every column as one HTML page: .venv-lineage/bin/python scripts/column_lineage/write.py

Reads target/manifest.json and target/catalog.json, which dbt docs generate has left, and writes target/static_lineage.html
by dbt-colibri, told to send nothing to anybody. Python models have no SQL, so the page knows nothing behind their columns.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path("target")
PAGE = TARGET / "static_lineage.html"
MAP = re.compile(r"\bmap(?=\.)|(?<=\bas )map\b")  # a word of its own for the parser, and the name of a table in our SQL


def main() -> int:
    missing = [name for name in ("manifest.json", "catalog.json") if not (TARGET / name).is_file()]
    if missing:
        print(f"{TARGET / missing[0]} is not there: run make docs.")
        return 2
    with tempfile.TemporaryDirectory() as room:
        manifest = Path(room) / "manifest.json"
        manifest.write_text(json.dumps(with_quoted_names(json.loads((TARGET / "manifest.json").read_text()))))
        command = [str(Path(sys.executable).with_name("colibri")), "generate", "--light", "--disable-telemetry"]
        command += ["--manifest", str(manifest), "--catalog", str(TARGET / "catalog.json"), "--output-dir", room]
        done = subprocess.run(command, env=os.environ | {"DO_NOT_TRACK": "1"}, capture_output=True, text=True)
        if done.returncode:
            print("The lineage of columns was not written: dbt-colibri stopped.", *done.stderr.splitlines()[-1:])
            return 1
        shutil.copyfile(Path(room) / "index.html", PAGE)
        unread = Path(room) / "colibri-parsing-errors.json"
        names = [one["node_id"] for one in json.loads(unread.read_text())] if unread.exists() else []
    if names:
        print(f"Models whose SQL could not be read, and whose columns lead nowhere: {len(names)}, as {names[0]}.")
    print(f"Open {PAGE} for the lineage of columns")
    return 0


def with_quoted_names(manifest: dict) -> dict:
    for node in manifest["nodes"].values():
        if node.get("compiled_code") and node.get("language") == "sql":
            node["compiled_code"] = MAP.sub('"map"', node["compiled_code"])
    return manifest


if __name__ == "__main__":
    sys.exit(main())
