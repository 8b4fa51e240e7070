"""The page of one constituent: its figures are those of the rows of the systems, a stranger's text stays text, and what
cannot be shown is one sentence.
"""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from html import escape
from html.parser import HTMLParser

import duckdb
import person_page
import pytest
from consent_by_hand import CHANNELS, reachable
from facts_by_hand import gifts_given_back, gifts_that_came
from person import Person, page, person
from person.contact import consent
from person.known import rows
from person.queries import MOST_EVENTS, QUERIES
from project import ROOT
from test_activation import SEEDS, TODAY

MADE_AT = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
RICH = """
    select constituents.constituent_id from golden.constituents
    inner join predictions.recommended_actions using (constituent_id)
    inner join engagement.constituent_flags using (constituent_id)
    inner join golden.households on constituents.household_id = households.household_id
    where gift_count > 2 and constituents.source_record_count between 5 and 9 and constituent_count > 1
        and constituent_id not in (select constituent_id from facts.gifts where source_system != 'donation')
    order by constituents.source_record_count desc, constituent_id limit 1
"""
TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "section",
    "footer",
    "figure",
    "h1",
    "h2",
    "h3",
    "p",
    "b",
}
TAGS |= {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "dl",
    "dt",
    "dd",
    "wbr",
    "div",
    "svg",
    "path",
    "rect",
    "text",
    "circle",
}


class Read(HTMLParser):
    """tags: the names of all elements. tables: the rows of each section's tables as texts. said: the pairs of its lists."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.attributes, self.tables, self.said, self.texts = set(), set(), {}, {}, []
        self.section, self.open, self.name = "", [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag == "tr":
            self.tables.setdefault(self.section, []).append([])
        if tag in ("td", "h2", "dt", "dd", "h1"):
            self.open.append("")

    def handle_data(self, data):
        self.texts.append(data)
        if self.open:
            self.open[-1] += data

    def handle_endtag(self, tag):
        if tag not in ("td", "h2", "dt", "dd", "h1"):
            return
        text = self.open.pop()
        if tag == "h2":
            self.section = text
        elif tag == "td":
            self.tables[self.section][-1].append(text)
        elif tag == "dt":
            self.name = text
        elif tag == "dd":
            self.said[self.name] = text


@pytest.fixture(scope="module")
def database(demo):
    with duckdb.connect(str(demo.database), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def rich(database):
    """A constituent with something in every section."""
    return person(database, database.execute(RICH).fetchall()[0][0])


@pytest.fixture(scope="module")
def shown(rich):
    return page(rich, MADE_AT)


@pytest.fixture
def copy(demo, tmp_path):
    """A database of one's own to change."""
    return shutil.copy(demo.database, tmp_path / "people.duckdb")


@pytest.fixture
def run(monkeypatch, capsys):
    """A function that runs the script in this process: its exit status, and what it printed."""

    def run(database, asked, to="") -> tuple[int, str]:
        for name, value in {"DB": str(database), "PERSON": asked, "TO": str(to)}.items():
            monkeypatch.setenv(name, value)
        try:
            person_page.main()
        except SystemExit as end:
            return end.code, capsys.readouterr().out
        return 0, capsys.readouterr().out

    return run


def test_a_page_needs_nothing_else_and_fits_a_phone(shown):
    read = Read(shown)
    assert read.tags - TAGS == set()
    assert not {name for name in read.attributes if name.startswith("on") or name in ("src", "href")}
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in shown
    assert "url(" not in shown and "@import" not in shown and "@media print" in shown


def test_gifts_on_the_page_are_the_rows_of_the_donation_system(database, rich, shown):
    """From seeds/demo, by no model: each gift that came, less what went back of it."""
    records = database.execute(
        "select source_system, record_id from identity.identity_map where constituent_id = ?", [rich.id]
    )
    donors = {record for system, record in records.fetchall() if system == "donation"}
    net = {gift: (amount, day) for gift, donor, _, day, amount in gifts_that_came(SEEDS) if donor in donors}
    for gift, _, _, back in gifts_given_back(SEEDS):
        if gift in net:
            net[gift] = (net[gift][0] - back, net[gift][1])
    kept = {gift: (amount, day) for gift, (amount, day) in net.items() if amount > 0}
    days = sorted(day for _, day in kept.values())
    said = Read(shown).said
    assert said["given in all, net"] == f"${sum(amount for amount, _ in kept.values()):,.2f}"
    assert (said["gifts"], said["first and last gift"]) == (f"{len(kept):,}", f"{days[0]} to {days[-1]}")
    assert said["largest gift"] == f"${max(amount for amount, _ in kept.values()):,.2f}"


def test_events_on_the_page_add_up_to_all_that_are_known(database, rich, shown):
    total, newest = database.execute(
        "select count(*), max(event_date) from timeline.constituent_events where constituent_id = ?", [rich.id]
    ).fetchall()[0]
    rows = Read(shown).tables["Timeline"]
    counted = [row for row in rows if len(row) == 5]
    assert sum(int(row[1].replace(",", "")) for row in counted) == total > MOST_EVENTS
    assert max(row[3] for row in counted) == str(newest)
    assert len([row for row in rows if len(row) == 6]) == MOST_EVENTS


def test_consent_on_the_page_is_what_the_rows_of_the_systems_allow(demo, database):
    allowed = reachable(demo, SEEDS, TODAY)
    people = [
        one
        for (one,) in database.execute("""
            select min(constituent_id) from golden.consent group by channel, may_contact, reason, is_of_a_shared_contact
        """).fetchall()
    ]
    assert len(people) > 15
    for one in people:
        found = {"consent": rows(database, QUERIES["consent"], id=one)}
        told = [row for row in Read(consent(Person(one, one, [one], [], found, None))).tables[""] if row]
        said = {row[0]: row[1] for row in told}
        assert said == {channel: "yes" if one in allowed[channel] else "no" for channel in CHANNELS}, one
        assert all(row[2] and row[3] for row in told), one


def test_every_value_says_its_record_and_every_record_is_joined(database, rich, shown):
    read = Read(shown)
    given = {
        attribute: f"{system} {record}"
        for attribute, system, record in database.execute(
            "select attribute, source_system, record_id from golden.constituent_provenance where constituent_id = ?",
            [rich.id],
        ).fetchall()
    }
    fields = {row[0].replace(" ", "_"): row[2] for row in read.tables["Golden record"] if row and row[0] in
              ("name", "email", "phone", "address", "birth date") and re.search(r"\d records?$", row[3])}  # fmt: skip
    assert fields == given
    rows = [row for row in read.tables["Records, and why they are one"] if row]
    records, links = {row[0] for row in rows if len(row) == 7}, [row for row in rows if len(row) == 4]
    assert len(records) == rich.golden["source_record_count"]
    reached = {links[0][0]}
    for _ in links:
        reached |= {end for one, other, *_ in links if reached & {one, other} for end in (one, other)}
    assert reached == records
    assert all(link[2].endswith(".") and 0 < float(link[3]) <= 1 for link in links)


def test_scores_flags_and_members_are_those_of_the_tables(database, rich, shown):
    read = Read(shown)
    scores = database.execute(
        "select target, score, reason_1 from predictions.explained_scores where constituent_id = ?"
        " and target not in ('churn_voluntary', 'churn_delinquent')",
        [rich.id],
    ).fetchall()
    rows = [row for row in read.tables["Scores"] if row]
    assert sorted(row[1] for row in rows) == sorted(f"{score:.1%}" for _, score, _ in scores)
    assert all(any((reason or "nothing raises it") in row[4] for row in rows) for *_, reason in scores)
    flags = database.execute("select flag_type from engagement.flag_log where constituent_id = ?", [rich.id]).fetchall()
    told = [row for row in read.tables["Flags"] if row]
    assert sorted(row[0].replace(" ", "_") for row in told) == sorted(name for (name,) in flags)
    assert not any("`" in row[4] or ".00" in row[4] for row in told)
    members = database.execute(
        "select distinct constituent_id from identity.identity_map where household_id = "
        "(select any_value(household_id) from identity.identity_map where constituent_id = ?)",
        [rich.id],
    ).fetchall()
    assert {row[1].split()[0] for row in read.tables["Household"] if row} == {one for (one,) in members}


def test_what_a_stranger_wrote_stays_text_in_every_place(copy, rich):
    """Every text of every table that the page reads, but for keys and words that the project itself gives."""
    ours = {"constituent_id", "household_id", "source_system", "channel", "reason", "event", "decision", "kind", "target"}
    ours |= {"flag_type", "event_type", "attribute", "table_name", "status", "matched_by", "role", "confidence_tier"}
    evil = "<script>alert(1)</script>"
    with duckdb.connect(copy) as connection:
        named = set(re.findall(r"\b(?:from|join) ([a-z]+\.[a-z_]+)", " ".join(QUERIES.values())))
        changed = 0
        for table in sorted(name for name in named if not name.startswith("reference.")):
            columns = connection.execute(f"select column_name, column_type from (describe {table})").fetchall()
            texts = [name for name, kind in columns if kind == "VARCHAR" and name not in ours and not name.endswith("_id")]
            if texts and connection.execute(
                "select count(*) from duckdb_tables() where schema_name || '.' || table_name = ?", [table]
            ).fetchall() == [(1,)]:
                sets = ", ".join(f"{name} = '{evil}\" onload=\"' || coalesce({name}, '')" for name in texts)
                connection.execute(f"update {table} set {sets}")
                changed += len(texts)
        assert changed > 40
        text = page(person(connection, rich.id), MADE_AT)
    read = Read(text)
    assert read.tags - TAGS == set()
    assert not {name for name in read.attributes if name.startswith("on")}
    assert f"<h1>{escape(evil)}" in text and f"<title>{escape(evil)}" in text
    assert text.count(escape(evil)) > 50


def test_a_retired_id_shows_who_it_is_today_and_says_so(copy, rich, run):
    with duckdb.connect(copy) as connection:
        connection.execute("""
            insert into identity.identity_ledger by name
            select max(entry_number) + 1 as entry_number, 'donation' as source_system, 'gone' as record_id,
                'UC-00999999' as constituent_id, timestamp '2026-01-01' as recorded_at
            from identity.identity_ledger
        """)
        connection.execute(
            """
            insert into identity.identity_ledger by name
            select (select max(entry_number) from identity.identity_ledger) + row_number() over () as entry_number,
                source_system, record_id, 'UC-00888888' as constituent_id, timestamp '2026-01-01' as recorded_at
            from identity.identity_map where constituent_id = ?
            """,
            [rich.id],
        )
        connection.execute(
            "insert into golden.merge_history by name select 1 as history_number, 'merged' as event, "
            "timestamp '2026-02-03 04:05:00' as recorded_at, 'UC-00888888' as from_constituent_id, "
            "? as to_constituent_id, 3 as record_count, 'steward_decision' as cause",
            [rich.id],
        )
    status, printed = run(copy, "UC-00888888")
    text = (copy.parent / "people_profile.html").read_text()
    assert (status, printed.splitlines()[0]) == (0, f"UC-00888888 is {rich.id} today.")
    assert f"UC-00888888 is a retired id: its records are now those of {rich.id}" in text
    merges = Read(text).tables["Merges and splits"]
    assert merges[1][:3] == ["2026-02-03 04:05", f"UC-00888888 became part of {rich.id}", "steward decision"]
    assert run(copy, "UC-00999999")[1].startswith("No record of UC-00999999 is left in any system")


def test_only_who_has_died_is_said_to_have_died(database):
    """And nobody whose email or phone is that of somebody who has died."""
    found = database.execute("""
        select min(constituent_id) from golden.consent where reason = 'deceased' group by is_of_a_shared_contact
        order by is_of_a_shared_contact
    """).fetchall()
    dead, shares = (page(person(database, one), MADE_AT) for (one,) in found)
    assert "A system says that this person has died." in dead
    assert "this person has died" not in shares


def test_nothing_of_the_person_is_printed(demo, rich, tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "DB": str(demo.database),
        "PERSON": rich.id,
        "TO": str(tmp_path / "page.html"),
    }
    command = [sys.executable, ROOT / "scripts/person_page.py"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The page is {tmp_path / 'page.html'}. It shows personal data.\n"
    assert escape(rich.golden["canonical_full_name"]) in (tmp_path / "page.html").read_text()


def test_a_name_of_a_page_is_in_no_commit():
    names = ["constituent_360_profile.html", "out_profile.html"]
    ignored = subprocess.run(["git", "check-ignore", *names], cwd=ROOT, capture_output=True, text=True)
    assert ignored.stdout.split() == names


def test_who_cannot_be_shown_is_one_sentence(copy, run):
    with duckdb.connect(copy) as connection:
        connection.execute("""
            insert into governance.erasures by name select 'UC-00666666' as constituent_id, 'UC-00666666' as erased_as,
                timestamp '2026-05-06 07:08:09' as erased_at
        """)
    shape = "PERSON is no constituent_id: it must look like UC-00000001."
    for asked, sentence in {
        "": "Say whom to show: make profile PERSON=UC-00000001 DB=out.duckdb",
        "Ann Lee": shape,
        "UC-1": shape,
        "UC-00000001'; drop table x; --": shape,
        "UC-77777777": "Nobody has or had the id UC-77777777.",
        "UC-00666666": "UC-00666666 was erased on 2026-05-06, and nothing is left to show.",
    }.items():
        assert run(copy, asked) == (2, f"{sentence}\n")
    assert not list(copy.parent.glob("*.html"))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("missing", "There is no database"),
        ("text", "cannot be read: it is no database of DuckDB"),
        ("empty", "The database has no constituents yet: run make build first."),
        ("folder", "it is a folder."),
        ("other", "it is a file of something else."),
        ("nowhere", "there is no such folder."),
    ],
)
def test_a_place_that_cannot_be_is_one_sentence(demo, tmp_path, run, kind, sentence):
    database, to = tmp_path / "some.duckdb", ""
    if kind == "text":
        shutil.copy(ROOT / "README.md", database)
    elif kind == "empty":
        duckdb.connect(str(database)).close()
    elif kind != "missing":
        database, to = demo.database, tmp_path / "notes.html"
        if kind == "folder":
            to.mkdir()
        elif kind == "other":
            to.write_text("<p>My notes</p>")
        else:
            to = tmp_path / "none" / "page.html"
    status, printed = run(database, "UC-00000001", to)
    assert (status, printed.count("\n")) == (2, 1)
    assert sentence in printed
    assert kind != "other" or to.read_text() == "<p>My notes</p>"


def test_a_database_of_people_alone_has_a_page_that_says_what_is_not_there(copy, rich):
    with duckdb.connect(copy) as connection:
        for schema in ("predictions", "engagement", "timeline", "fundraising", "governance"):
            connection.execute(f"drop schema {schema} cascade")
        text = page(person(connection, rich.id), MADE_AT)
    for section in ("What to do next", "Scores", "Flags", "Timeline"):
        assert f"<h2>{section}</h2>\n<p class='none'>The database has no tables of this: make build makes them.</p>" in text
    assert "<h2>Golden record</h2>\n<table>" in text
