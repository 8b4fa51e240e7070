"""The learnt scoring where there is next to nothing to learn from: the priors speak."""

import pandas as pd
import pytest
from project import Project

JANE = {"first_name": "Jane", "last_name": "Miller"}
ROBERT = {"first_name": "Robert", "last_name": "Miller"}
KIM = {"first_name": "Kim", "last_name": "Novak"}
EMAIL = {"email": "jane@home.example.org"}
PHONE = {"phone": "312-555-0123"}
HOME = {"address": "12 N Oak Ave", "city": "Chicago", "state": "IL", "postal_code": "60614"}
BORN = {"birth_date": "1960-03-05"}
STEWARD = "left_system,left_record_id,right_system,right_record_id,decision,reviewer,reason,decided_on\n"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def constituents(project, *rows):
    """Resolve rows by the learnt scoring; the constituent of each, in the order of the rows."""
    file = project.folder / "people.csv"
    frame = pd.DataFrame([{"record_id": at} | row for at, row in enumerate(rows)])
    frame.sample(frac=1, random_state=len(project.folder.name)).to_csv(file, index=False)
    project.resolve(file)
    found = project.rows("select cast(record_id as integer) as at, constituent_id from identity.identity_map")
    return found.set_index("at")["constituent_id"].sort_index().to_list()


@pytest.mark.parametrize(
    "shared",
    [JANE | EMAIL, JANE | BORN, JANE | HOME, JANE | PHONE],
    ids=["email", "birth date", "address", "phone"],
)
def test_one_name_and_one_thing_more_are_one_person(project, shared):
    one, other, third = constituents(project, shared, shared | {"middle_name": "Ann"}, KIM)
    assert one == other != third


def test_two_records_are_enough(project):
    one, other = constituents(project, JANE | EMAIL, JANE | EMAIL | PHONE)
    assert one == other


def test_two_records_of_nothing_in_common_are_two_people(project):
    assert len(set(constituents(project, JANE | EMAIL, KIM | PHONE))) == 2


def test_one_record_is_somebody(project):
    assert constituents(project, JANE | EMAIL) == ["UC-00000001"]


@pytest.mark.parametrize("shared", [HOME, HOME | PHONE], ids=["home", "home and phone"])
def test_a_couple_is_two_people(project, shared):
    assert len(set(constituents(project, JANE | shared, ROBERT | shared, KIM))) == 3


def test_namesakes_are_the_same_as_before_whatever_they_are(project):
    rows = [JANE, JANE | EMAIL, KIM]
    first = constituents(project, *rows)
    assert constituents(project, *rows) == first and first[2] not in first[:2]


def test_a_steward_outranks_what_was_learnt(project):
    (project.folder / "seeds/reference/steward_decisions.csv").write_text(
        STEWARD
        + "records,0,records,1,different,pat,two cousins,2026-09-01\n"
        + "records,2,records,0,same,pat,known to us,2026-09-01\n"
    )
    one, other, third = constituents(project, JANE | EMAIL, JANE | EMAIL | PHONE, KIM)
    assert one == third != other
