"""The scoring by weights that are given instead of learnt, through the same comparisons, decisions and clusters."""

import duckdb
import pandas as pd
import pytest
from explanation import explained, found, printed
from project import Project
from read_once import said_by

HOME = {"address": "12 Oak St", "city": "Chicago", "state": "IL", "postal_code": "60614"}
MOVED = {"address": "9 Elm Ave", "city": "Peoria", "state": "IL", "postal_code": "61602"}
NAMES = {"first_name": "Jane", "last_name": "Miller"}
# one person's two records, or not: what decides, what it is called, and the score
CASES = {
    "one email": ({"email": "jane7@example.org"}, {"email": "jane7@example.org"}, "same_email", 1.0),
    "another street": ({"phone": "312-555-0101"} | HOME, {"phone": "312-555-0101"} | MOVED, "same_phone", 1.0),
    # (0.175 + 0.175 + 0.25 + 0.2 * 0) / 0.8, which the rule outweighs
    "one home": ({"phone": "312-555-0101"} | HOME, {"phone": "773-555-0188"} | HOME, "name_address", 0.95),
    # (0.175 + 0.175 * 0.85 + 0.25 + 0.2 * 0.6) / 0.8
    "alike": (
        {"last_name": "Keller", "phone": "312-555-0101"} | HOME,
        {"last_name": "Kessler", "phone": "312-555-0102"} | HOME,
        "fuzzy_score",
        0.867188,
    ),
    # (0.175 + 0.175 * 0.85 + 0.25 + 0.2 * 0) / 0.8
    "doubtful": (
        {"last_name": "Keller", "phone": "312-555-0101"} | HOME,
        {"last_name": "Kessler", "phone": "773-555-0188"} | HOME,
        "weak_score",
        0.717188,
    ),
    # (0.175 + 0.175 + 0.2 * 0) / 0.65 with another house in another city
    "unlike": ({"phone": "312-555-0101"} | HOME, {"phone": "773-555-0188"} | MOVED, "low_score", 0.388889),
    "spouses": ({"phone": "312-555-0101"}, {"first_name": "Robert", "phone": "312-555-0101"}, "shared_contact", None),
}
MATCHES = {"same_email", "same_phone", "name_address", "fuzzy_score"}


@pytest.mark.parametrize("case", CASES)
def test_what_two_records_have_in_common_decides(tmp_path_factory, case):
    left, right, reason, score = CASES[case]
    project = Project(tmp_path_factory.mktemp("weighted"))
    people = [{"id": "a"} | NAMES | left, {"id": "b"} | NAMES | right]
    pd.DataFrame(people).to_csv(project.folder / "people.csv", index=False)
    project.resolve(project.folder / "people.csv", scoring="weighted", extra_fields="off")
    decided = project.rows("select reason, score from identity.pair_decisions").iloc[0]
    assert decided["reason"] == reason
    assert score is None or decided["score"] == pytest.approx(score, abs=1e-6)
    constituents = project.rows("select count(distinct constituent_id) as people from identity.identity_map")
    assert constituents["people"].item() == (1 if reason in MATCHES else 2)
    with duckdb.connect(str(project.database), read_only=True) as database:
        said = printed(explained(database, found(database, "a"), found(database, "b"), uncompared_bits=-2))
    assert f"by {reason} " in said and "The scoring is weighted" in said


# what comes after reads ids, and not how pairs were scored
SCORED = ["tag:identity", "review_queue"]


@pytest.fixture(scope="module")
def weighted(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("weighted_demo"))
    project.build("--select", *(f"+{part}" for part in SCORED), scoring="weighted")
    return project


def test_the_demo_is_resolved_as_well_as_ever(weighted):
    found = weighted.rows("select * from identity.identity_evaluation where slice = 'all records'").iloc[0]
    assert found["pair_precision"] >= 0.97
    assert found["pair_recall"] >= 0.84


def test_every_dbt_test_holds(weighted):
    # other unit tests pin what they need of the vars, and are run once, on the demo
    done = weighted.run("test", "--select", *(f"{part},test_type:data" for part in SCORED), scoring="weighted")
    assert done.success, said_by(done)


def test_nothing_is_learnt(weighted):
    reasons = weighted.rows("select distinct reason from identity.pair_decisions")["reason"]
    assert {"same_email", "fuzzy_score", "name_address"} <= set(reasons)
    assert not {"likelihood", "even_chance", "unlikely"} & set(reasons)
    assert weighted.rows("from duckdb_tables() where table_name = 'match_parameters'").empty
