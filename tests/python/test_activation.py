"""What leaves the warehouse to reach people is tagged activation, and nobody is in it whom somebody may not contact."""

from datetime import date

import pytest
from activation import leaving
from consent_by_hand import CHANNELS, SOURCES, Said, points_of, reachable
from project import ROOT, read_settings

SEEDS = ROOT / "seeds/demo"
TODAY = date(2026, 9, 30)
AUDIENCES = {"email_audience", "mail_audience", "recommended_actions"}
TEST = "assert_nobody_whom_a_system_refuses_is_in_an_audience"


@pytest.fixture(scope="module")
def models(compiled):
    return {node.name: node for node in compiled.manifest.nodes.values() if node.resource_type == "model"}


def has_contact_data(node) -> bool:
    return any("contact_data" in column.tags for column in node.columns.values())


def test_whatever_reaches_people_with_their_contact_data_is_tagged(compiled, models):
    leaving = {name for name, node in models.items() if node.fqn[1:3] == ["golden", "audiences"]}
    for exposure in compiled.manifest.exposures.values():
        if exposure.config.meta.get("reaches_people"):
            reads = {compiled.manifest.nodes[node].name for node in exposure.depends_on.nodes}
            leaving |= {name for name in reads if name in models and has_contact_data(models[name])}
    mailers = read_settings()["access"]["marketing"]
    assert mailers["sees_contact_data"]
    leaving |= {place.partition(".")[2] for place in mailers["reads"]}
    assert len(leaving) > 1
    assert {name for name in leaving if "activation" not in models[name].tags} == set()


def test_whatever_is_tagged_says_its_channel_and_is_tested_in_every_build(compiled, models):
    tagged = {name: node for name, node in models.items() if "activation" in node.tags}
    assert tagged.keys() == AUDIENCES
    test = next(node for node in compiled.manifest.nodes.values() if node.name == TEST)
    assert str(test.config.severity).lower() == "error"
    for name, node in tagged.items():
        meta = node.config.meta
        assert meta.get("channel") in CHANNELS or meta.get("channel_column") in node.columns, name
        assert meta.get("people_column", "constituent_id") in node.columns, name
        assert node.unique_id in test.depends_on.nodes, name


def test_what_make_export_takes_for_tagged_is_what_dbt_does(models):
    """It reads the YAML alone, since dbt takes long."""
    told = {
        name: (node.schema, node.config.meta.get("people_column", "constituent_id"))
        + tuple(node.config.meta.get(key) for key in ("channel", "channel_column"))
        for name, node in models.items()
        if "activation" in node.tags
    }
    found = {name: (one.schema, one.people, one.channel, one.channel_column) for name, one in leaving(ROOT).items()}
    assert found.pop("identity_map") == (models["identity_map"].schema, "constituent_id", None, None)
    assert found == told and found.keys() == AUDIENCES


def reached(project, node) -> set[tuple[str, str]]:
    """Every constituent and channel of a model that is tagged activation."""
    meta = node.config.meta
    channel = f"'{meta['channel']}'" if "channel" in meta else meta["channel_column"]
    rows = project.fetch(
        f"select {meta.get('people_column', 'constituent_id')}, {channel} from {node.schema}.{node.name} "
        f"where {channel} is not null"
    )[1]
    return {(one, by) for people, by in rows for one in people.split(", ")}


@pytest.mark.parametrize("name", sorted(AUDIENCES))
def test_nobody_is_reached_whom_the_rows_of_the_systems_do_not_allow(demo, models, name):
    found = reached(demo, models[name])
    allowed = reachable(demo, SEEDS, TODAY)
    known = {one for (one,) in demo.fetch("select constituent_id from golden.constituents")[1]}
    assert len(found) > 1000
    assert {one for one, _ in found} - known == set()
    assert {(one, by) for one, by in found if one not in allowed[by]} == set()


def of_a_later_refusal(seeds, today):
    """One donor more who says no to letters today, which no model has seen."""
    yield Said("donation", of_a_later_refusal.donor, "", "mail", "no", today)


def test_the_comparison_finds_one_refusal_that_a_model_has_not_seen(demo, models):
    allowed = reachable(demo, SEEDS, TODAY)["mail"]
    of_a_later_refusal.donor, one = demo.fetch(f"""
        select min(record_id), constituent_id from identity.identity_map
        where source_system = 'donation' and constituent_id in {tuple(allowed)} and confidence_tier = 'exact'
        group by constituent_id order by constituent_id limit 1
    """)[1][0]
    missing = reachable(demo, SEEDS, TODAY, [*SOURCES, of_a_later_refusal])["mail"]
    assert allowed - missing == {one}
    assert one in points_of(demo, SEEDS)["mail"]
    assert (one, "mail") in reached(demo, models["mail_audience"])
