"""What becomes of an id when people arrive, merge, split, leave and come back."""

import pandas as pd
import pytest
from project import ROOT, WITHOUT_TESTS, Project
from read_once import ReadOnce

JANE = {"first_name": "Jane", "last_name": "Miller"}
KIM = {"first_name": "Kim", "last_name": "Novak"}
EMPTY = "left_system,left_record_id,right_system,right_record_id,decision,reviewer,reason,decided_on\n"
COLUMNS = f"({EMPTY.strip()})"


SETTINGS = {"scoring": "weighted"}


class People(ReadOnce):
    """The project as it stands, read once; each test has a folder and a database of its own."""

    rows, execute, tables = Project.rows, Project.execute, Project.tables

    def in_folder(self, folder):
        self.folder, self.database = folder, folder / "people.duckdb"
        return self

    def resolve(self, file, *arguments, **variables):
        """None where it was resolved, else what dbt said."""
        parts = ["--select", "tag:identity", *arguments]
        done = self.run("build", *WITHOUT_TESTS, *parts, source_records=str(file), **variables)
        return None if done.success else " ".join([str(done.exception), *(str(row.message) for row in done.result or [])])


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    return People(ROOT, tmp_path_factory.mktemp("ledger"), source_records="any.csv", **SETTINGS)


@pytest.fixture
def people(reading, tmp_path):
    return reading.in_folder(tmp_path)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def resolve(project, *rows):
    """Resolve rows given as (record_id, columns), by fixed rules; the constituent of each record_id."""
    file = project.folder / "people.csv"
    pd.DataFrame([{"record_id": record_id} | columns for record_id, columns in rows]).to_csv(file, index=False)
    assert project.resolve(file, **SETTINGS) is None
    found = project.rows("select record_id, constituent_id from identity.identity_map")
    return found.set_index("record_id")["constituent_id"].to_dict()


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
    project.execute(f"insert into identity.steward_entries {COLUMNS} values {written}")
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


def test_an_id_stays_with_whom_it_was_minted_for(people):
    home, work = {"email": "jane@home.example"}, {"email": "jane@work.example"}
    first = resolve(people, ("a", JANE | home), ("b", JANE | work))
    assert first == {"a": "UC-00000001", "b": "UC-00000002"}

    # wrongly one person, to whom more and more records of the stranger come
    grown = [("a", JANE | home), ("b", JANE | work), ("c", JANE | work), ("d", JANE | work)]
    decide(people, "b", "same", "2026-09-01")
    assert set(resolve(people, *grown).values()) == {"UC-00000001"}

    decide(people, "b", "different", "2026-09-02")
    apart = resolve(people, *grown)
    assert apart == {"a": "UC-00000001", "b": "UC-00000002", "c": "UC-00000002", "d": "UC-00000002"}

    # nor does it follow the majority where the stranger had no id before
    own = {"email": "kim@example.org"}
    decide(people, "e", "same", "2026-09-01")
    strangers = [("e", KIM | own), ("f", KIM | own), ("g", KIM | own)]
    joined = resolve(people, *grown, *strangers)
    assert {joined[record] for record in "aefg"} == {"UC-00000001"}
    decide(people, "e", "different", "2026-09-02")
    assert resolve(people, *grown, *strangers) == apart | {"e": "UC-00000003", "f": "UC-00000003", "g": "UC-00000003"}


def test_an_id_lives_as_long_as_a_record_is_left_to_it(people):
    jane, kim = JANE | {"email": "jane@home.example"}, KIM | {"email": "kim@example.org"}
    assert resolve(people, ("a", jane)) == {"a": "UC-00000001"}
    kims = [("x", kim), ("y", kim), ("z", kim)]
    joined = resolve(people, ("a", jane), ("b", jane), ("c", jane), *kims)
    assert joined == dict.fromkeys("abc", "UC-00000001") | dict.fromkeys("xyz", "UC-00000002")

    # the record for which the first id was minted turns out to be Kim's: she keeps her id, and so do b and c theirs
    apart = resolve(people, ("a", kim), ("b", jane), ("c", jane), *kims)
    assert apart == dict.fromkeys("bc", "UC-00000001") | dict.fromkeys("axyz", "UC-00000002")

    # when b goes to Kim, too, c is left; when all do, the id retires and is Kim from then on
    assert resolve(people, ("a", kim), ("b", kim), ("c", jane), *kims)["c"] == "UC-00000001"
    assert set(resolve(people, ("a", kim), ("b", kim), ("c", kim), *kims).values()) == {"UC-00000002"}
    live = people.rows("select constituent_id, live_id from identity.live_constituents order by 1")
    assert live["live_id"].tolist() == ["UC-00000002", "UC-00000002"]


def test_of_a_person_who_was_two_one_part_keeps_the_id(people):
    home, work = {"email": "jane@home.example"}, {"email": "jane@work.example"}
    whole = resolve(people, ("a", JANE | home), ("b", JANE | home), ("c", JANE | home), ("d", JANE | home))
    assert set(whole.values()) == {"UC-00000001"}
    apart = resolve(people, ("a", JANE | work), ("b", JANE | home), ("c", JANE | home), ("d", KIM | work))
    assert apart["b"] == apart["c"] == "UC-00000001" and len(set(apart.values())) == 3
    assert resolve(people, ("a", JANE | work), ("b", JANE | home), ("c", JANE | home), ("d", KIM | work)) == apart


def decide(people, record_id, decision, day):
    """What a steward says about a record and record a."""
    written = f"('records', 'a', 'records', '{record_id}', '{decision}', 'pat', 'seen both', date '{day}')"
    people.execute(f"insert into identity.steward_entries {COLUMNS} values {written}")


def test_ids_go_on_after_the_last_of_eight_digits(people):
    rows = [(letter, {"first_name": name}) for letter, name in zip("abcd", ["Ada", "Bo", "Cy", "Di"], strict=True)]
    resolve(people, rows[0])
    people.execute("update identity.identity_ledger set constituent_id = 'UC-99999998'")
    people.execute("update identity.household_ledger set household_id = 'HH-99999998'")
    minted = {"a": "UC-99999998", "b": "UC-99999999", "c": "UC-100000000", "d": "UC-100000001"}
    assert resolve(people, *rows) == minted
    households = people.rows("select record_id, household_id from identity.identity_map").set_index("record_id")
    assert households["household_id"].to_dict() == {key: value.replace("UC", "HH") for key, value in minted.items()}
    # the older of two equals is so by its number
    decide(people, "d", "same", "2026-09-01")
    assert resolve(people, *rows) == minted | {"d": "UC-99999998"}


@pytest.mark.parametrize("loss", ["drop table {}", "delete from {}", "delete from {} where record_id = 'b'"])
def test_a_lost_ledger_stops_the_build_until_somebody_says_so(people, loss):
    rows = [("a", JANE), ("b", KIM)]
    resolve(people, *rows)
    people.execute(loss.format("identity.identity_ledger"))
    before = people.rows("select * from identity.source_records"), people.tables()
    said = people.resolve(people.folder / "people.csv", **SETTINGS)
    assert "identity_ledger: Its ids end at number" in said and "other tables know ids up to number 2" in said
    assert "Nothing was written." in said
    pd.testing.assert_frame_equal(people.rows("select * from identity.source_records"), before[0])
    assert people.tables() == before[1]

    assert people.resolve(people.folder / "people.csv", new_ledger=True, **SETTINGS) is None
    # nobody gets an id that another table knows
    expected = {"a": "UC-00000001", "b": "UC-00000003"} if "where" in loss else {"a": "UC-00000003", "b": "UC-00000004"}
    found = people.rows("select record_id, constituent_id from identity.identity_map").set_index("record_id")
    assert found["constituent_id"].to_dict() == expected
    assert resolve(people, *rows) == expected
