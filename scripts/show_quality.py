"""Print governance.data_quality_report, what failed or warned first: DB=out.duckdb python scripts/show_quality.py

VERBOSE=1 prints each model that passed, too. Exit statuses: 0, no check failed; 1, one did; 2, there is nothing to print.
"""

import sys
from pathlib import Path
from textwrap import wrap

import databases
import duckdb
from plain_text import plain, stop

sys.path.append(str(Path(__file__).parents[1] / "macros" / "warehouse"))
from duckdb_places import in_words  # noqa: E402
from told import is_verbose  # noqa: E402

WIDTH = 100
REPORT = """
    select model_name, dimension, status, checks, passed, failed_rows, score, score_change, worst_check,
        worst_check_rows, worst_key, failed, warned, worst_check in (
            select check_name from governance.test_results where check_kind = 'row_issue' and run_number = 1
        ) as is_label
    from governance.data_quality_report
    order by status != 'failed', status != 'warned', failed_rows desc, model_name, dimension
"""
PASSED = """
    select 'all other tables', dimension, 'passed', sum(checks), sum(passed), 0, 1, null
    from governance.data_quality_report where status = 'passed' group by dimension order by dimension
"""
HEAD = f"{'table':<42}{'dimension':<14}{'checks':>7}{'passed':>7}{'rows':>9}{'score':>8}{'change':>9}"


def line(model: str, dimension: str, checks: int, passed: int, rows: int, score: float | None, change: float | None) -> str:
    """One row of the report. rows: those that fail; score: from 0 to 1; change: against the run before, or None."""
    name = model if len(model) <= 41 else model[:40] + "…"
    moved = "" if change is None else f"{change:+.3f}" if abs(change) >= 0.0005 else "="
    shown = "" if score is None else f"{score:.3f}" if score in (0, 1) else f"{min(max(score, 0.001), 0.999):.3f}"
    return f"{name:<42}{dimension:<14}{checks:>7,}{passed:>7,}{rows:>9,}{shown:>8}{moved:>9}"


def sentence(check: str, rows: int | None, key: str | None, is_label: bool) -> str:
    """What the worst check found: so many rows, and one of them."""
    if rows is None:
        return f"the check {check} could not be run."
    found = f"{rows:,} {'row has' if rows == 1 else 'rows have'} the label" if is_label else f"{rows:,} found by the check"
    return f"{found} {check}{f', {key} among them' if key else ''}."


def read(path: Path) -> tuple[list[tuple], list[tuple]]:
    """The rows of the report, and of what passed by dimension. Ends with a sentence where there are none."""
    if not path.is_file():
        stop(f"There is no database {path}.")
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            rows, passed = database.execute(REPORT).fetchall(), database.execute(PASSED).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):  # none, or that of an older version
        stop(f"{path} has no quality report yet: build it first.")
    except (duckdb.IOException, OSError) as problem:
        stop(f"{path} cannot be read: {in_words(problem)}.")
    if not rows:
        stop(f"{path} has a quality report without a check: build it with its tests first.")
    return rows, passed


def main() -> int:
    rows, passed = read(databases.named())
    print(HEAD)
    for model, dimension, status, checks, good, failing, score, change, *worst, _, _, is_label in rows:
        if status == "passed" and not is_verbose():
            continue
        print(plain(line(model, dimension, checks, good, failing, score, change)))
        if status != "passed":
            said = sentence(*worst, is_label)
            print("\n".join(f"  {part}" for part in wrap(plain(f"{status}: {said}"), WIDTH - 2)))
    if not is_verbose():
        for model, dimension, _, *figures in passed:
            print(line(model, dimension, *figures))
    checks, failed, warned = (sum(row[at] for row in rows) for at in (3, 11, 12))
    print(f"\n{'FAILED' if failed else 'PASSED'} ({checks:,} checks, {failed:,} failed, {warned:,} warned)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
