"""Who owns what, what stays under its name, and who reads it."""

import re

import pytest
import yaml
from project import ROOT

UNOWNED = {"staging", "identity"}  # what leads to the marts
PAGES = [ROOT / "README.md", ROOT / "models/overview.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [page for page in PAGES if page.stem != "glossary"]  # it says where things live, and not what to read
CONSUMERS = yaml.safe_load((ROOT / "models/_consumers__exposures.yml").read_text())["exposures"]


@pytest.fixture(scope="module")
def models(compiled):
    return [node for node in compiled.manifest.nodes.values() if node.resource_type == "model"]


def test_every_model_of_a_mart_has_a_group_with_an_owner(compiled, models):
    owners = {group.name: group.owner for group in compiled.manifest.groups.values()}
    assert [model.name for model in models if model.fqn[1] not in UNOWNED and model.group not in owners] == []
    assert [name for name, owner in owners.items() if not (owner.name and owner.email.endswith("@example.org"))] == []


def test_what_a_page_tells_people_to_read_is_public(models):
    public = {f"{model.config.schema}.{model.name}" for model in models if model.access == "public"}
    known = {f"{model.config.schema}.{model.name}" for model in models}
    named = {name for page in PAGES for name in re.findall(r"`([a-z]+\.[a-z_]+)", page.read_text(encoding="utf-8"))}
    assert len(named & known) > 40
    assert (named & known) - public == set()


def test_a_consumer_has_an_owner_and_reads_what_is_public(models):
    public = {model.name for model in models if model.access == "public"}
    for consumer in CONSUMERS:
        assert consumer["owner"]["email"].endswith("@example.org"), consumer["name"]
        reads = {reference.removeprefix("ref('").removesuffix("')") for reference in consumer["depends_on"]}
        assert reads - public == set(), consumer["name"]
