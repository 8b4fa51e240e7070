"""What becomes of an id when people arrive, merge, split, leave and come back."""

import pandas as pd
import pytest
from project import Project

JANE = {"first_name": "Jane", "last_name": "Miller"}
KIM = {"first_name": "Kim", "last_name": "Novak"}
EMPTY = "left_system,left_record_id,right_system,right_record_id,decision,reviewer,reason,decided_on\n"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def resolve(project, *rows):
    """Resolve rows given as (record_id, columns), by fixed rules; the constituent of each record_id."""
    file = project.folder / "people.csv"
    pd.DataFrame([{"record_id": record_id} | columns for record_id, columns in rows]).to_csv(file, index=False)
    project.resolve(file, scoring="weighted")
    found = project.rows("select record_id, constituent_id from identity.identity_map")
    return found.set_index("record_id")["constituent_id"].to_dict()


def test_a_life_of_ids(project):
    home = {"email": "jane@home.example"}
    work = {"email": "jane@work.example"}

    first = resolve(project, ("b", JANE | home), ("c", JANE | work), ("d", KIM))
    assert first == {"b": "UC-00000001", "c": "UC-00000002", "d": "UC-00000003"}

    # a newcomer that sorts first renumbers nobody
    second = resolve(project, ("a", {"first_name": "Ada"}), ("b", JANE | home), ("c", JANE | work), ("d", KIM))
    assert second == first | {"a": "UC-00000004"}

    # a shared phone merges b and c: the older id survives
    phone = {"phone": "312-555-0123"}
    merged = resolve(project, ("b", JANE | home | phone), ("c", JANE | work | phone), ("d", KIM))
    assert merged == {"b": "UC-00000001", "c": "UC-00000001", "d": "UC-00000003"}

    # apart again: the id stays with one of them, and the retired id is never minted anew
    split = resolve(project, ("b", JANE | home), ("c", JANE | work), ("d", KIM))
    assert split == {"b": "UC-00000001", "c": "UC-00000005", "d": "UC-00000003"}

    # who left and comes back is who they were
    assert resolve(project, ("a", {"first_name": "Ada"}))["a"] == "UC-00000004"

    events = project.rows("select record_id, event from identity.identity_ledger order by entry_number")
    assert events.to_records(index=False).tolist() == [
        ("b", "born"),
        ("c", "born"),
        ("d", "born"),
        ("a", "born"),
        ("c", "moved"),
        ("c", "moved"),
    ]


def test_a_steward_outranks_the_rules(project):
    same_home = {"email": "miller@home.example"}
    rows = [("a", JANE | same_home), ("b", JANE | same_home), ("c", KIM), ("d", KIM)]
    by_rule = resolve(project, *rows)
    assert by_rule["a"] == by_rule["b"] and by_rule["c"] != by_rule["d"]
    (project.folder / "seeds/reference/steward_decisions.csv").write_text(
        EMPTY
        + "records,a,records,b,different,pat,two cousins,2026-09-01\n"
        + "records,d,records,c,same,pat,known to us,2026-09-01\n"
    )
    by_steward = resolve(project, *rows)
    assert by_steward["a"] != by_steward["b"] and by_steward["c"] == by_steward["d"]


def test_what_a_steward_writes_into_the_warehouse_counts_and_survives_a_full_refresh(project):
    rows = [("a", JANE), ("b", KIM)]
    assert len(set(resolve(project, *rows).values())) == 2
    written = "('records', 'b', 'records', 'a', 'same', 'pat', 'changed her name', date '2026-09-01')"
    project.execute(f"insert into identity.steward_entries values {written}")
    assert len(set(resolve(project, *rows).values())) == 1
    project.resolve(project.folder / "people.csv", "--full-refresh", scoring="weighted")
    assert project.rows("select count(*) as entries from identity.steward_entries")["entries"].item() == 1

    seed = project.folder / "seeds/reference/steward_decisions.csv"
    seed.write_text(EMPTY + "records,a,records,b,different,kim,two people,2026-09-01\n")
    result = project.dbt("build", source_records="people.csv", scoring="weighted")
    assert "two different decisions about records a and records b on 2026-09-01" in " ".join(result.stdout.split())


def test_a_record_that_fits_two_people_joins_neither(project):
    # nobody else compares Jane with Robert: they share only the nameless record, by email and by phone
    jane = {"first_name": "Jane", "last_name": "Doe", "email": "jane@x.example"}
    robert = {"first_name": "Robert", "last_name": "Doe", "phone": "312-555-0199"}
    bridge = {"last_name": "Doe", "email": "jane@x.example", "phone": "312-555-0199"}
    found = resolve(project, ("a", jane), ("b", jane), ("c", robert), ("d", robert), ("e", bridge))
    assert found["a"] == found["b"] and found["c"] == found["d"]
    assert len({found["a"], found["c"], found["e"]}) == 3
