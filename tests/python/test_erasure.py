"""A person who is erased is nowhere any more: in no relation, in no byte of the file, and after no later import."""

import re
import subprocess
import sys
from types import SimpleNamespace

import duckdb
import pytest
import yaml
from project import ROOT, Project
from test_ledger import COLUMNS

KEY = "a secret of the tests alone"
HEADERS = {
    "donation/donation_donors": (
        "donor_id,title,first_name,middle_name,last_name,suffix,email,phone,address,city,state,zip,birth_date,updated_at"
    ),
    "donation/donation_gifts": (
        "donation_id,donor_id,donated_on,amount,payment_status,refunded_amount,refunded_on,is_recurring,recurring_plan_id,"
        "cancelled_on,campaign_code,payment_method"
    ),
    "email/email_subscribers": "subscriber_id,email,first_name,last_name,zip,status,signed_up_on",
    "email/email_engagement": "send_id,subscriber_id,campaign,sent_at,opened_at,clicked_at,bounced_at,unsubscribed_at",
}
# Zebulon has three records, one of them without an id; Ottoline lives in the same home
ROWS = {
    "donation/donation_donors": [
        "D-900001,,Zebulon,,Quartermain,,zq.private@example.org,312-555-0142,7 Hollow Ln,Oak Park,IL,60302,1961-02-03,",
        ",,Zebulon,,Quartermain,,zq.private@example.org,312-555-0142,7 Hollow Ln,Oak Park,IL,60302,1961-02-03,",
        "D-900002,,Ottoline,,Quartermain,,ottoline@example.org,312-555-0143,7 Hollow Ln,Oak Park,IL,60302,1963-05-06,",
        "D-900003,,Ada,,Bright,,ada@example.org,312-555-0144,1 Open St,Oak Park,IL,60302,1970-01-01,",
        "D-900004,,Bruno,,Clark,,bruno@example.org,312-555-0145,2 Open St,Oak Park,IL,60302,1971-01-01,",
    ],
    "donation/donation_gifts": [
        f"G-90000{place},D-90000{donor},2026-0{month}-02,{amount}.00,succeeded,,,false,,,WEB26,card"
        for place, (donor, month, amount) in enumerate([(1, 1, 50), (1, 2, 60), (2, 3, 70), (3, 4, 80), (4, 5, 90)])
    ],
    "email/email_subscribers": [
        "E-900001,zq.private@example.org,Zebulon,Quartermain,60302,subscribed,2025-01-01",
        "E-900002,ada@example.org,Ada,Bright,60302,subscribed,2025-01-01",
    ],
    "email/email_engagement": [
        "M-900001,E-900001,News,2026-02-01 08:00:00,2026-02-01 09:00:00,,,",
        "M-900002,E-900002,News,2026-02-01 08:00:00,2026-02-01 09:00:00,,,",
    ],
}
NEW_GIFT = "G-900099,D-900001,2026-06-02,500.00,succeeded,,,false,,,WEB26,card"
BRINGS = ["+constituent_events", "+row_issues", "+constituents_snapshot", "+monthly_constituents", "+review_queue"]
BRINGS += ["+flag_log", "+households", "+household_contacts", "+pair_waterfall", "+engagement_scores", "steward_entries"]
BRINGS += ["erasure_tombstones", "erasure_requests", "erasures"]
VALUES = ["zebulon", "zq.private", "3125550142", "312-555-0142", "d-900001", "e-900001"]
AUDITED = {"erasures"}
GOLDEN = """
    select constituent_id, canonical_full_name, canonical_email, gift_count, total_lifetime_giving, source_record_count
    from golden.constituents order by 1
"""


def few_people(project):
    """Two systems of a copy of the project, with the rows above."""
    settings = project.folder / "dbt_project.yml"
    settings.write_text(settings.read_text().replace("  systems: null ", "  systems: [donation, email] ", 1))
    for seed, rows in ROWS.items():
        write_seed(project, seed, rows)


def write_seed(project, seed, rows):
    (project.folder / f"seeds/demo/{seed}.csv").write_text("\n".join([HEADERS[seed], *rows]) + "\n")


class Station(Project):
    """A few people of two systems, as the demo's seeds."""

    key = KEY

    def __init__(self, folder):
        super().__init__(folder)
        few_people(self)

    def surroundings(self):
        return super().surroundings() | ({"CONSTITUENT_360_ERASURE_KEY": self.key} if self.key else {})

    def erase(self, **given):
        environment = self.surroundings() | given
        environment = {name: value for name, value in environment.items() if value is not None}
        script = [sys.executable, str(ROOT / "scripts/erase.py")]
        done = subprocess.run(script, cwd=self.folder, env=environment, capture_output=True, text=True)
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def holding(self, values):
        """Every column of a table or a view in which one of these texts stands."""
        found = set()
        with duckdb.connect(str(self.database), read_only=True) as connection:
            for schema, table, column in connection.execute(
                "select table_schema, table_name, column_name from information_schema.columns where table_catalog = 'people'"
            ).fetchall():
                texts = f'lower(cast("{column}" as varchar))'
                hits = " or ".join(f"contains({texts}, '{value}')" for value in values)
                if connection.execute(f'select count(*) from "{schema}"."{table}" where {hits}').fetchone()[0]:
                    found.add(f"{schema}.{table}")
        return found

    def bytes_with(self, values):
        files = [self.database, self.folder / "people.duckdb.wal"]
        held = b"".join(file.read_bytes() for file in files if file.exists()).lower()
        return {value for value in values if value.encode() in held}

    def lone(self, table):
        return self.rows(f"select * from {table}")

    def id_of(self, record_id):
        query = f"select max(constituent_id) as id from identity.identity_map where record_id = '{record_id}'"
        return self.rows(query)["id"].item()


def numbers(said):
    """{table: (removed, changed)} as the command prints them."""
    found = re.findall(r"^ +(\w+[.]\w+): (\d+) removed, (\d+) changed$", said, re.MULTILINE)
    return {table: (int(removed), int(changed)) for table, removed, changed in found}


def sizes(project, tables):
    return {table: project.rows(f"select count(*) as n from {table}")["n"].item() for table in tables}


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """What each step left: built, a dry run, the erasure, and an import of the same rows with a new gift."""
    project = Station(tmp_path_factory.mktemp("erasure"))
    project.build_by_command("--select", *BRINGS)
    at = SimpleNamespace(project=project, id=project.id_of("D-900001"), housemate=project.id_of("D-900002"))
    note = (
        "('donation', 'D-900003', 'donation', 'D-900004', 'different', 'pat', 'Zebulon Quartermain told us', '2026-09-01')"
    )
    project.execute(f"insert into identity.steward_entries {COLUMNS} values {note}")
    # a table that a later version of the project adds, which no list of ours names
    project.execute(
        "create table golden.added_later as select constituent_id, canonical_email as note from golden.constituents"
    )
    at.values = [*VALUES, at.id.lower()]
    at.held, at.held_bytes, at.golden = (
        project.holding(at.values),
        project.bytes_with(at.values),
        project.lone(f"({GOLDEN})"),
    )
    before = project.database.read_bytes()
    at.dry = project.erase(PERSON=at.id, REASON="asked by letter", DRY_RUN="1")
    at.is_untouched = project.database.read_bytes() == before
    at.sizes = sizes(project, numbers(at.dry.stdout))
    at.wrong = project.erase(PERSON=at.id, REASON="Zebulon Quartermain asked")
    at.erased = project.erase(PERSON=at.id, REASON="asked by letter", WHO="pat")
    at.sizes_after = sizes(project, numbers(at.dry.stdout))
    at.left, at.left_bytes = project.holding(at.values), project.bytes_with(at.values)
    at.files = {file.name for file in project.folder.iterdir()}
    at.golden_after, at.note = project.lone(f"({GOLDEN})"), project.rows("select reason from identity.steward_entries")
    at.again = project.erase(PERSON=at.id, REASON="asked by letter")
    at.no_key = without_key(project)
    write_seed(project, "donation/donation_gifts", [*ROWS["donation/donation_gifts"], NEW_GIFT])
    newcomer = "D-900005,,Xenia,,Newcomb,,xenia@example.org,,,,,,1980-01-01,"
    write_seed(project, "donation/donation_donors", [*ROWS["donation/donation_donors"], newcomer])
    project.execute("drop table golden.added_later")
    project.build_by_command("--select", *BRINGS)
    return at


def without_key(project):
    """What a build says without the key, with another one, and whether it wrote anything."""
    said, before = [], project.database.read_bytes()
    for project.key in (None, "another secret of the tests"):
        said.append(" ".join(project.dbt("build", "--select", "stg_donation__donors").stdout.split()))
    project.key = KEY
    return said, project.database.read_bytes() == before


def test_a_search_of_every_relation_finds_nothing(story):
    assert story.erased.returncode == 0, story.erased.stdout
    assert {"raw.donation_donors", "golden.constituents", "snapshots.constituents_snapshot", "identity.identity_ledger",
            "golden.added_later", "identity.steward_entries", "identity.match_features"} <= story.held  # fmt: skip
    assert {name.partition(".")[2] for name in story.left} == AUDITED


def test_a_search_of_the_bytes_finds_nothing(story):
    assert len(story.held_bytes) >= 6
    assert story.left_bytes == {story.id.lower()}  # the audit names the id
    assert not {name for name in story.files if "erasing" in name or name.endswith((".wal", ".new"))}


def test_the_same_source_brings_nobody_back(story):
    holding = story.project.holding(story.values)
    assert {name for name in holding if not name.startswith("raw.")} == {"governance.erasures"}
    records = story.project.rows("select count(*) as n from golden.constituents where canonical_full_name like 'Zeb%'")
    assert records["n"].item() == 0


def test_what_is_kept_out_is_counted(story):
    counted = story.project.rows(
        "select * from governance.row_issues where issue = 'erased' order by source_system, table_name"
    )
    found = {(row.source_system, row.table_name): (row.row_count, row.dimension) for row in counted.itertuples()}
    assert found == {
        ("donation", "donors"): (2, "none"),  # one of them has no id
        ("donation", "gifts"): (3, "none"),  # one of them is new
        ("email", "engagement"): (1, "none"),
        ("email", "subscribers"): (1, "none"),
    }


def test_a_dry_run_writes_nothing_and_tells_what_is_removed(story):
    assert story.dry.returncode == 0 and story.is_untouched
    told = numbers(story.dry.stdout)
    assert told == numbers(story.erased.stdout)
    assert told["raw.donation_donors"] == (2, 0) and told["identity.identity_ledger"] == (3, 0)
    removed = {table: story.sizes[table] - story.sizes_after[table] for table in told}
    assert removed == {table: number for table, (number, _) in told.items()}


def test_others_keep_their_totals_and_their_notes(story):
    others = story.golden[story.golden["constituent_id"] != story.id].reset_index(drop=True)
    assert len(others) == 3
    assert others.to_dict() == story.golden_after.to_dict()
    assert story.project.lone(f"({GOLDEN})").query("canonical_full_name != 'Xenia Newcomb'").to_dict(
        "list"
    ) == others.to_dict("list")
    assert story.note["reason"].tolist() == ["erased"]


def test_an_erased_id_is_never_given_again(story):
    xenia = story.project.id_of("D-900005")
    assert xenia > max(story.golden["constituent_id"])
    live = story.project.rows(f"select * from identity.live_constituents where constituent_id = '{story.id}'")
    assert live.empty
    audit = story.project.rows("select * from governance.erasures")
    assert audit[["constituent_id", "requested_by", "reason"]].to_numpy().tolist() == [[story.id, "pat", "asked by letter"]]
    assert audit["rows_removed"].item() == sum(removed for removed, _ in numbers(story.dry.stdout).values())


def test_an_erased_id_is_not_erased_again(story):
    assert story.again.returncode == 2
    assert f"{story.id} was erased already" in story.again.stdout


def test_a_reason_that_holds_a_value_of_the_person_is_refused(story):
    assert story.wrong.returncode == 2
    assert "REASON: it holds a value of the person" in story.wrong.stdout and "Zebulon" not in story.wrong.stdout


def test_a_build_without_the_key_stops_before_anything_is_written(story):
    (missing, other), is_untouched = story.no_key
    assert "CONSTITUENT_360_ERASURE_KEY: people were erased, and without this key" in missing
    assert "CONSTITUENT_360_ERASURE_KEY: it is not the key that people were erased with" in other
    assert is_untouched


def test_the_key_is_in_no_file(story):
    files = [file for file in story.project.folder.rglob("*") if file.is_file()]
    assert [file for file in files if KEY.encode() in file.read_bytes()] == []


def test_open_requests_are_worked_off(story, tmp_path):
    project = story.project
    bruno = project.id_of("D-900004")
    project.execute(f"insert into identity.erasure_requests values ('{bruno}', 'kim', 'by mail', '2026-09-02')")
    done = project.erase()
    assert done.returncode == 0, done.stdout
    assert project.holding(["bruno@example.org", bruno.lower()]) == {"governance.erasures"}
    nothing = project.erase()
    assert nothing.returncode == 2 and "has no open request" in nothing.stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"PERSON": "UC-00099999", "REASON": "x"}, "nobody has or had the id UC-00099999"),
        ({"PERSON": "Robert'); drop table", "REASON": "x"}, "is no constituent_id"),
        ({"PERSON": "UC-00000001"}, "REASON: say why"),
        ({"PERSON": "UC-00000001", "CONSTITUENT_360_ERASURE_KEY": None}, "Set CONSTITUENT_360_ERASURE_KEY"),
        ({"PERSON": "UC-00000001", "CONSTITUENT_360_ERASURE_KEY": "short"}, "is too short"),
        ({"PERSON": "UC-00000001", "DB": "nowhere.duckdb"}, "There is no database nowhere.duckdb."),
        ({"PERSON": "UC-00000001", "DB": "dbt_project.yml"}, "cannot be read"),
    ],
)
def test_what_is_wrong_is_one_sentence(story, given, said):
    if given["PERSON"] == "UC-00000001":
        given = given | {"PERSON": story.housemate}
    before = story.project.database.read_bytes()
    done = story.project.erase(**given)
    assert done.returncode == 2
    assert said in done.stdout and len(done.stdout.strip().splitlines()) == 1
    assert story.project.database.read_bytes() == before


def test_a_database_that_is_in_use_is_left_alone(story):
    holder = "import duckdb, sys; c = duckdb.connect('people.duckdb'); print('open', flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", holder], cwd=story.project.folder, **pipes) as other:
        assert other.stdout.readline() == "open\n"
        done = story.project.erase(PERSON=story.housemate, REASON="asked")
        other.communicate("")
    assert done.returncode == 2 and "another program has it open" in done.stdout


def test_the_sources_say_which_columns_name_a_person():
    """Each staging model that has a person reads a table whose YAML says in which column."""
    known = {}
    for path in (ROOT / "models/staging").glob("*/_*__sources.yml"):
        for source in yaml.safe_load(path.read_text())["sources"]:
            for table in source["tables"]:
                known[source["name"], table["name"]] = {
                    column["name"] for column in table["columns"]
                    if {"person", "row_of"} & set(column.get("config", {}).get("meta", {}))
                }  # fmt: skip
    missing = []
    for path in (ROOT / "models/staging").rglob("stg_*.sql"):
        text = path.read_text()
        reads = re.search(r"(?:raw|versions_of)\('(\w+)', '(\w+)'", text)
        names = re.findall(r"id_as_given\('(\w+)'\) \}\} as (?:source_|other_)?record_id", text)
        missing += [(path.stem, name) for name in names if name not in known[reads.groups()]]
    assert missing == []
