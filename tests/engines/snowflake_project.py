"""A copy of the project on a Snowflake of its own: the real adapter and connector, against the server beside this file."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import snowflake.connector
import yaml
from project import Project
from snowflake.connector import SnowflakeConnection

HERE = Path(__file__).parent


class SnowflakeProject(Project):
    """folder: where the copy lives; what the server complains of is `server.log` there.

    with SnowflakeProject(folder) as project: project.build()
    """

    target = "snowflake"
    profiles = HERE / "profiles.yml"
    develops = True
    build = Project.build_by_command

    def __enter__(self):
        with open(self.folder / "server.log", "w") as log:
            command = [sys.executable, HERE / "snowflake" / "server.py"]
            self.server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        port = self.server.stdout.readline()
        assert port, (self.folder / "server.log").read_text()[-4000:]
        self.port = int(port)
        return self

    def __exit__(self, *error):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()

    def environment(self) -> dict[str, str]:
        return {"SNOWFLAKE_TEST_PORT": str(self.port)}

    def connect(self, **options) -> SnowflakeConnection:
        profile = yaml.safe_load((HERE / "profiles.yml").read_text())["constituent_360"]["outputs"]["snowflake"]
        names = ["account", "user", "password", "host", "protocol", "database", "schema"]
        return snowflake.connector.connect(port=self.port, **{name: profile[name] for name in names}, **options)

    def fetch(self, query: str) -> tuple[list[str], list[tuple]]:
        """Column names in lower case; values as the connector gives them: Decimal, date, datetime, None."""
        with self.connect() as session:
            cursor = session.cursor().execute(query)
            return [column.name.lower() for column in cursor.description], cursor.fetchall()

    def rows(self, query: str) -> pd.DataFrame:
        columns, rows = self.fetch(query)
        return pd.DataFrame(rows, columns=columns, dtype=object)

    def execute(self, statement: str) -> None:
        self.fetch(statement)

    def tables(self) -> int:
        return len(self.rows("select table_name from information_schema.tables"))
