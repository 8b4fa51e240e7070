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
    # degrees, credentials and roles after a comma are no first name
    "Virginia G. Essen, J.D.": ("Virginia", "G", "Essen", "JD"),
    "Pat Doe, LEED AP": ("Pat", None, "Doe", "LEED AP"),
    "John W. Ingram, V": ("John", "W", "Ingram", "V"),
    "Pat Doe, RN, BSN": ("Pat", None, "Doe", "RN BSN"),
    "Pat Doe, A.C.A.": ("Pat", None, "Doe", "ACA"),
    "Ann Park, MA": ("Ann", None, "Park", "MA"),
    "Robert Allen, Trustee": ("Robert", None, "Allen", "Trustee"),
    "Robert Allen TTEE": ("Robert", None, "Allen", "Trustee"),
    "Orin Lee DDS": ("Orin", None, "Lee", "DDS"),
    "Pat Doe MBA": ("Pat", None, "Doe", "MBA"),
    "John Smith Jr., Ph.D., MBA": ("John", None, "Smith", "Jr PhD MBA"),
    "John Smith 2nd": ("John", None, "Smith", "II"),
    "Smith, John, MA": ("John", None, "Smith", "MA"),
    "Essen, J.D., Virginia G.": ("Virginia", "G", "Essen", "JD"),
    "Dr. Smith, MA": (None, None, "Smith", "MA"),
    # but after one name they are one
    "Lee, Ma": ("Ma", None, "Lee", None),
    "Vance, JD": ("JD", None, "Vance", None),
    "Simpson, Bart": ("Bart", None, "Simpson", None),
    "de la Cruz, V": ("V", None, "de la Cruz", None),
    "Yo Yo Ma": ("Yo", "Yo", "Ma", None),
    "Yo Yo Ma, PhD": ("Yo", "Yo", "Ma", "PhD"),
    "Vance JD": ("Vance", None, "JD", None),
    # titles, and names that only look like one
    "Judge Ann M. Park": ("Ann", "M", "Park", None),
    "Honorable Terry F. Moore": ("Terry", "F", "Moore", None),
    "Rabbi Cohen": (None, None, "Cohen", None),
    "Captain James Cook": ("James", None, "Cook", None),
    "Capt. James Cook Jr.": ("James", None, "Cook", "Jr"),
    "Maj. Gen. James Cook": ("James", None, "Cook", None),
    "Park, Judge Ann": ("Ann", None, "Park", None),
    "Gen. Cook": (None, None, "Cook", None),
    "Bishop Perkins": ("Bishop", None, "Perkins", None),
    "Bishop Perkins Jr": ("Bishop", None, "Perkins", "Jr"),
    "Bishop James Perkins": ("James", None, "Perkins", None),
    "Major J. Smith": ("Major", "J", "Smith", None),
    "Sen Gupta": ("Sen", None, "Gupta", None),
    "Dean Allen Smith": ("Dean", "Allen", "Smith", None),
    # nicknames in quotes of any kind
    "John “Jack” Kenner": ("John", None, "Kenner", None),
    "John 'Jack' Kenner": ("John", None, "Kenner", None),
    "John ‘Jack’ Kenner": ("John", None, "Kenner", None),
    "John „Jack“ Kenner": ("John", None, "Kenner", None),
    "John «Jack» Kenner": ("John", None, "Kenner", None),
    '"John Kenner"': ("John", None, "Kenner", None),
    "Kawai'ae'a Kealoha": ("Kawai'ae'a", None, "Kealoha", None),
    "Gerard 't Hooft": ("Gerard", "'t", "Hooft", None),
    # HTML entities
    "Sean O&#039;Brien": ("Sean", None, "O'Brien", None),
    "Sean O&amp;#39;Brien": ("Sean", None, "O'Brien", None),
    "Sean O&rsquo;Brien": ("Sean", None, "O'Brien", None),
    "Jos&eacute; Nu&#241;ez": ("José", None, "Nuñez", None),
    "John &quot;Jack&quot; Kenner": ("John", None, "Kenner", None),
    "John &amp; Mary Smith": ("John", None, "Smith", None),
    # words for nothing
    "NULL": (None, None, None, None),
    "Null": (None, None, None, None),
    "NULL NULL": (None, None, None, None),
    "n/a": (None, None, None, None),
    "Anonymous Donor": (None, None, None, None),
    "(No Name)": (None, None, None, None),
    "Test, Test": (None, None, None, None),
    "Maria NULL": ("Maria", None, None, None),
    "Maria Unknown": ("Maria", None, None, None),
    "NULL Garcia": (None, None, "Garcia", None),
    "Jennifer Null": ("Jennifer", None, "Null", None),
    "Nan Goldin": ("Nan", None, "Goldin", None),
    "nan nan": (None, None, None, None),
    "Nona Test": ("Nona", None, "Test", None),
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
    "Mr. Andrew and Mrs Sally Smith": ("Andrew", None, "Smith", None),
    "John D. and Catherine T. Marlow": ("John", "D", "Marlow", None),
    "Mr S Bloggs and Miss L Jones": ("S", None, "Bloggs", None),
    "Mr. & Mrs. Patrick & Rose Daniels": ("Patrick", None, "Daniels", None),
    "Andre and Amanda Smith": ("Andre", None, "Smith", None),
    "Dick & Jane Smith": ("Dick", None, "Smith", None),
    "John and Mary Ann Smith": ("John", None, "Smith", None),
    "John AND Mary van der Berg": ("John", None, "van der Berg", None),
    "Mr. John and Mrs. Smith": ("John", None, "Smith", None),
    "John & Mary & Bob Smith": ("John", None, "Smith", None),
    "John, Mary and Bob Smith": ("John", None, "Smith", None),
    "John, Mary, and Bob Smith": ("John", None, "Smith", None),
    "Smith, John D. and Mary T.": ("John", "D", "Smith", None),
    "John Smith and family": ("John", None, "Smith", None),
    "John or Mary Smith": ("John", None, "Smith", None),
    "John &Mary Smith": ("John", None, "Smith", None),
    "mr. & mrs. john smith": ("John", None, "Smith", None),
    "Jimmie E French": ("Jimmie", "E", "French", None),
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
    (None, "John D. & Mary", None, "Smith", None): ("John", "D", "Smith", None),
    (None, "Judge Ann", None, "Park", None): ("Ann", None, "Park", None),
    (None, "Bishop", None, "Perkins", None): ("Bishop", None, "Perkins", None),
    (None, "Maria", None, "NULL", None): ("Maria", None, None, None),
    (None, "Maria", None, "null", None): ("Maria", None, None, None),
    (None, "NULL", None, "NULL", None): (None, None, None, None),
    (None, "Null", None, "Null", None): (None, None, None, None),
    (None, "Jennifer", None, "Null", None): ("Jennifer", None, "Null", None),
    (None, "Mary", "NMN", "Test", "N/A"): ("Mary", None, "Test", None),
    (None, "unknown", None, "Garcia", None): (None, None, "Garcia", None),
    (None, "---", None, "Garcia", None): (None, None, "Garcia", None),
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
PARTNERS = {
    "John and Mary Smith": "Mary Smith",
    "Mr. Andrew and Mrs Sally Smith": "Sally Smith",
    "John D. and Catherine T. Marlow": "Catherine T Marlow",
    "John Smith & Mary Jones": "Mary Jones",
    "Smith, John & Mary": "Mary Smith",
    "JOHN AND MARY SMITH": "Mary Smith",
    "John, Mary and Bob Smith": "Mary Smith",
    "Mr. and Mrs. John Smith": None,
    "John Smith and family": None,
    "John Smith & Guest": None,
    "John Smith": None,
    "Smith and Sons Ltd.": None,
}
PARTS = ["first_name", "middle_name", "last_name", "suffix"]
MODEL = (ROOT / "models/identity/records/named_rows.sql").read_text()
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


def test_the_second_of_a_couple_is_kept(records):
    found = records([{"full_name": name} for name in PARTNERS])
    assert dict(zip(PARTNERS, [r["partner_name"] for r in found], strict=True)) == PARTNERS
    (given,) = records([{"first_name": "John & Mary T.", "last_name": "Smith"}])
    assert given["partner_name"] == "Mary T Smith"


def test_fields_with_a_word_for_nothing_are_empty_and_named(records):
    row = {"first_name": "Maria", "last_name": "NULL", "email": "n/a", "phone": "none", "address": "-", "city": "Unknown"}
    (found,) = records([row | {"state": "N/A", "postal_code": "(not provided)", "birth_date": "xxx"}])
    assert found["fields_of_nothing"] == "last_name email phone address city state postal_code birth_date"
    kept = {"full_name", "first_name"}
    told = ["full_name", *PARTS, "email", "phone", "address", "city", "state", "postal_code", "birth_date"]
    assert {column for column in told if found[column] is not None} == kept


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
