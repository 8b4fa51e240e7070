"""docs/sources.md followed to the letter brings a new system everywhere, and a system that is half there stops the run."""

import re

import pytest
import yaml
from project import ROOT, Project

GUIDE = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"`(models/staging/gym/[^`]+)`\n```\w+\n(.*?)```", GUIDE, re.DOTALL))
ENTRY = re.search(r"under `registry`:\n```yaml\n(.*?)```", GUIDE, re.DOTALL)[1]
TABLES = {
    "members": "('1', 'Ann Lee', 'ann@example.org', '2026-01-02'), ('2', 'Bo Diaz', null, '2026-01-03')",
    "gifts": """
        ('g1', '1', '2026-03-01', '40.00', 'Paid'), ('g1', '1', '2026-03-01', '40.00', 'Paid'),
        ('g2', '1', '2026-04-01', '10.00', 'Promised'), ('g3', '9', '2026-04-02', '5.00', 'paid'),
        ('g4', '2', '2026-05-01', '7.50', 'paid')
    """,
    "check_ins": "('c1', '1', '2026-05-01T10:00:00Z'), ('c2', '2', 'soon')",
}
OWN = {"demo_data": False, "as_of_date": "2026-09-30"}

BRINGS = ["+constituents", "+constituent_events", "+flags_today", "+row_issues"]


class Gym(Project):
    def __init__(self, folder):
        super().__init__(folder)
        (folder / "models/staging/gym").mkdir()
        for path, text in FILES.items():
            (folder / path).write_text(text, encoding="utf-8")
        self.execute("create schema gym")
        for table in yaml.safe_load(FILES["models/staging/gym/_gym__sources.yml"])["sources"][0]["tables"]:
            names = ", ".join(column["name"] for column in table["columns"])
            self.execute(
                f"create table gym.{table['name']} as select * from (values {TABLES[table['name']]}) as given({names})"
            )

    def enter(self):
        settings = self.folder / "dbt_project.yml"
        settings.write_text(settings.read_text().replace("  registry:\n", "  registry:\n" + ENTRY, 1))


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The gym, and what dbt said before its entry was in the registry."""
    gym = Gym(tmp_path_factory.mktemp("gym"))
    forgotten = gym.dbt("build", "--select", *BRINGS, **OWN)
    tables = gym.tables()
    gym.enter()
    gym.build_by_command("--select", *BRINGS, **OWN, systems=["gym"])
    return gym, forgotten, tables


@pytest.fixture(scope="module")
def gym(runs):
    return runs[0]


def test_a_system_that_no_entry_names_stops_the_run_before_anything_is_written(runs):
    _, forgotten, tables = runs
    said = forgotten.stdout + forgotten.stderr
    assert forgotten.returncode != 0 and "Traceback" not in said
    assert re.search(r"model stg_gym__\w+: nothing reads it; name it in the entry of gym in the var registry", said)
    assert tables == 3  # its own


def test_its_people_have_a_golden_record_with_what_they_gave_and_did(gym):
    _, found = gym.fetch("""
        select canonical_full_name, total_lifetime_giving::varchar, lifetime_value::varchar, visit_count, is_member,
            last_engagement_date::varchar
        from golden.constituents order by 1
    """)
    assert found == [
        ("Ann Lee", "40.00", "40.00", 1, False, "2026-05-01"),
        ("Bo Diaz", "7.50", "7.50", 0, False, "2026-05-01"),
    ]


def test_its_facts_are_on_the_timeline_each_once(gym):
    _, found = gym.fetch("select event_id, constituent_id is null from timeline.constituent_events order by 1")
    assert found == [
        ("gym:gifts:g1:donation", False),
        ("gym:gifts:g3:donation", True),
        ("gym:gifts:g4:donation", False),
        ("gym:visits:c1:checkin", False),
    ]


def test_what_is_wrong_with_them_is_counted(gym):
    _, found = gym.fetch("""
        select table_name, issue, row_count from governance.row_issues where source_system = 'gym' order by all
    """)
    assert {("gifts", "unknown_status", 1), ("gifts", "unknown_person", 1), ("timeline", "event_undated", 1)} <= set(found)


def test_a_flag_is_raised_for_who_has_no_email(gym):
    _, found = gym.fetch("""
        select canonical_full_name from engagement.flags_today inner join golden.constituents using (constituent_id)
        where flag_type = 'no_email'
    """)
    assert found == [("Bo Diaz",)]


PEOPLE = {"people": ["stg_donation__donors"]}


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"facts": {"gifts": "donation__gifts"}}, "it has gifts of people and no people."),
        (PEOPLE | {"facts": {"refunds": "donation__gifts"}}, "the YAML of donation__gifts names no column refund_id."),
        (PEOPLE | {"facts": {"presents": "donation__gifts"}}, "'presents' is no kind of fact; there are gifts,"),
        (PEOPLE | {"facts": {"gifts": "donation__gift"}}, "there is no model 'donation__gift'."),
        (PEOPLE | {"facts": ["donation__gifts"]}, "is no map for facts."),
        ({"people": ["stg_leads"]}, "the YAML of stg_leads enforces no contract, so that its columns are not known."),
        ({"colour": "red"}, "'colour' is nothing that an entry has; there are people,"),
        ({"schema": "drop table x; --"}, "'drop table x; --' is no name for schema."),
    ],
)
def test_a_wrong_entry_stops_the_run_with_one_sentence(compiled, entry, sentence):
    with pytest.raises(RuntimeError, match="Nothing was written") as stopped:
        compiled("{% if execute %}{% do check_entry('gym', " + repr(entry) + ") %}{% endif %} select 1")
    assert "var registry, gym: " in str(stopped.value) and sentence in str(stopped.value)


def test_the_guide_names_every_column_of_every_kind(compiled):
    contract = yaml.safe_load(compiled("{{ fact_contract() | tojson }}"))
    rows = {row.split("`")[1]: row for row in GUIDE.splitlines() if row.startswith("| `")}
    for kind, of in contract.items():
        names = [of["key"], *of["required"], *of["columns"]] + ([f"{of['moment']}_on"] if of["moment"] else [])
        common = {"currency"}
        assert [name for name in names if f"`{name}`" not in rows[kind] and name not in common] == [], kind
