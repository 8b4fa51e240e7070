"""MetricFlow, as dbt-core brings it, writing the SQL of a metric from a built project's semantic manifest."""

import json
from pathlib import Path

from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow_semantics.model.dbt_manifest_parser import parse_manifest_from_dbt_generated_manifest
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup


class Nowhere:
    """What MetricFlow asks of a client before it sends anything."""

    sql_engine_type = SqlEngine.DUCKDB
    sql_plan_renderer = DuckDbSqlPlanRenderer()

    def render_bind_parameter_key(self, key: str) -> str:
        return f":{key}"

    def close(self) -> None:
        pass


class MetricFlow:
    """manifest: semantic_manifest.json of a project whose tables are in the database that is asked later."""

    def __init__(self, manifest: Path):
        self.read = json.loads(manifest.read_text())
        spines = self.read["project_configuration"]["time_spines"]
        for relation in [entry["node_relation"] for entry in [*self.read["semantic_models"], *spines]]:
            relation["relation_name"] = f"{relation['schema_name']}.{relation['alias']}"
        self.metrics = {metric["name"]: metric for metric in self.read["metrics"]}
        self.models = {model["name"]: model for model in self.read["semantic_models"]}
        parsed = parse_manifest_from_dbt_generated_manifest(json.dumps(self.read))
        self.engine = MetricFlowEngine(SemanticManifestLookup(parsed), Nowhere())

    def model_of(self, name: str) -> dict:
        """The semantic model of a metric."""
        params = self.metrics[name]["type_params"]
        if params["measure"] is None:
            return self.model_of((params["numerator"] or params["metrics"][0])["name"])
        measured = params["measure"]["name"]
        return next(model for model in self.models.values() if measured in [m["name"] for m in model["measures"]])

    def sql(self, name: str, dimensions: list[str], grain: str) -> str:
        """The SQL of a metric by time and some dimensions."""
        entity = next(entity["name"] for entity in self.model_of(name)["entities"] if entity["type"] == "primary")
        by = [f"metric_time__{grain}", *(f"{entity}__{dimension}" for dimension in dimensions)]
        request = MetricFlowQueryRequest.create(metric_names=[name], group_by_names=by)
        return self.engine.explain(request).sql_statement.sql
