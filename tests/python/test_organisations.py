"""A file of organisations is known by its names as a whole, and its names are compared by the rarity of their words."""

from itertools import product

import pandas as pd
import pytest
from project import Project

BIRDS = ["Heron", "Finch", "Magpie", "Osprey", "Plover", "Kestrel", "Curlew", "Egret", "Wren", "Godwit", "Avocet", "Siskin"]
KINDS = ["Cafe", "Grill", "Bistro", "Tavern", "Kitchen", "Bakery", "Pizzeria", "Diner", "Brasserie", "Trattoria", "Cantina"]
SAME_PHONE = [
    ("Saint Cuthbert's Delicatessen", "Deli St. Cuthberts", "same_words"),
    ("Zanzibar Saffron Grill", "Zanzibar Saffron Tavern", "most_words"),
    ("Quetzal", "Quetzal Bistro Oyster Cellar", "contained"),
    ("Lodge 1204", "Lodge 1205", "different"),
]
GIVEN = ["Mary", "William", "Robert", "Elizabeth", "James", "Susan"]
FAMILIES = ["Adler", "Brandt", "Castile", "Dorsey", "Engel", "Farkas", "Grady", "Hollis", "Ibarra", "Jansen"]
FOREIGN = ["Nguyet", "Wieslaw", "Oluwaseun", "Thorvald"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("organisations"))


def compare(project, names: list[str], **columns) -> None:
    """Build what compares the names of a file with a column of whole names."""
    assert len(set(names)) == 150
    file = project.folder / "names.csv"
    pd.DataFrame({"id": range(150), "name": names} | columns).to_csv(file, index=False)
    project.build("--select", "+organisation_comparisons", source_records=str(file))


def test_restaurants_without_a_word_of_organisations_are_organisations(project):
    paired = [name for one, other, _ in SAME_PHONE for name in (one, other)]
    others = [f"{bird} {kind}" for bird, kind in product(BIRDS, KINDS)] + [f"{bird} Noodles" for bird in BIRDS]
    names = paired + others[: 150 - len(paired)]
    phones = [f"312-555-01{at // 2:02}" if at < len(paired) else None for at in range(150)]
    compare(project, names, phone=phones)

    assert project.rows("select * from identity.name_population where is_organisation_file")["name_count"].tolist() == [150]
    records = project.rows("select full_name, last_name, is_organisation from identity.source_records")
    assert records["is_organisation"].all() and records["last_name"].isna().all()
    assert set(records["full_name"]) == set(names)

    folded = {name: name.lower().replace("'", "").replace(".", "") for name in paired}
    found = project.rows("select name_a, name_b, level from identity.organisation_comparisons")
    levels = {frozenset((row.name_a, row.name_b)): row.level for row in found.itertuples()}
    assert [(one, other, levels[frozenset((folded[one], folded[other]))]) for one, other, _ in SAME_PHONE] == SAME_PHONE


def test_people_are_people_however_their_names_are_written_and_wherever_they_come_from(project):
    known = [f"{first} {last}" for first, last in product(GIVEN, FAMILIES)][:50]
    turned = [f"{last}son, {first}" for first, last in product(GIVEN, FAMILIES)][:60]
    foreign = [f"{first} {last}" for first, last in product(FOREIGN, FAMILIES)]
    compare(project, known + turned + foreign)

    population = project.rows("select * from identity.name_population").iloc[0]
    assert (population["name_count"], population["person_name_count"]) == (150, 110)
    assert not population["is_organisation_file"]
    assert not project.rows("select is_organisation from identity.source_records")["is_organisation"].any()
    assert project.rows("select * from identity.organisation_comparisons").empty
