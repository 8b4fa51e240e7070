"""What stewards get wrong is a sentence that names the row, and nothing is written. What time has changed stops nothing."""

import contextlib
import io

import pandas as pd
import pytest
from project import WITHOUT_TESTS, Project
from test_ledger import EMPTY, JANE, KIM, resolve

FILE = "seeds/reference/steward_decisions.csv"
A_IS_B = "a,1,b,2,same,pat,,2026-01-01\n"
B_IS_C = "b,2,c,3,same,pat,,2026-01-02\n"
A_IS_NOT_C = "c,3,a,1,different,kim,,2026-01-03\n"
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
    "an unknown word": (EMPTY + "a,1,b,2,Same,pat,,\n", "the decision of row 1 (a 1, b 2) is neither same nor different."),
    "a day of another country": (
        EMPTY + "a,1,b,2,same,pat,,01.02.2026\n",
        "decided_on of row 1 (a 1, b 2) is no day like 2026-09-01.",
    ),
    "a day that is not": (EMPTY + A_IS_B + "a,1,c,3,same,pat,,2026-02-29\n", "decided_on of row 2 (a 1, c 3) is no day"),
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
    ],
    ids=["none", "as a spreadsheet saves it", "a text in quotes", "others", "a word that was taken back"],
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
        "insert into identity.steward_entries values"
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
