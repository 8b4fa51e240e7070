"""What strangers put into names of files, ids, vars and places is data: taken as it stands, or refused with one sentence."""

import json
import subprocess
import sys

import duckdb
import duckdb_places
import explain
import pytest
import resolve
from dbt.clients.jinja import get_rendered
from duckdb_places import problem_of_database, problem_of_memory
from people_files import files_of, seen
from people_texts import Lines
from plain_text import plain
from project import ROOT, read_settings
from stray_quotes import Reader

SHELL = ["`touch {}`", "$(touch {})", "$$x ${{HOME}}", 'it\'s "odd"', "a;touch {}", "a # b", "a\\", "$(shell touch {})"]
JINJA = ["{{ 7 * 6 }}.csv", "{% raw %}.csv", '{{ "a" }}\\', "{# no #}.csv", "{{ '}}' }}é.csv"]
VARS = [
    ("match_from_probability_at_least", 7, "'7' is no number from 0 to 1."),
    ("match_from_probability_at_least", "0.5", "'0.5' is no number from 0 to 1."),
    ("match_from_probability_at_least", True, "'True' is no number from 0 to 1."),
    ("pairs_per_record", float("nan"), "'NaN' is no number from 0 to 1000."),
    ("max_text_length", "500); drop schema identity cascade; --", "is no whole number from 1 to 10000."),
    ("max_text_length", 1.5, "'1.5' is no whole number from 1 to 10000."),
    ("demo_data", "no", "'no' is neither true nor false, which are written without quotes."),
    ("demo_data", 0, "'0' is neither true nor false, which are written without quotes."),
    ("systems", "donation", "'donation' is no list."),
    ("systems", ["donation", "x'; --"], "'x'; --' is no text that may stand there."),
    ("as_of_date", "2026-02-30", "'2026-02-30' is no day as 2026-09-30."),
    ("as_of_date", "2026-01-01' as date) --", "is no day as 2026-09-30."),
    ("demo_as_of_date", None, "'null' is no day as 2026-09-30."),
    ("loaded_at_field", "now() --", "'now() --' is no text that may stand there."),
    ("source_records", "", "'' is no text that may stand there."),
    ("source_records", 7, "'7' is no text that may stand there."),
    ("source_records_encoding", "utf-8'", "'utf-8'' is no text that may stand there."),
    ("name_particles", ["de", "van') or 1 = 1 --"], "'van') or 1 = 1 --' is no text that may stand there."),
    ("registry", {"x'; --": {}}, "'x'; --' is no text that may stand there."),
    ("registry", ["donation"], "'['donation']' is no map of names and values."),
    ("offer_model", "m' as model --", "'m' as model --' is no text that may stand there."),
    ("offer_model_prices", [1], "'[1]' is a list of 1, not of 2 to 2."),
    ("offer_model_limits", {"attempts": 3}, "has not the keys attempts, timeout, minutes, answer_tokens, answer_bytes."),
    ("csat_scale", [1, "5"], "'5' is no whole number from -1000 to 1000."),
    ("forecast_scenarios", ["base", "x')"], "'x')' is no text that may stand there."),
    ("extra_fields", True, "'True' is none of compare, off."),
    ("random_pairs", 10**12, "is no whole number from 1 to 100000000."),
    ("record_column_aliases", {"email": "mail"}, "'mail' is no list."),
]


@pytest.fixture(scope="module")
def judged(compiled):
    """What the rules say of the values above, and of every default: a var's of dbt_project.yml, a setting's of the seeds."""
    names = json.loads(compiled("{{ var_rules() | list | tojson }}"))
    seeds = compiled(
        "{% set found = {} %}{% for name in var('names') %}{% do found.update({name: given(name)}) %}{% endfor %}"
        "{{ found | tojson }}",
        names=names,
    )
    defaults = json.loads(seeds)
    given = [[name, value] for name, value, _ in VARS] + [[name, value] for name, value in defaults.items()]
    said = compiled(
        "{% set said = [] %}{% for name, value in var('given') if name in var_rules() %}"
        "{% do said.append(mistake_in(value, var_rules()[name])) %}{% endfor %}"
        "{{ {'said': said, 'names': var_rules() | list} | tojson }}",
        given=given,
    )
    return json.loads(said), defaults


@pytest.mark.parametrize("at", range(len(VARS)), ids=lambda at: f"{VARS[at][0]}={str(VARS[at][1])[:20]}")
def test_a_var_of_another_type_or_range_is_a_sentence(judged, at):
    assert VARS[at][2] in judged[0]["said"][at]


def test_every_var_and_every_setting_has_a_rule_which_its_default_keeps(judged):
    found, defaults = judged
    assert sorted(found["names"]) == sorted(read_settings())
    assert {name for name, value in defaults.items() if value is None} <= {
        n for n, v in read_settings().items() if v is None
    }
    assert found["said"][len(VARS) :] == [""] * len(defaults)


@pytest.mark.parametrize(
    "amount", ["1GB'; drop schema identity cascade; --", "7", "1 byte", "0MB", "9999999999GB", "80%", "-1GB"]
)
def test_an_amount_of_memory_that_is_none(amount):
    assert problem_of_memory(amount).startswith("CONSTITUENT_360_MEMORY: ")
    assert "\n" not in problem_of_memory(amount)


@pytest.mark.parametrize("amount", ["8GB", "2500MB", "1.5 GiB"])
def test_an_amount_of_memory(amount):
    assert problem_of_memory(amount) is None


@pytest.mark.parametrize("value", SHELL)
@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("resolve", "RECORDS DB ID MAP"),
        ("explain", "A B DB"),
        ("check", "TARGET"),
        ("profile", "PERSON DB TO"),
        ("export", "AUDIENCE WHO DB TO TARGET"),
    ],
)
def test_make_hands_on_what_it_is_given_letter_by_letter(tmp_path, target, names, value):
    told = value.format(tmp_path / "executed")
    script = "import json, os; print(json.dumps(dict(os.environ)))"
    (tmp_path / "python").write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{script}'\n")
    (tmp_path / "python").chmod(0o755)
    (tmp_path / ".ready").touch()
    given = [f"{name}={told}" for name in names.split()]
    command = ["make", "--silent", target, f"BIN={tmp_path}", f"READY={tmp_path / '.ready'}", *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    environment = json.loads(done.stdout)
    assert [environment[name] for name in names.split()] == [told] * len(given)
    assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize("value", [*JINJA, *SHELL])
def test_jinja_in_a_name_is_not_evaluated(value):
    given = json.loads(resolve.command([value], value, {value: "email"})[-1])
    texts = [*given["source_records"], given["record_id_column"]]
    assert [get_rendered(text, {}) for text in texts] == [value] * 2
    assert given["source_records_map"] == {value: "email"}


@pytest.mark.parametrize("name", ["a*b.csv", "a?b.csv", "[ab].csv", "it's.csv", "a**.csv", "{a,b}.csv", "$a`b`.csv"])
def test_a_name_of_a_file_means_that_file_alone(tmp_path, name):
    for other in ("axb.csv", "a.csv", "b.csv", name):
        (tmp_path / other).write_text("id,name\n1,Ann\n")
    path = str(tmp_path / name)
    assert files_of(path) == [path]
    read = json.loads(seen(path, "utf-8"))["read"]
    assert duckdb.execute("select file from glob(?)", [read]).fetchall() == [(path,)]


HEADER = "id,name,email\n"
QUOTES = {
    "two that never close": ('1,"Ann,a\n2,Bo,b\n3,"Cy,c\n4,Di,d\n', 4, [2, 4]),
    "two in one row": ('1,"Ann,"a\n2,Bo,b\n', 2, [2]),
    "one in the last row": ('1,Ann,a\n2,Bo,"b\n', 2, [3]),
    "one before a field in quotes": ('1,"Ann,a\n2,"Bo",b\n', 2, [2]),
    "one that inches close": ('1,"Ann,a\n2,Bo,b\n3,Cy,6"\n', 3, [2]),
    "a field of several lines": ('1,"Ann\nLee\n",a\n2,"Bo, Kim",b\n', 2, []),
    "a note with commas in several lines": ('1,Ann,"one, two\nand, so, on, more\nend"\n', 1, []),
    "quotes within quotes": ('1,"Ann "Nan" Lee",a\n2,"Bo ""B"" Kim",b\n', 2, []),
    "inches": ('1,Ann 6",a\n2,Bo,b\n', 2, []),
    "an empty line and blank rows": ('1,Ann,a\n\n,,\n"","",""\n2,Bo,b\n', 2, []),
}


@pytest.mark.parametrize("kind", QUOTES)
def test_a_quote_that_never_closes_swallows_no_row(tmp_path, compiled, kind):
    text, rows, stray = QUOTES[kind]
    (tmp_path / "people.csv").write_text(HEADER + text)
    reader = Reader(Lines(str(tmp_path / "people.csv"), "utf-8"))
    assert len(list(reader)) and (reader.mended.rows, reader.mended.stray) == (rows, stray)
    query = compiled(
        "select count(name) from {{ records_sources()[0].rows if execute }}", source_records=str(tmp_path / "people.csv")
    )
    assert duckdb.sql(query).fetchall() == [(rows,)]


def test_eighty_rows_are_eighty(tmp_path, compiled):
    rows = [f"{n},{chr(34) if n in (3, 70) else ''}Ann {n},a{n}@example.org\n" for n in range(80)]
    (tmp_path / "people.csv").write_text(HEADER + "".join(rows))
    given = str(tmp_path / "people.csv")
    counts = "select count(*), count(distinct id), count(email) from {{ records_sources()[0].rows if execute }}"
    query = compiled(counts, source_records=given)
    assert duckdb.sql(query).fetchall() == [(80, 80, 80)]
    assert json.loads(seen(given, "utf-8"))["stray"] == [5, 72]


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A folder with what may stand where a database should."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.duckdb").mkdir()
    (tmp_path / "text.duckdb").write_text("no database")
    with duckdb.connect("whole.duckdb") as database:
        database.execute("create table numbers as select range as n from range(100000)")
    whole = (tmp_path / "whole.duckdb").read_bytes()
    (tmp_path / "half.duckdb").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "empty.duckdb").touch()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("identity.duckdb", "its name may be none of crm, engagement, facts, fundraising,"),
        ("Golden.duckdb", "its name may be none of"),
        ("main.duckdb", "its name may be none of"),
        ("it's.duckdb", "its name may hold no quote"),
        ("\x1b[31m.duckdb", "its name may hold no quote and no control character"),
        ("nowhere/people.duckdb", "there is no folder "),
        ("folder.duckdb", "it is a folder"),
        ("text.duckdb", "it is no database of DuckDB, or only a part of one"),
        ("half.duckdb", "it is no database of DuckDB, or only a part of one"),
        ("empty.duckdb", "it is no database of DuckDB, or only a part of one"),
        ("whole.duckdb", None),
        ("a new one.duckdb", None),
    ],
)
def test_a_place_where_no_database_can_be(places, tmp_path, path, sentence):
    problem = problem_of_database(path)
    assert problem == sentence if sentence is None else problem.startswith(sentence)
    assert not (tmp_path / "a new one.duckdb").exists()


def test_a_database_that_another_program_has_open(places):
    hold = "import duckdb; held = duckdb.connect('whole.duckdb'); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        assert problem_of_database("whole.duckdb") == f"another program has it open (PID {other.pid})"
        other.communicate(b"\n")


def test_a_full_disk_and_a_project_with_an_apostrophe_in_its_path(places, tmp_path, monkeypatch):
    monkeypatch.setattr(duckdb_places.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 5_000_000}))
    assert problem_of_database("people.duckdb") == "its disk has only 5 MB left, and a build takes 100 MB at least"
    monkeypatch.setattr(duckdb_places, "ROOT", tmp_path / "Pat's")
    monkeypatch.setattr(duckdb_places, "schemas", set)
    assert problem_of_database("people.duckdb").startswith("the path of the project has an apostrophe")


@pytest.mark.parametrize(
    ("records", "database"),
    [("people.csv", "people.duckdb"), ("identity.csv", "identity_people.duckdb"), ("a/it's *.csv", "it_s _.duckdb")],
)
def test_a_database_named_after_the_file_has_a_name_that_a_database_can_have(records, database):
    assert resolve.database_of(records) == database


def test_the_evidence_is_printed_before_the_picture_and_steers_no_terminal(places, tmp_path, monkeypatch, capsys):
    (tmp_path / "whole_explained.html").mkdir()  # where no picture can be written, as in a folder that is read-only
    for name, value in {"A": "1", "B": "2", "DB": str(tmp_path / "whole.duckdb")}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(explain, "found", lambda database, record: type("Record", (), {"name": record, "id": record})())
    monkeypatch.setattr(explain, "explained", lambda *given: None)
    monkeypatch.setattr(explain, "printed", lambda answer: "A and B are one person.\x1b[2J\x9b")
    monkeypatch.setattr(explain, "drawn", lambda answer: "<!doctype html>")
    with pytest.raises(SystemExit) as end:
        explain.main()
    assert str(end.value) == f"The picture cannot be written to {tmp_path / 'whole_explained.html'}: Is a directory."
    assert "A and B are one person.\ufffd[2J\ufffd\n" in capsys.readouterr().out


def test_a_text_without_signals_is_itself():
    assert plain("José\tO'Brien\n李 😀") == "José\tO'Brien\n李 😀"
    assert plain("\x1b]0;x\x07\u202e") == "\ufffd]0;x\ufffd\ufffd"
