"""Every check has a dimension; what a run found is in the quality report, by model, without contact data; make quality says so."""

import csv

from project import ROOT

REFERENCE = ROOT / "seeds/reference/governance"
DIMENSIONS = {"completeness", "uniqueness", "validity", "consistency", "timeliness", "integrity"}


def seed(name: str) -> list[dict]:
    with (REFERENCE / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_data_test_has_a_dimension_and_a_severity(compiled):
    by_kind = {row["check_kind"]: row["dimension"] for row in seed("test_kinds")}
    tests = [node for node in compiled.manifest.nodes.values() if node.resource_type == "test"]
    assert len(tests) > 500
    without = []
    for test in tests:
        kind = test.test_metadata.name if hasattr(test, "test_metadata") else "singular"
        dimension = test.config.meta.get("dimension", by_kind.get(kind))
        if dimension not in DIMENSIONS or str(test.config.severity).lower() not in ("error", "warn"):
            without.append(test.name)
    assert without == []


def test_a_test_names_a_model_that_there_is(compiled):
    known = {node.name for node in compiled.manifest.nodes.values()}
    tests = [node for node in compiled.manifest.nodes.values() if node.resource_type == "test"]
    assert {test.config.meta["model"] for test in tests if "model" in test.config.meta} - known == set()
