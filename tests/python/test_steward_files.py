"""What stewards get wrong is a sentence that names the row, and nothing is written. What time has changed stops nothing."""

import contextlib
import io
from types import SimpleNamespace

import pandas as pd
import pytest
from project import ROOT, WITHOUT_TESTS, Project
from test_ledger import COLUMNS, EMPTY, JANE, KIM, SETTINGS, People, resolve

FILE = "seeds/reference/steward_decisions.csv"
A_IS_B = "a,1,b,2,same,pat,,2026-01-01\n"
B_IS_C = "b,2,c,3,same,pat,,2026-01-02\n"
A_IS_NOT_C = "c,3,a,1,different,kim,,2026-01-03\n"
MORE = EMPTY.replace("\n", ",field,second_reviewer,expires_on\n")
WRONG = {
    "nothing": ("", "the file is empty; its first line must be left_system,left_record_id,"),
    "blank lines": ("\n\n", "the file is empty;"),
    "semicolons": ((EMPTY + A_IS_B).replace(",", ";"), "its columns are not parted by commas; its first line must be"),
    "a missing column": (EMPTY.replace(",decided_on", "") + "a,1,b,2,same,pat,\n", "the column decided_on is missing;"),
    "no header": (A_IS_B, "the column left_system is missing;"),
    "one column more": (EMPTY.replace("\n", ",colour\n"), "there are more columns than are known;"),
    "a comma in a text": (
        EMPTY + "a,1,b,2,same,pat,well, yes,2026-01-01\n",
        "row 1 has more than 8 values; a text with a comma in it stands in double quotes.",
    ),
    "another alphabet's bytes": ((EMPTY + "a,1,b,2,same,J\xf6rg,,\n").encode("latin-1"), "it is no text in UTF-8."),
    "a row that ends too soon": (EMPTY + A_IS_B + "a,1,c\n", "the right_record_id of row 2 (a 1, c ) is missing."),
    "an id of spaces": (EMPTY + "a, ,b,2,same,pat,,\n", "the left_record_id of row 1 (a , b 2) is missing."),
    "nobody": (EMPTY + "a,1,b,2,same,,,\n", "the reviewer of row 1 (a 1, b 2) is missing."),
    "an unknown word": (
        EMPTY + "a,1,b,2,Same,pat,,\n",
        "the decision of row 1 (a 1, b 2) is none of same, different, split",
    ),
    "a day of another country": (
        EMPTY + "a,1,b,2,same,pat,,01.02.2026\n",
        "decided_on of row 1 (a 1, b 2) is no day like 2026-09-01.",
    ),
    "a day that is not": (EMPTY + A_IS_B + "a,1,c,3,same,pat,,2026-02-29\n", "decided_on of row 2 (a 1, c 3) is no day"),
    "a split of two": (EMPTY + "a,1,b,2,split,pat,,\n", "row 1 (a 1) names a second record, and split is about one."),
    "a field that nobody has": (
        MORE + "a,1,,,set,pat,,,shoe size,,\n",
        "the field of row 1 (a 1) is none of name, email, phone, address, birth_date.",
    ),
    "a field too many": (
        MORE + "a,1,b,2,same,pat,,,email,,\n",
        "row 1 (a 1, b 2) has a field, and only the decision set has one.",
    ),
    "two who are one": (
        MORE + "a,1,b,2,same,pat,,,,Pat ,\n",
        "the second reviewer of row 1 (a 1, b 2) is the first one.",
    ),
    "an end before its beginning": (
        MORE + "a,1,b,2,same,pat,,2026-09-02,,,2026-09-01\n",
        "row 1 (a 1, b 2) expires before it was decided.",
    ),
    "a last day that is not": (
        MORE + "a,1,b,2,same,pat,,2026-09-02,,,soon\n",
        "expires_on of row 1 (a 1, b 2) is no day like 2026-09-01.",
    ),
    "one record twice": (EMPTY + "a,1,a, 1 ,same,pat,,\n", "a 1 is on both sides of row 1 (a 1, a 1)."),
    "two words on a day": (
        EMPTY + A_IS_B + " b,2 ,a,1,different,kim,,2026-01-01\n",
        "there are two different decisions about a 1 and b 2 on 2026-01-01: row 1 (a 1, b 2) and row 2 (b 2, a 1).",
    ),
    "two words on no day": (
        EMPTY + "a,1,b,2,same,pat,,\na,1,b,2,different,pat,,\n",
        "there are two different decisions about a 1 and b 2 without a day: row 1 (a 1, b 2) and row 2 (a 1, b 2).",
    ),
    "two people who are one": (
        EMPTY + A_IS_B + A_IS_NOT_C + B_IS_C,
        "c 3 and a 1 are two people by row 2 (c 3, a 1), and one by row 3 (b 2, c 3) and row 1 (a 1, b 2); take one of"
        " these back.",
    ),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A function that builds with a text as the stewards' file: the project, whether that went well, and what was said."""
    project = Project(tmp_path_factory.mktemp("stewards"))

    def build(text: str | bytes, *arguments):
        (project.folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
        with contextlib.redirect_stdout(io.StringIO()) as output:
            done = project.run("build", *WITHOUT_TESTS, *arguments)
        return project, done.success, output.getvalue()

    return build


@pytest.mark.parametrize("wrong", WRONG)
def test_a_mistake_is_one_sentence_and_nothing_is_written(written, wrong):
    text, sentence = WRONG[wrong]
    project, went_well, said = written(text)
    assert not went_well
    assert f"steward_decisions.csv: {sentence}" in " ".join(said.split()), said[-2000:]
    assert len(said.splitlines()) < 12
    assert project.tables() == 0


@pytest.mark.parametrize(
    "text",
    [
        EMPTY,
        "\ufeff" + (EMPTY + A_IS_B).replace("\n", "\r\n"),
        EMPTY + 'a,1,b,2,same,pat,"two\nlines, ""one"" comma",2024-02-29\n\n',
        EMPTY + A_IS_B + B_IS_C + "a,1,d,4,different,pat,,2026-01-03\n",
        EMPTY + A_IS_B + B_IS_C + A_IS_NOT_C + "a,1,b,2,different,kim,they are sisters,2026-02-01\n",
        MORE + (A_IS_B + B_IS_C).replace("\n", ",,,\n") + A_IS_NOT_C.replace("\n", ",,,2026-01-31\n"),
        EMPTY + A_IS_B + B_IS_C + A_IS_NOT_C + "b,2,,,split,kim,,2026-02-01\n",
    ],
    ids=[
        "none",
        "as a spreadsheet saves it",
        "a text in quotes",
        "others",
        "a word that was taken back",
        "a contradiction that has expired",
        "a contradiction before a split",
    ],
)
def test_what_is_right_is_taken(written, text):
    _, went_well, said = written(text, "--select", "steward_decisions")
    assert went_well, said[-2000:]


def test_ids_with_spaces_about_them_are_the_ids(tmp_path):
    project = Project(tmp_path)
    (project.folder / FILE).write_text(EMPTY + " records, a ,records,b  ,same,pat,changed her name,2026-09-01\n")
    found = resolve(project, ("a", JANE), ("b", KIM))
    assert found["a"] == found["b"]


def test_words_in_the_file_and_in_the_warehouse_are_one(tmp_path):
    project = Project(tmp_path)
    rows = [("1", JANE), ("2", KIM), ("3", {"first_name": "Ada"})]
    resolve(project, *rows)
    project.execute(
        f"insert into identity.steward_entries {COLUMNS} values"
        " ('records', ' 1', 'records', '2', 'same', 'pat', '', date '2026-09-01'),"
        " ('records', '1', 'records', '3', 'different', 'pat', '', null)"
    )
    (project.folder / FILE).write_text(EMPTY + "records,2,records,3,same,kim,,2026-09-02\n")
    with pytest.raises(AssertionError) as stopped:
        resolve(project, *rows)
    assert (
        "identity.steward_entries: records 1 and records 3 are two people by the row in identity.steward_entries"
        " (records 1, records 3), and one by the row in identity.steward_entries (records 1, records 2) and row 1"
        " (records 2, records 3); take one of these back."
    ) in " ".join(str(stopped.value).replace("\\n", " ").split())


def test_a_decision_about_a_record_that_has_left_is_counted_and_stops_nothing(tmp_path):
    project = Project(tmp_path)
    (project.folder / FILE).write_text(
        EMPTY + "records,a,records,b,same,pat,,2026-09-01\nrecords,b,records,gone,same,pat,,2026-09-01\n"
    )
    file = project.folder / "people.csv"
    pd.DataFrame([JANE | {"record_id": "a"}, KIM | {"record_id": "b"}]).to_csv(file, index=False)
    told = "assert_steward_decisions_are_about_records_that_are_there"
    built = ["+record_constituents", "+identity_map", told]
    result = project.dbt("build", "--select", *built, "--exclude-resource-type", "unit_test", source_records=str(file))
    assert result.returncode == 0, result.stdout[-2000:]
    assert "Got 1 result, configured to warn if != 0" in result.stdout
    assert project.rows("select distinct constituent_id from identity.identity_map").shape[0] == 1


SAME_DAY, LATER = {"decided_on": "2026-09-01"}, {"decided_on": "2026-09-02"}
# by family: what a steward says of its record a, with which other one, and when; whether a is then a person of its own
SPLITS = {
    "Abbott": ([], False),
    "Baxter": ([("split", None, SAME_DAY)], True),
    "Carver": ([("split", None, SAME_DAY), ("same", "b", SAME_DAY)], False),
    "Dalton": ([("same", "b", SAME_DAY), ("split", None, LATER)], True),
    "Easton": ([("split", None, SAME_DAY), ("same", "b", LATER)], False),
    "Farrow": ([("split", None, {"expires_on": "2026-09-10"})], True),
    "Gilman": ([("split", None, {"expires_on": "2026-09-09"})], False),
    "Hobson": ([("split", None, {"second_reviewer": "kim"})], True),
    "Jarvis": ([("split", None, {"second_reviewer": " "})], True),
    # a second reviewer did not agree
    "Keller": ([("split", None, SAME_DAY | {"expires_on": "1900-01-01"})], False),
    # three rows alike, of which the first stands for the others
    "Ingram": ([("split", None, SAME_DAY)], True),
}
# what a steward chooses for the golden record: the record, the field and when
CHOICES = [("a", "email", SAME_DAY), ("b", "birth_date", LATER), ("c", "email", {"expires_on": "2026-09-09"} | LATER)]
WAITING = "select split_part(left_record_id, '-', 1) as family, decision from identity.waiting_decisions order by all"


@pytest.fixture(scope="module")
def families(tmp_path_factory):
    """Three records of one person in each family, resolved under decisions; then where each of these needs two people."""
    people = People(ROOT, tmp_path_factory.mktemp("families"), source_records="any.csv", **SETTINGS)
    people.in_folder(tmp_path_factory.mktemp("resolved"))
    rows = []
    for number, name in enumerate(SPLITS, 10):
        one = {"full_name": f"Jane {name}", "email": f"jane.{name}@example.org".lower(), "phone": f"312-555-01{number}"}
        for record, year in zip("abc", (1951, None, 1951), strict=True):
            rows.append(one | {"record_id": f"{name}-{record}", "birth_date": f"{year + number}-05-06" if year else None})
    rows[0]["email"], rows[0]["birth_date"] = "old@example.org", "1961-05-06"
    rows[-2]["birth_date"] = rows[-1]["birth_date"]
    file = people.folder / "people.csv"
    pd.DataFrame(rows).to_csv(file, index=False)
    given = {"as_of_date": "2026-09-10"} | SETTINGS
    made = people.run("build", "--select", "steward_decisions", "steward_entries", source_records=str(file), **given)
    assert made.success
    for name, (decisions, _) in SPLITS.items():
        for decision, other, more in decisions:
            right = {"right_system": "records", "right_record_id": f"{name}-{other}"} if other else {}
            decide(people, f"{name}-a", decision, right | more)
    for record, field, more in CHOICES:
        decide(people, f"Abbott-{record}", "set", {"field": field} | more)
    assert people.resolve(file, "+constituents", "+row_issues", **given) is None
    found = [apart(people)]
    golden = people.rows("select canonical_email, cast(canonical_birth_date as text) from golden.constituents order by 1")
    chosen = people.rows("select attribute, record_id from golden.constituent_provenance where is_set_by_steward")
    issues = people.rows("select issue, row_count from governance.row_issues where table_name = 'steward_decisions'")
    waiting = [people.rows(WAITING)]
    assert people.resolve(file, **given, decision_reviewers=2) is None
    waiting.append(people.rows(WAITING))
    return SimpleNamespace(splits=[*found, apart(people)], golden=golden, chosen=chosen, issues=issues, waiting=waiting)


def decide(people, record, decision, more):
    row = {"left_system": "records", "left_record_id": record, "decision": decision, "reviewer": "pat"} | more
    values = ", ".join(f"'{value}'" for value in row.values())
    people.execute(f"insert into identity.steward_entries ({', '.join(row)}) values ({values})")


def apart(people) -> set[str]:
    """The families whose record a is a person of its own, and the others one."""
    found = people.rows("select record_id, constituent_id from identity.identity_map")
    ids = found.set_index("record_id")["constituent_id"].to_dict()
    assert all(ids[f"{name}-b"] == ids[f"{name}-c"] for name in SPLITS)
    return {name for name in SPLITS if ids[f"{name}-a"] != ids[f"{name}-b"]}


def test_a_record_is_split_off_as_long_as_that_counts(families):
    by_one, by_two = families.splits
    assert by_one == {name for name, (_, is_apart) in SPLITS.items() if is_apart}
    assert by_two == {"Hobson"}


def test_what_no_second_reviewer_stands_behind_waits(families):
    by_one, by_two = families.waiting
    assert by_one.empty
    expired, agreed = {"Gilman", "Keller"}, {"Hobson"}
    said = [(name, word) for name, (said, _) in SPLITS.items() for word, _, _ in said if name not in expired | agreed]
    assert by_two.to_records(index=False).tolist() == sorted([*said, ("Abbott", "set"), ("Abbott", "set")])


def test_a_steward_chooses_the_record_of_a_golden_value(families):
    # record b has no birth date to give, and what was said of c has expired
    assert families.chosen.to_numpy().tolist() == [["email", "Abbott-a"]]
    assert ["old@example.org", "1961-05-06"] in families.golden.to_numpy().tolist()
    assert families.issues.to_numpy().tolist() == [["nothing_to_set", 1]]
