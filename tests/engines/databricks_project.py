"""A copy of the project on a Databricks of its own: the real adapter, in one process of the environment .venv-spark."""

import json
import subprocess
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from project import ROOT, Project

HERE = Path(__file__).parent
PYTHON = ROOT / ".venv-spark/bin/python"


class DatabricksProject(Project):
    """folder: where the copy lives; what Java complains of is `spark.log` there. What is built is held in memory.

    with DatabricksProject(folder) as project: project.build()
    """

    target = "databricks"
    profiles = HERE / "profiles.yml"
    develops = True
    build = Project.build_by_command

    def __enter__(self):
        with open(self.folder / "spark.log", "w") as log:
            command = [PYTHON, HERE / "databricks" / "run.py"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": log}
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.surroundings(), text=True, **pipes)
        return self

    def __exit__(self, *error):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, request: dict) -> dict:
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, (self.folder / "spark.log").read_text()[-4000:]
        return json.loads(answer)

    def command(self, *arguments: str, **variables) -> subprocess.CompletedProcess:
        command = ["--no-use-colors", *arguments, "--target", self.target]
        if variables:
            command += ["--vars", json.dumps(variables)]
        answer = self.ask({"dbt": command})
        return subprocess.CompletedProcess(command, 0 if answer["success"] else 1, stdout=answer["output"])

    def table(self, query: str) -> pa.Table:
        path = self.folder / "rows.parquet"
        answer = self.ask({"query": query, "to": str(path)})
        assert answer["success"], answer["output"]
        return pq.read_table(path)

    def rows(self, query: str) -> pd.DataFrame:
        """Decimals as Decimal, dates as date; moments in UTC, without a zone."""
        return self.table(query).to_pandas()

    def fetch(self, query: str) -> tuple[list[str], list[tuple]]:
        table = self.table(query)
        return table.column_names, [tuple(row.values()) for row in table.to_pylist()]

    def execute(self, statement: str) -> None:
        self.table(statement)

    def tables(self) -> int:
        return len(self.rows("select * from system.information_schema.tables"))
