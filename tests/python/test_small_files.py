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


def test_two_of_one_family_stay_two_people_of_one_household(project):
    family = PHONE | HOME
    twins = [
        family | BORN | {"first_name": name, "last_name": "Quince", "email": "q@home.example.org"}
        for name in ("Peter", "Susan")
    ]
    brandt = family | {"first_name": "Walter", "last_name": "Brandt", "address": "10 Pine St", "phone": "312-555-0182"}
    generations = [brandt | {"birth_date": born} for born in ("1950-02-03", "1981-07-19")]
    lowell = family | {"last_name": "Lowell", "address": "8 Oak St", "phone": "312-555-0111"}
    siblings = [
        lowell | {"first_name": "Ada", "birth_date": "2010-05-03"},
        lowell | {"first_name": "Ben", "birth_date": "2011-05-03"},
    ]
    mann = family | {"last_name": "Mann", "address": "77 Fir St", "phone": "312-555-0122", "birth_date": "1980-01-01"}
    spouses = [mann | {"first_name": "Carl"}, mann | {"first_name": "Dora"}]
    found = constituents(project, *twins, *generations, *siblings, *spouses)
    assert len(set(found)) == 8
    households = project.rows("select household_id from identity.identity_map order by cast(record_id as integer)")[
        "household_id"
    ]
    assert households[::2].tolist() == households[1::2].tolist() and households.nunique() == 4
    asked = project.rows("select distinct reason from identity.pair_decisions where decision = 'review'")["reason"]
    assert set(asked) == {"twin_doubt", "generation_doubt"}


def test_one_person_is_found_under_a_nickname_an_initial_a_married_and_a_swapped_name(project):
    homes = [
        {"phone": "312-555-0111", "birth_date": "1961-03-05", "address": "12 N Oak Ave"},
        {"phone": "773-555-0142", "birth_date": "1978-11-28", "address": "840 Pine St"},
        {"phone": "630-555-0175", "birth_date": "1949-07-16", "address": "3 Elm Ct"},
        {"phone": "847-555-0198", "birth_date": "1985-01-22", "address": "6617 Ash Rd"},
    ]
    names = [
        "Bill Stone",
        "William Stone",
        "J Carter",
        "James Carter",
        "Jane Miller",
        "Jane Reyes",
        "Kim Novak",
        "Novak Kim",
    ]
    parts = [dict(zip(["first_name", "last_name"], name.split(), strict=True)) for name in names]
    found = constituents(project, *(name | homes[at // 2] for at, name in enumerate(parts)))
    assert found[::2] == found[1::2] and len(set(found)) == 4


def test_a_birth_date_agrees_in_its_parts(project):
    """One part is wrong, impossible or not written, and nothing but names stands beside it."""
    pairs = [
        ("1961-04-10", "1961-12-10"),
        ("1462-03-19", "1962-03-19"),
        ("1963-13-21", "1963-11-21"),
        ("1964-05-00", "1964-05-17"),
        ("1965-05-77", "1965-05-17"),
    ]
    names = ["Wilhelmina Oestrovsky", "Konstantin Haering", "Suleyman Mitschke", "Gerlinde Aumann", "Leokadia Krzyzewski"]
    rows = [{"full_name": name, "birth_date": day} for name, pair in zip(names, pairs, strict=True) for day in pair]
    crowd = [
        {"full_name": f"{first} Novak", "birth_date": f"19{at + 40}-07-0{at % 9 + 1}"}
        for at, first in enumerate(["Ann", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus"])
    ]
    found = constituents(project, *rows, *crowd)
    assert found[:10:2] == found[1:10:2] and len(set(found)) == 5 + len(crowd)
