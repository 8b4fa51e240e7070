"""How names are taken apart: (first, middle, last, suffix), or the name of an organisation."""

import duckdb
import pandas as pd
import pytest
from project import ROOT

WHOLE_NAMES = {
    # plain
    "John Smith": ("John", None, "Smith", None),
    "John Quincy Smith": ("John", "Quincy", "Smith", None),
    "J. Q. Smith": ("J", "Q", "Smith", None),
    "J.R. Smith": ("J", "R", "Smith", None),
    "JD Vance": ("JD", None, "Vance", None),
    "John  \t Smith": ("John", None, "Smith", None),
    "Jane Doe (formerly Smith)": ("Jane", None, "Doe", None),
    'William "Bill" Gates': ("William", None, "Gates", None),
    "Anne-Marie O'Brien": ("Anne-Marie", None, "O'Brien", None),
    # in one case
    "SMITH, JOHN Q": ("John", "Q", "Smith", None),
    "anne-marie o'brien": ("Anne-Marie", None, "O'Brien", None),
    "ED SMITH": ("Ed", None, "Smith", None),
    "McDonald, RONALD": ("Ronald", None, "McDonald", None),
    # turned round
    "Smith, John": ("John", None, "Smith", None),
    "Smith,John Quincy": ("John", "Quincy", "Smith", None),
    "Smith-Jones, Mary Ann": ("Mary", "Ann", "Smith-Jones", None),
    "Church, Charlotte": ("Charlotte", None, "Church", None),
    "Smith,": (None, None, "Smith", None),
    # particles
    "Juan de la Cruz": ("Juan", None, "de la Cruz", None),
    "de la Cruz, Juan": ("Juan", None, "de la Cruz", None),
    "Ludwig van Beethoven": ("Ludwig", None, "van Beethoven", None),
    "Anna Maria van der Berg": ("Anna", "Maria", "van der Berg", None),
    "Mary St. John": ("Mary", None, "St John", None),
    "Omar bin Khalid al Saud": ("Omar", "bin Khalid", "al Saud", None),
    "Maria del Carmen Lopez": ("Maria", "del Carmen", "Lopez", None),
    "Van Morrison": ("Van", None, "Morrison", None),
    "VAN DER BERG, ANNA": ("Anna", None, "Van Der Berg", None),
    # titles
    "Mr. John Smith": ("John", None, "Smith", None),
    "MRS JANE DOE": ("Jane", None, "Doe", None),
    "Rev. Dr. Martin L. King, Jr.": ("Martin", "L", "King", "Jr"),
    "The Hon. Jane Doe": ("Jane", None, "Doe", None),
    "Smith, Dr. John": ("John", None, "Smith", None),
    "Drew Mrazek": ("Drew", None, "Mrazek", None),
    # suffixes
    "John Smith Jr": ("John", None, "Smith", "Jr"),
    "John Smith, JR.": ("John", None, "Smith", "Jr"),
    "Smith, John, Jr.": ("John", None, "Smith", "Jr"),
    "Smith Jr., John": ("John", None, "Smith", "Jr"),
    "John Smith senior": ("John", None, "Smith", "Sr"),
    "John Smith III": ("John", None, "Smith", "III"),
    "Henry Smith V": ("Henry", None, "Smith", "V"),
    "John Smith, MD, PhD": ("John", None, "Smith", "MD PhD"),
    "John Smith M.D.": ("John", None, "Smith", "MD"),
    "John Smith III, Esq.": ("John", None, "Smith", "III Esq"),
    # and what only looks like one
    "Maria V": ("Maria", None, "V", None),
    "Smith, V": ("V", None, "Smith", None),
    "Smith, J.R.": ("J", "R", "Smith", None),
    # one word
    "Maria": ("Maria", None, None, None),
    "Mr. Smith": (None, None, "Smith", None),
    "Smith, MD": (None, None, "Smith", "MD"),
    "x": ("X", None, None, None),
    # two people
    "Mr. and Mrs. John Smith": ("John", None, "Smith", None),
    "John and Mary Smith": ("John", None, "Smith", None),
    "John Smith & Mary Jones": ("John", None, "Smith", None),
    "Smith, John & Mary": ("John", None, "Smith", None),
    # other letters
    "Nguyễn Thị Minh": ("Nguyễn", "Thị", "Minh", None),
    "ÉLODIE BÉRUBÉ": ("Élodie", None, "Bérubé", None),
    "محمد علي": ("محمد", None, "علي", None),
    # no name
    "---": (None, None, None, None),
    "12345": (None, None, None, None),
    "Dr.": (None, None, None, None),
    "": (None, None, None, None),
    None: (None, None, None, None),
    # worse
    "🎉": ("🎉", None, None, None),
    "Robert'); DROP TABLE people;--": ("Robert'", "Drop Table", "People", None),
    "\u202eJohn\u202c \u200bSmith": ("John", None, "Smith", None),
    "x" * 5000: ("X" + "x" * 499, None, None, None),
}
ORGANISATIONS = [
    "Joyce Foundation", "Acme, Inc.", "NORTHSIDE DENTAL GROUP LLC", "The Smith Family", "St. Mary's Church",
    "Dr Martin Luther King School", "Smith & Sons Ltd.", "Charlotte Church",
]  # fmt: skip
GIVEN_PARTS = {
    # (title, first, middle, last, suffix) -> (first, middle, last, suffix)
    (None, "John", None, "Smith", None): ("John", None, "Smith", None),
    (None, "Mary Ann", None, "Smith", None): ("Mary Ann", None, "Smith", None),
    (None, "John Q.", None, "Smith", None): ("John", "Q", "Smith", None),
    (None, "John", "Q.", "Smith", "jr."): ("John", "Q", "Smith", "Jr"),
    (None, "Dr. John", None, "Smith", None): ("John", None, "Smith", None),
    (None, "JOHN", None, "SMITH III", None): ("John", None, "Smith", "III"),
    (None, "JOHN", None, "Smith", None): ("John", None, "Smith", None),
    (None, "John & Mary", None, "Smith", None): ("John", None, "Smith", None),
    (None, "Charlotte", None, "Church", None): ("Charlotte", None, "Church", None),
    (None, "John Smith", None, None, None): ("John", None, "Smith", None),
    (None, "Smith, John", None, None, None): ("John", None, "Smith", None),
    (None, "Maria", None, None, None): ("Maria", None, None, None),
    (None, None, None, "García Lopez", None): (None, None, "García Lopez", None),
    ("Mr.", "Smith", None, None, None): (None, None, "Smith", None),
    ("Ms.", "Charlotte Church", None, None, None): ("Charlotte", None, "Church", None),
    (None, None, None, None, None): (None, None, None, None),
}
PARTS = ["first_name", "middle_name", "last_name", "suffix"]
MODEL = (ROOT / "models/identity/records/person_rows.sql").read_text()
COLUMNS = ["record_id", "source_system", "title", "full_name", *PARTS, "email", "phone", "address", "city", "state"]
COLUMNS += ["postal_code", "birth_date", "updated_at", "extra_fields", "people_model"]


@pytest.fixture(scope="module")
def records(compiled):
    """A function that makes source records of rows with the columns title, full_name and the four parts."""
    sql = compiled(MODEL.replace("{{ ref('given_rows') }}", "people"))

    def resolve(rows: list[dict]) -> list[dict]:
        people = pd.DataFrame(rows, columns=COLUMNS, dtype="string").assign(record_id=[str(at) for at in range(len(rows))])
        with duckdb.connect() as connection:
            connection.register("people", people)
            found = connection.execute(f"select * from ({sql}) order by cast(record_id as integer)")
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return resolve


def parts(record: dict) -> tuple:
    return tuple(record[part] for part in PARTS)


def test_whole_names(records):
    found = records([{"full_name": name} for name in WHOLE_NAMES])
    assert dict(zip(WHOLE_NAMES, map(parts, found), strict=True)) == WHOLE_NAMES
    assert [r["full_name"] for r in found if r["is_organisation"]] == []


def test_organisations_keep_their_name_and_have_no_parts(records):
    found = records([{"full_name": name} for name in ORGANISATIONS])
    assert [r["full_name"] for r in found] == ORGANISATIONS
    assert all(r["is_organisation"] for r in found)
    assert {parts(r) for r in found} == {(None, None, None, None)}


def test_an_organisation_in_the_last_name(records):
    (found,) = records([{"last_name": "Northside Dental Group LLC"}])
    assert (found["is_organisation"], found["full_name"]) == (True, "Northside Dental Group LLC")


def test_names_given_in_parts(records):
    found = records([dict(zip(["title", *PARTS], name, strict=True)) for name in GIVEN_PARTS])
    assert dict(zip(GIVEN_PARTS, map(parts, found), strict=True)) == GIVEN_PARTS


def test_parts_win_over_the_whole_name_only_where_both_are_there(records):
    both = {"full_name": "SMITH, J", "first_name": "John", "last_name": "Smith"}
    found = records([both, both | {"last_name": None}])
    assert [r["full_name"] for r in found] == ["John Smith", "J Smith"]


def test_a_full_name_is_its_parts_in_order(records):
    (found,) = records([{"full_name": "SMITH, JOHN QUINCY, JR."}])
    assert found["full_name"] == "John Quincy Smith Jr"


def test_a_name_of_a_megabyte_is_kept_as_given_and_cut(records):
    long = ("ab " * 333_333).strip()
    (found,) = records([{"full_name": long}])
    assert found["name_as_given"] == long
    assert len(found["full_name"]) <= 500


def test_a_name_is_in_parts_where_a_column_for_them_has_one(records):
    whole, first, last, titled = records(
        [{"full_name": "Ann Lee"}, {"first_name": "Ann"}, {"last_name": "Lee"}, {"title": "Dr.", "full_name": "Lee"}]
    )
    assert not whole["is_name_in_parts"]
    assert first["is_name_in_parts"] and last["is_name_in_parts"] and titled["is_name_in_parts"]


def test_without_words_of_organisations_only_an_article_tells_them(compiled):
    sql = compiled("select {{ is_organisation('name') }} from names", organisation_words=[])
    with duckdb.connect() as connection:
        connection.execute("create table names as select unnest(['Acme Trust', 'Ann Lee', 'The Acme']) as name")
        assert [row[0] for row in connection.execute(sql).fetchall()] == [False, False, True]
