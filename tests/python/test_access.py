"""What the var `access` lets each role read, as the project comes."""

import yaml
from project import ROOT


def test_contact_data_is_nowhere_that_somebody_reads_who_may_not_see_it(compiled):
    access = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["access"]
    without = {place for rule in access.values() if not rule.get("sees_contact_data") for place in rule.get("reads", [])}
    models = [
        node
        for node in compiled.manifest.nodes.values()
        if any("contact_data" in column.tags for column in getattr(node, "columns", {}).values())
    ]
    assert "constituents" in [model.name for model in models]
    assert [model.name for model in models if {model.config.schema, f"{model.config.schema}.{model.name}"} & without] == []
