"""The scoring by fixed weights, which a var brings back."""

import pytest
from project import Project


@pytest.fixture(scope="module")
def weighted(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("weighted"))
    project.build(scoring="weighted")
    return project


def test_the_demo_is_resolved_as_well_as_ever(weighted):
    found = weighted.rows("select * from identity.identity_evaluation where slice = 'all records'").iloc[0]
    assert found["pair_precision"] >= 0.97
    assert found["pair_recall"] >= 0.85


def test_every_dbt_test_holds(weighted):
    # other unit tests pin what they need of the vars, and are run once, on the demo
    concerned = ["path:models/identity/scoring/weighted", "test_type:data"]
    result = weighted.dbt("test", "--select", *concerned, scoring="weighted")
    assert result.returncode == 0, result.stdout[-4000:]


def test_the_fixed_rules_decide(weighted):
    reasons = weighted.rows("select distinct reason from identity.pair_decisions")["reason"]
    assert {"same_email", "fuzzy_score", "name_address"} <= set(reasons)
    assert not {"likelihood", "even_chance", "unlikely"} & set(reasons)
