"""A copy of the project with a database of its own, for tests that build, change a seed or a var, and build again."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import yaml
from dbt.cli.main import dbtRunnerResult
from read_once import DATABASE, SAVED, ReadOnce, kept, read_with

ROOT = Path(__file__).parents[2]
ROOMS = [
    "models",
    "macros",
    "seeds",
    "snapshots",
    "tests",
    "analyses",
    "python_udfs",
    "dbt_project.yml",
]
# left out, and not looked for in the first place
WITHOUT_TESTS = ["--exclude-resource-type", "test", "unit_test", "--indirect-selection", "empty"]


def read_settings(project: Path = ROOT) -> dict:
    """The vars of a project, and the settings of its seeds as texts."""
    settings = yaml.safe_load((project / "dbt_project.yml").read_text())["vars"]
    for seed, name, value in [("settings", "setting", "value"), ("words", "list", "word")]:
        rows = pd.read_csv(project / f"seeds/reference/{seed}.csv", dtype=str, keep_default_na=False)
        settings |= rows.groupby(name, sort=False)[value].agg(list).to_dict()
    aliases = pd.read_csv(project / "seeds/reference/record_column_aliases.csv", dtype=str)
    return settings | {"record_column_aliases": aliases.groupby("record_column", sort=False)["alias"].agg(list).to_dict()}


class Project:
    """folder: where the copy lives; its database is `people.duckdb` there."""

    target = "duckdb"
    profiles = ROOT / "profiles.yml"
    develops = False  # True: with the golden rows of primitives and unit tests, which no user's build has

    def __init__(self, folder: Path):
        self.folder = folder
        self.database = folder / DATABASE
        for room in ROOMS:
            source = ROOT / room
            if source.is_dir():
                shutil.copytree(source, folder / room, ignore=shutil.ignore_patterns("python", "engines", "__pycache__"))
            elif source.exists():
                shutil.copy(source, folder / room)
        shutil.copy(self.profiles, folder)
        self.as_copied = self.stamps()

    def stamps(self) -> dict[Path, float]:
        """When each file of the copy was written; of a seed's rows only that they are there."""
        files = [path for room in ROOMS for path in [self.folder / room, *(self.folder / room).rglob("*")] if path.is_file()]
        return {path: 0 if path.suffix == ".csv" else path.stat().st_mtime for path in files}

    def land_demo(self, systems: list[str]) -> None:
        """The demo's rows as somebody's own tables, texts throughout, where the var demo_data: false looks for them."""
        registry = yaml.safe_load((self.folder / "dbt_project.yml").read_text())["vars"]["registry"]
        for system in systems:
            self.execute(f"create schema if not exists {system}")
            arrival = registry[system].get("loaded_at_field", "_loaded_at")
            for seed in (self.folder / "seeds/demo" / system).glob("*.csv"):
                table = f"{system}.{seed.stem.removeprefix(f'{system}_')}"
                self.execute(f"create table {table} as from read_csv('{seed}', all_varchar = true)")
                if arrival != "_loaded_at" and "_loaded_at" in seed.read_text(encoding="utf-8").partition("\n")[0]:
                    self.execute(f"alter table {table} rename _loaded_at to {arrival}")

    def surroundings(self) -> dict[str, str]:
        """The environment that dbt runs in."""
        return os.environ | self.environment() | {"CONSTITUENT_360_DEVELOP": "yes" if self.develops else "no"}

    def environment(self) -> dict[str, str]:
        """What the profile asks the environment for."""
        return {"CONSTITUENT_360_DB": DATABASE}

    def start(self, *arguments: str, **variables) -> subprocess.Popen:
        """Start dbt; keyword arguments are its vars."""
        script = [sys.executable, ROOT / "scripts/run_dbt.py"]
        command = [*script, "--no-use-colors", *arguments, "--target", self.target, "--project-dir", "."]
        if variables:
            command += ["--vars", json.dumps(variables)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, cwd=self.folder, env=self.surroundings(), **pipes)

    def dbt(self, *arguments: str, **variables) -> subprocess.CompletedProcess:
        """Run dbt to its end. The result has returncode and stdout."""
        saved = self.folder / "target" / SAVED
        with kept(ROOT, self.target, variables, self.develops) as place:
            if (place / SAVED).exists():
                saved.parent.mkdir(exist_ok=True)
                shutil.copy(place / SAVED, saved)
        done = self.command(*arguments, **variables)
        if saved.exists() and self.stamps() == self.as_copied:
            with kept(ROOT, self.target, variables, self.develops) as place:
                shutil.copy(saved, place / SAVED)
        return done

    def command(self, *arguments: str, **variables) -> subprocess.CompletedProcess:
        run = self.start(*arguments, **variables)
        output, errors = run.communicate()
        return subprocess.CompletedProcess(run.args, run.returncode, output, errors)

    def read(self, variables: dict) -> ReadOnce:
        """dbt in this process. A copy with more changed than rows of seeds has to be read anew, by its own command."""
        assert self.stamps() == self.as_copied
        read = read_with(ROOT, variables, self.develops)
        read.move(self.folder)
        return read

    def run(self, *arguments: str, **variables) -> dbtRunnerResult:
        """Run dbt in this process."""
        return self.read(variables).run(*arguments, **variables)

    def build(self, *arguments: str, **variables) -> None:
        """Build without tests, or fail with what dbt said."""
        if self.stamps() != self.as_copied:
            return self.build_by_command(*arguments, **variables)
        self.read(variables).build(*WITHOUT_TESTS, *arguments, **variables)

    def build_by_command(self, *arguments: str, **variables) -> None:
        """The same by dbt's own command, which reads the copy and leaves what it has read in target/."""
        result = self.dbt("build", *WITHOUT_TESTS, *arguments, **variables)
        assert result.returncode == 0, result.stdout[-4000:]

    def resolve(self, records: Path, *arguments: str, **variables) -> None:
        """What `make resolve` runs, for the identity part."""
        self.build("--select", "tag:identity", *arguments, source_records=str(records), **variables)

    def rows(self, query: str) -> pd.DataFrame:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.sql(query).df()

    def fetch(self, query: str) -> tuple[list[str], list[tuple]]:
        """The names of the columns and the rows, as Python's own types."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            cursor = connection.execute(query)
            return [column[0] for column in cursor.description], cursor.fetchall()

    def table(self, query: str) -> pa.Table:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.sql(query).to_arrow_table()

    def execute(self, statement: str) -> None:
        with duckdb.connect(str(self.database)) as connection:
            connection.execute(statement)

    def tables(self) -> int:
        """How many tables and views the database has; 0 where there is no database yet."""
        if not self.database.exists():
            return 0
        return len(self.rows("select * from information_schema.tables"))
