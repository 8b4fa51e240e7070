"""Stands for the jobs that run Python models: the notebook that dbt compiled is executed in process."""

import spark
from dbt.adapters.base import PythonJobHelper


class LocalJob(PythonJobHelper):
    def __init__(self, model: dict, credentials):
        self.name = model["alias"]
        if not model["config"].get("notebook_scoped_libraries"):
            raise ValueError(f"{self.name}: a serverless job refuses a list of libraries")

    def submit(self, notebook: str) -> None:
        code = notebook.replace('.format("delta")', '.format("iceberg")')
        exec(compile(code, f"{self.name}.py", "exec"), {"__name__": self.name, "spark": spark.session()})
