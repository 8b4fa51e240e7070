"""The dashboard of a warehouse as one HTML file: python scripts/write_dashboard.py

Runs the cells of analyses/dashboard.ipynb in their order, as a notebook would, and needs no Jupyter for it. Reads DB, else
CONSTITUENT_360_DB, else the demo's; or TARGET. Writes TO, else <database>_dashboard.html beside the database.
"""

import json
import os
import sys

from dashboard import ROOT, Refused, place_of
from plain_text import plain

NOTEBOOK = ROOT / "analyses/dashboard.ipynb"


def run() -> None:
    """Raises what a cell raises, with the number of the cell in the place of the file."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict = {"__name__": "__notebook__"}
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{NOTEBOOK.name}, cell {number}", "exec"), names)


def main() -> int:
    try:
        place_of(os.environ.get("TO"))
        run()
    except Refused as problem:
        print(plain(str(problem)))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
