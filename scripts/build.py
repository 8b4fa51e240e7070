"""Build the demo, or your own tables, saying which step has begun: python scripts/build.py --target duckdb

Arguments are dbt's. VERBOSE=1 shows all that dbt says.
"""

import sys
from pathlib import Path

import check_database
from told import problem_of_project, run

STEPS = {
    "demo/": "loading the rows of the demo",
    "staging/": "reading each system",
    "identity/records": "cleaning the people",
    "identity/candidates": "looking for pairs",
    "identity/scoring": "comparing the pairs",
    "identity/clusters": "grouping the records",
    "identity/ledger": "giving each person an id",
    "timeline": "writing the timeline",
    "golden/constituents": "writing the golden records",
    "engagement": "flags, offers and figures",
}


def main() -> int:
    if problem := problem_of_project(Path.cwd()):
        print(problem)
    if problem or check_database.main():
        return 2
    status = run(["build", *sys.argv[1:]], STEPS, repeated=("JinjaLogInfo", "StatsLine"))
    if status == 0:
        import show_summary

        show_summary.main()
    return status


if __name__ == "__main__":
    sys.exit(main())
