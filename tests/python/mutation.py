"""Break each engine's body of each primitive in turn, and see whether a golden row notices: make mutation ARGS="--most 3"

A body is broken at one place at a time: a number is another one, `and` is `or`, `desc` is `asc`, a function that cleans is
left out, the whole gives null. Whoever survives is printed with its line; the status is the number of survivors.

Who may survive: on DuckDB the shift in hashed_number, since any number will do that is not negative; on Snowflake's stand-in
where regexp_substr begins and which match it takes, and a moment that is left in its zone: the stand-in reads neither of the
two, and compares moments of any zone.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from project import ROOT, Project
from read_once import ReadOnce

os.environ["CONSTITUENT_360_DEVELOP"] = "yes"
sys.path.insert(0, str(ROOT / "tests/engines"))

from databricks_project import DatabricksProject  # noqa: E402
from snowflake_project import SnowflakeProject  # noqa: E402

ENGINES = {"duckdb": ["duckdb", "default"], "snowflake": ["snowflake", "default"]}
ENGINES["databricks"] = ["databricks", "spark", "default"]
CHANGES = [
    (r"(?<![\w'.])(\d+)(?![\w'.])", lambda found: str(int(found[1]) + 1)),
    (r"\band\b", "or"),
    (r"\bor\b", "and"),
    (r"\bis not null\b", "is null"),
    (r"\bis null\b", "is not null"),
    (r"(?<=\s)<(?=\s)", "<="),
    (r"(?<=\s)>(?=\s)", ">="),
    (r"(?<=\s)=(?=\s)", "!="),
    (r"\bdesc\b", "asc"),
    (r"\bnulls last\b", "nulls first"),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
    (r"\bdistinct ", ""),
    (r"\b(?:trim|lower|upper|nullif|list_distinct|list_sort|array_sort)\(", "coalesce("),
    (r"\bcoalesce\(", "nullif("),
    (r"(?<=\s)\+(?=\s)", "-"),
]
BODY = re.compile(r"(\{%-? macro (\w+?)__(\w+)\(.*?\) -?%\})(.*?)(\{%-? endmacro -?%\})", re.S)


def bodies(engine: str) -> Iterator[tuple[Path, re.Match]]:
    """The bodies that the engine runs: its own, else the default one, unless that refuses."""
    for file in sorted((ROOT / "macros/warehouse").glob("*.sql")):
        found = list(BODY.finditer(file.read_text(encoding="utf-8")))
        for name in {match[3] for match in found}:
            of_name = {match[2]: match for match in found if match[3] == name}
            body = next((of_name[owner] for owner in ENGINES[engine] if owner in of_name), None)
            if body and "unsupported(" not in body[4]:
                yield file, body


def mutants(body: str) -> Iterator[tuple[str, str]]:
    """(where, the body broken there)."""
    yield "null in place of all", "\n    null\n"
    for pattern, other in CHANGES:
        for found in re.finditer(pattern, body):
            changed = other(found) if callable(other) else other
            line = body[: found.start()].count("\n")
            yield (
                f"'{found[0]}' is '{changed}' in: {body.splitlines()[line].strip()}",
                (body[: found.start()] + changed + body[found.end() :]),
            )


class InProcess(ReadOnce):
    """DuckDB, or Snowflake's stand-in: read once, and each mutant put into what was read."""

    def __init__(self, folder: Path):
        super().__init__(ROOT, folder)
        self.number = 0
        self.build("--select", "path:seeds/primitives", "resource_type:function", "--exclude-resource-type", "test")

    def users(self, file: Path) -> list[str]:
        """The golden tests that a macro of the file stands behind, at whatever depth."""
        calls = {key: set(macro.depends_on.macros) for key, macro in self.manifest.macros.items()}
        reached = {
            key for key, macro in self.manifest.macros.items() if macro.original_file_path == str(file.relative_to(ROOT))
        }
        while more := {key for key, called in calls.items() if called & reached} - reached:
            reached |= more
        names = re.compile(rf"\b(?:{'|'.join(self.manifest.macros[key].name for key in reached)})\(")
        golden = [node for node in self.manifest.nodes.values() if "/primitives/" in node.original_file_path]
        tests = [node for node in golden if node.resource_type == "test"]
        said = {test.name: f"{test.raw_code} {getattr(test, 'test_metadata', '')}" for test in tests}
        return sorted(name for name, text in said.items() if names.search(text))

    def notices(self, file: Path, body: re.Match, broken: str, tests: list[str]) -> bool:
        macro = self.manifest.macros[f"macro.constituent_360.{body[2]}__{body[3]}"]
        whole = macro.macro_sql
        macro.macro_sql = whole.replace(body[4], broken)
        assert macro.macro_sql != whole, body[1]
        built, self.number = self.database, self.number + 1
        if built.exists():
            self.database = built.with_name(
                f"{self.number}.duckdb"
            )  # its own: what stops a run may leave its connection open
            shutil.copy(built, self.database)
        try:
            return not self.run("test", "--select", *tests).success
        finally:
            if built.exists():
                self.database.unlink()
            self.database, macro.macro_sql = built, whole


class OnSnowflake(InProcess):
    target = "snowflake"
    profiles = ROOT / "tests/engines"


class InAFile:
    """Databricks' stand-in, which has a process of its own: each mutant written into its copy of the project."""

    def __init__(self, project: Project):
        self.project = project
        project.build("--select", "path:seeds/primitives", "resource_type:function")

    def notices(self, file: Path, body: re.Match, broken: str, tests: list[str]) -> bool:
        copy = self.project.folder / file.relative_to(ROOT)
        whole = copy.read_text(encoding="utf-8")
        copy.write_text(whole.replace(body[0], body[1] + broken + body[5]), encoding="utf-8")
        try:
            return self.project.dbt("test", "--select", *tests).returncode != 0
        finally:
            copy.write_text(whole, encoding="utf-8")


def survivors(runner, read: InProcess, engine: str, only: str, most: int) -> list[str]:
    """The mutants that no golden row notices, as sentences; of each body the first so many are tried."""
    alive, tried = [], 0
    for file, body in bodies(engine):
        tests = read.users(file) if only in file.stem else []
        for where, broken in list(mutants(body[4]))[:most] if tests else []:
            tried += 1
            if not runner.notices(file, body, broken, tests):
                alive.append(f"{body[2]}__{body[3]}: {where}")
                print("alive:", alive[-1], flush=True)
    print(f"{engine}: {tried} mutants, {len(alive)} alive", flush=True)
    return alive


def run(engine: str, *options) -> list[str]:
    folders = [Path(tempfile.mkdtemp()) for _ in range(2)]
    if engine == "duckdb":
        read = InProcess(folders[0])
        return survivors(read, read, engine, *options)
    if engine == "snowflake":
        with SnowflakeProject(folders[0]) as project:
            os.environ |= project.environment()
            read = OnSnowflake(folders[1])
            return survivors(read, read, engine, *options)
    with DatabricksProject(folders[0]) as project:
        return survivors(InAFile(project), InProcess(folders[1]), engine, *options)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=ENGINES, default="duckdb")
    parser.add_argument("--only", default="", help="primitives whose file has this in its name")
    parser.add_argument("--most", type=int, default=1000, help="mutants of one body")
    given = parser.parse_args()
    sys.exit(min(len(run(given.engine, given.only, given.most)), 100))
