"""Parts of the project built by themselves, in any order, after a row has gone; and a day of the past built again."""

import duckdb
import pytest
from project import WITHOUT_TESTS, Project

SETTINGS = {"systems": ["donation", "email", "crm"], "scoring": "weighted"}
LINES = 60
SEED = "donation_donors"
PARTS = [
    "tag:staging",
    "+record_issues",
    "tag:golden",
    "tag:timeline",
    "tag:engagement",
    "tag:kpi",
    "resource_type:snapshot",
]
MIXED = "It would mix tables of two builds"
NAMES = """
    select constituents.constituent_id, canonical_full_name, list(full_name) as names
    from golden.constituents as constituents
    inner join identity.identity_map as map on constituents.constituent_id = map.constituent_id
    inner join names on map.source_system = names.source_system and map.record_id = names.record_id
    group by all
    having not list_contains(names, canonical_full_name)
"""


class Small(Project):
    """The project with the first lines of the demo's seeds, and the names of its records when it was first built."""

    def __init__(self, folder):
        super().__init__(folder)
        gifts = (folder / "seeds/demo/donation/donation_gifts.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        for seed in (folder / "seeds/demo").glob("*/*.csv"):
            lines = seed.read_text(encoding="utf-8").splitlines(keepends=True)
            seed.write_text("".join(lines[:LINES]), encoding="utf-8")
        # their own gifts, so that a past day knows less of them
        donors = {line.split(",")[0] for line in (folder / f"seeds/demo/donation/{SEED}.csv").open(encoding="utf-8")}
        own = [line for line in gifts if donors.intersection(line.split(","))]
        (folder / "seeds/demo/donation/donation_gifts.csv").write_text("".join(own), encoding="utf-8")
        self.build(**SETTINGS)
        self.execute("create table names as select source_system, record_id, full_name from identity.source_records")

    def part(self, *selected, **variables):
        """Build a part. None where it was built, else what dbt said."""
        done = self.run("build", *WITHOUT_TESTS, "--select", *selected, **SETTINGS, **variables)
        return None if done.success else " ".join([str(done.exception), *(str(row.message) for row in done.result or [])])

    def without_its_first_person(self):
        """Take the record with the smallest id out of the seed, and load it; the id."""
        seed = self.folder / f"seeds/demo/donation/{SEED}.csv"
        header, *lines = seed.read_text(encoding="utf-8").splitlines()
        gone = min(lines)
        seed.write_text("\n".join([header, *(line for line in lines if line != gone)]) + "\n", encoding="utf-8")
        assert self.part(SEED) is None
        return gone.split(",")[0]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Small(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize(
    ("parts", "first_stop"), [(PARTS, "tag:golden"), (PARTS[::-1], "tag:engagement")], ids=["down", "up"]
)
def test_a_row_that_goes_swaps_nobody_whatever_is_built_by_itself(small, parts, first_stop):
    entries = small.rows("select * from identity.identity_ledger")
    gone = small.without_its_first_person()
    stopped = []
    for part in [*parts, "tag:identity", "tag:engagement"]:
        said = small.part(part)
        assert said is None or MIXED in said, said
        stopped += [part] if said else []
        assert small.rows(NAMES).empty, part
    assert stopped[0] == first_stop and stopped[-1] == "tag:engagement"
    assert small.part("tag:golden", "tag:timeline", "tag:engagement", "resource_type:snapshot") is None
    assert small.rows(NAMES).empty
    added = small.rows("select * from identity.identity_ledger").iloc[len(entries) :]
    assert set(added.loc[added["event"] == "moved", "record_id"]) <= {gone}


def test_a_ledger_that_would_read_two_builds_is_not_written(small):
    small.without_its_first_person()
    assert small.part("+record_issues") is None
    before = small.rows("select * from identity.identity_ledger")
    said = small.part("identity_ledger")
    assert "identity.identity_ledger: " + MIXED + ", identity_clusters and source_records: run dbt build" in said
    assert "Nothing was written." in said
    assert len(small.rows("select * from identity.identity_ledger")) == len(before)
    assert small.part("tag:identity", "tag:golden") is None


def test_a_build_that_was_killed_is_not_read(small):
    begun = "select * replace (false as is_finished, noted_at + interval 1 hour as noted_at)"
    small.execute("create table kept as select * from governance.build_log")
    small.execute(
        f"insert into governance.build_log {begun} from governance.build_log where table_name = 'identity_clusters'"
    )
    said = small.part("identity_ledger")
    assert "It would read identity_clusters, whose build has not ended" in said
    small.execute("create or replace table governance.build_log as select * from kept")
    assert small.part("identity_ledger") is None


def test_a_past_day_is_only_read(small):
    tables = ["constituents", "pipeline_kpi", "conversion_funnel", "health_score"]
    queries = [f"select * from snapshots.{table}_snapshot order by all" for table in tables]
    queries += [
        f"select * from snapshots.monthly_{table} order by all" for table in ("constituents", "memberships", "flags")
    ]
    everything = ["tag:golden", "tag:kpi", "tag:timeline", "tag:engagement", "tag:governance", "resource_type:snapshot"]
    assert small.part(*everything) is None
    before = [small.rows(query) for query in queries]
    golden = small.rows("select * from golden.constituents")
    assert small.part(*everything, as_of_date="2025-01-01") is None
    assert not golden.equals(small.rows("select * from golden.constituents"))
    for was, query in zip(before, queries, strict=True):
        assert was.equals(small.rows(query)), query
    # and today goes on where it was, but for states that ended more than a year ago
    state = "insert into snapshots.constituents_snapshot by name select * replace ('{}' as dbt_scd_id, {} as dbt_valid_to)"
    for key, ended in {"old": "timestamp '2025-09-28'", "young": "timestamp '2025-09-30'"}.items():
        small.execute(state.format(key, ended) + " from snapshots.constituents_snapshot where dbt_valid_to is null limit 1")
    assert small.part(*everything) is None
    of_test = "delete from snapshots.constituents_snapshot where dbt_scd_id = '{}' returning *"
    with duckdb.connect(str(small.database)) as database:
        assert [len(database.execute(of_test.format(key)).fetchall()) for key in ("old", "young")] == [0, 1]
    for was, query in zip(before, queries, strict=True):
        assert was.equals(small.rows(query)), query


def test_a_run_leaves_no_table_of_its_own_behind(small):
    for _ in range(2):
        assert small.part("template_patterns", "api_answers") is None
    assert small.rows("select table_name from information_schema.tables where table_name like '%__dbt_tmp%'").empty


def test_what_a_killed_build_left_is_dropped_at_the_next_start(compiled):
    with duckdb.connect(str(compiled.database)) as database:
        for table in ("template_patterns__dbt_tmp20260101", "somebody_s_own"):
            database.execute(f"create table main.{table} as select 1 as n")
    compiled("{% if execute %}{{ drop_leftovers() }}{% endif %}")
    with duckdb.connect(str(compiled.database)) as database:
        left = database.execute("select table_name from duckdb_tables() where schema_name = 'main'").fetchall()
        database.execute("drop table main.somebody_s_own")
    assert left == [("somebody_s_own",)]
    hooks = {node.raw_code: node.index for node in compiled.manifest.nodes.values() if "on-run-start" in node.tags}
    assert hooks["{{ check_configuration() }}"] < hooks["{{ drop_leftovers() }}"]
