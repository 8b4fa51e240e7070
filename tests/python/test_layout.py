"""The laws of the house that a file's text shows."""

import re
from pathlib import Path

import pytest
import yaml
from read_once import ONLY_RUNNING_ASKS

ROOT = Path(__file__).parents[2]
MODELS = sorted(path for path in (ROOT / "models").rglob("*") if path.suffix in (".sql", ".py"))
OF_DBT = ["get_batch_size", "persist_docs", "scalar_function_python", "semantic_view"]  # dbt dispatches these
SQL = sorted(path for room in ("models", "macros", "tests") for path in (ROOT / room).rglob("*.sql"))
SQL = [path for path in SQL if "ddl" not in path.parts]  # what dbt writes, a statement to the line


def named(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def test_engines_differ_only_in_the_warehouse_macros():
    asks = re.compile(r"\btarget\s*\.\s*type\b")
    elsewhere = [p for p in SQL if "warehouse" not in p.parts and asks.search(p.read_text())]
    assert named(elsewhere) == []


def test_no_configuration_depends_on_a_var_that_only_running_asks():
    """Else tests with another value of it would run what was read with the first."""
    files = [
        ROOT / "dbt_project.yml",
        *(path for room in ("models", "seeds", "snapshots") for path in (ROOT / room).rglob("*")),
    ]
    asks = re.compile(rf"(?:var|checked)\('(?:{'|'.join(ONLY_RUNNING_ASKS)})'")
    configured = re.compile(r"\bconfig\((?:[^()]|\([^()]*\))*\)")
    for path in (path for path in files if path.suffix in (".yml", ".sql")):
        text = path.read_text(encoding="utf-8")
        assert not [part for part in ([text] if path.suffix == ".yml" else configured.findall(text)) if asks.search(part)], (
            path
        )


def test_every_model_has_its_yaml_beside_it_and_says_its_grain_first():
    for model in MODELS:
        properties = yaml.safe_load(model.with_suffix(".yml").read_text())["models"]
        assert [entry["name"] for entry in properties] == [model.stem]
        assert properties[0]["description"].startswith("One row per "), model.name


def test_no_two_columns_of_a_model_share_a_description():
    for model in MODELS:
        columns = yaml.safe_load(model.with_suffix(".yml").read_text())["models"][0].get("columns", [])
        said = [column["description"] for column in columns if "description" in column]
        assert len(said) == len(set(said)), model.name


@pytest.mark.parametrize(
    ("room", "suffix", "most"), [("models", ".sql", 200), ("macros", ".sql", 90), ("models", ".yml", 180)]
)
def test_files_are_small(room, suffix, most):
    long = [p for p in (ROOT / room).rglob(f"*{suffix}") if len(p.read_text().splitlines()) > most]
    assert named(long) == []


def test_no_line_of_sql_is_longer_than_a_screen():
    long = [f"{p.name}:{n}" for p in SQL for n, line in enumerate(p.read_text().splitlines(), 1) if len(line) > 130]
    assert long == []


def test_every_column_of_a_golden_mart_is_described():
    for properties in sorted((ROOT / "models/golden").glob("*.yml")):
        columns = yaml.safe_load(properties.read_text())["models"][0]["columns"]
        assert [column["name"] for column in columns if "description" not in column] == [], properties.name


def test_each_column_of_a_reference_seed_has_a_type():
    """What dbt guesses of a whole number, Databricks is sent as 1.0, and refuses."""
    for path in sorted((ROOT / "seeds/reference").rglob("*.csv")):
        typed = yaml.safe_load(path.with_suffix(".yml").read_text())["seeds"][0].get("config", {}).get("column_types", {})
        assert list(typed) == path.read_text(encoding="utf-8").partition("\n")[0].split(","), path.name


def test_a_warehouse_primitive_is_dispatched_or_belongs_to_dbt():
    for primitive in (ROOT / "macros/warehouse").rglob("*.sql"):
        text = primitive.read_text()
        assert "adapter.dispatch(" in text or primitive.stem in OF_DBT, primitive.name


def test_a_warehouse_primitive_has_a_body_for_engines_unknown():
    for primitive in (ROOT / "macros/warehouse").rglob("*.sql"):
        text = primitive.read_text()
        assert "adapter.dispatch(" not in text or f"macro default__{primitive.stem}(" in text, primitive.name


def test_what_may_differ_by_engine_has_golden_rows_and_a_test_that_reads_them():
    seeds = ROOT / "seeds/primitives"
    golden = {path.stem.removeprefix("golden_") for path in seeds.glob("*.csv")}
    assert golden == {path.stem.removeprefix("golden_") for path in seeds.glob("*.yml")}
    for name in golden:
        properties = yaml.safe_load((seeds / f"golden_{name}.yml").read_text())["seeds"][0]
        tests = [test["golden_rows"]["name"] for test in properties.get("data_tests", [])]
        of_its_own = ROOT / f"tests/primitives/assert_{name}.sql"
        assert of_its_own.exists() and f"ref('golden_{name}')" in of_its_own.read_text() or tests == [f"assert_{name}"], name
    ours = {path.stem for path in (ROOT / "macros/warehouse").glob("*.sql") if "adapter.dispatch(" in path.read_text()}
    # only DuckDB reads files, no golden row knows the time, and rights/ are statements, and on file in ddl/
    assert ours - {"people_sources", "utc_now"} <= golden


ROOMS = ["staging", "identity", "facts", ("timeline", "predictions"), "golden", ("fundraising", "engagement", "crm")]
ROOMS += [("metrics", "governance")]
PLACE = {room: place for place, rooms in enumerate(ROOMS) for room in ([rooms] if isinstance(rooms, str) else rooms)}


def room(node):
    return node.fqn[1]


def test_the_name_of_a_room_selects_its_models(compiled):
    """dbt build --select golden: the first folder of a model is what dbt compares with a name."""
    models = [node for node in compiled.manifest.nodes.values() if node.resource_type == "model"]
    assert {room(node) for node in models} == PLACE.keys()
    assert [node.name for node in models if room(node) == "golden" and node.config.schema != "golden"] == []


def test_each_room_reads_only_rooms_before_it(compiled):
    nodes = compiled.manifest.nodes
    models = {name: node for name, node in nodes.items() if node.resource_type == "model"}
    backwards = [
        f"{node.name} ({room(node)}) reads {models[parent].name} ({room(models[parent])})"
        for node in models.values()
        for parent in node.depends_on.nodes
        if parent in models and room(models[parent]) != room(node)
        if PLACE[room(models[parent])] >= PLACE[room(node)]
    ]
    assert backwards == []


def test_whatever_comes_after_identity_reads_facts_and_no_staging_but_the_crm_and_the_quality_report(compiled):
    models = {name: node for name, node in compiled.manifest.nodes.items() if node.resource_type == "model"}
    around = [
        node.name
        for node in models.values()
        for parent in node.depends_on.nodes
        if parent in models and room(models[parent]) == "staging"
        if room(node) in ("timeline", "golden", "engagement", "fundraising", "predictions", "metrics")
    ]
    assert around == []


def test_a_vendor_is_named_in_staging_in_its_facts_and_in_the_registry_alone():
    named_systems = re.compile(r"\b(stripe|square|capitan|mailchimp|instagram|facebook_ads)\b")
    comments = re.compile(r"\{#.*?#\}|--[^\n]*", re.DOTALL)
    at_home = {"staging", "by_system"}
    elsewhere = [
        path
        for path in SQL
        if path.parts[-3:][0] != "tests" and not at_home & set(path.parts) and "tests" not in path.parts
        if named_systems.search(comments.sub("", path.read_text()))
    ]
    assert named(elsewhere) == []
