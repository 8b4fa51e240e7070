"""What becomes of people over five days: a dozen stories, each with records and a name of its own, in one file a day.

After each day: the people are those that a build from nothing would find, no record bears an id that has retired, and the
log, read from its beginning, leads to the map.
"""

import shutil
from types import SimpleNamespace

import pandas as pd
import pytest
from project import ROOT
from test_ledger import COLUMNS, SETTINGS, People

DAYS = 5


def record(record_id: str, name: str, days: str, system: str = "shop", **columns) -> list[dict]:
    """A record on each of the days on which it is in its system. days: as "1345"."""
    first, last = name.split()
    row = {"record_id": record_id, "source_system": system, "first_name": first, "last_name": last} | columns
    return [row | {"day": int(day)} for day in days]


def email(name: str) -> dict:
    return {"email": f"{name}@example.org"}


BRIDGE = {"phone": "312-555-0101", **email("boyd")}
ROWS = [
    # accretion: three records, one day after another
    *record("accretion-1", "Ada Abbot", "12345", **email("abbot")),
    *record("accretion-2", "Ada Abbot", "2345", **email("abbot")),
    *record("accretion-3", "Ada Abbot", "345", **email("abbot")),
    # a simple merge: two people turn out to have one phone
    *record("merge-1", "Jane Miller", "1", **email("jane.home")),
    *record("merge-1", "Jane Miller", "2345", phone="312-555-0102", **email("jane.home")),
    *record("merge-2", "Jane Miller", "1", **email("jane.work")),
    *record("merge-2", "Jane Miller", "2345", phone="312-555-0102", **email("jane.work")),
    # a chain within a batch: the first and the last have nothing but their name in common
    *record("chain-1", "Cy Cobb", "2345", **email("cobb")),
    *record("chain-2", "Cy Cobb", "2345", phone="312-555-0103", **email("cobb")),
    *record("chain-3", "Cy Cobb", "2345", phone="312-555-0103"),
    # merged on the second day, apart again on the third
    *record("undone-1", "Dee Drew", "1345", **email("drew.home")),
    *record("undone-1", "Dee Drew", "2", phone="312-555-0104", **email("drew.home")),
    *record("undone-2", "Dee Drew", "1345", **email("drew.work")),
    *record("undone-2", "Dee Drew", "2", phone="312-555-0104", **email("drew.work")),
    # a bridge comes on the third day and is deleted on the fourth
    *record("bridge-1", "Bo Boyd", "12345", **email("boyd")),
    *record("bridge-2", "Bo Boyd", "12345", phone="312-555-0101"),
    *record("bridge-3", "Bo Boyd", "3", **BRIDGE),
    # one of two changes her email, which was all that they had in common
    *record("changed-1", "Eve Egan", "12345", **email("egan")),
    *record("changed-2", "Eve Egan", "1", **email("egan")),
    *record("changed-2", "Eve Egan", "2345", **email("eve")),
    # a steward parts two, and on the third day comes evidence that they are one
    *record("parted-1", "Flo Ford", "12", **email("ford")),
    *record("parted-2", "Flo Ford", "12", **email("ford")),
    *record("parted-1", "Flo Ford", "345", phone="312-555-0106", **email("ford")),
    *record("parted-2", "Flo Ford", "345", phone="312-555-0106", **email("ford")),
    # a steward joins two people who share nothing, by a record of each
    *record("joined-1", "Gus Gray", "12345", **email("gray")),
    *record("joined-2", "Hal Hunt", "12345", **email("hunt")),
    *record("joined-3", "Hal Hunt", "12345", **email("hunt")),
    # a whole system is switched off on the fourth day, and on again on the fifth
    *record("off-1", "Ida Ives", "1235", system="club", **email("ives")),
    *record("off-2", "Ida Ives", "12345", **email("ives")),
    *record("off-3", "Joy Judd", "1235", system="club", **email("judd")),
    # somebody else, whom none of this concerns, and who sorts first
    *record("another", "Zoe Zahn", "2345", **email("zahn")),
]
DECISIONS = {
    2: [("parted-1", "parted-2", "different")],
    3: [("joined-1", "joined-2", "same")],
}
ENTRIES = f"insert into identity.steward_entries {COLUMNS} values "
MAP = """
    select distinct source_system, record_id, constituent_id, household_id from identity.identity_map
    order by source_system, record_id
"""
LOG = "select * exclude (run_id, recorded_at) from identity.resolution_log order by log_number"
RETIRED = """
    select record_id from identity.identity_map as map
    left join identity.live_constituents as live using (constituent_id)
    where live.status is distinct from 'in_use' or live.live_id != map.constituent_id
"""


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """By day: the map, the log, and the map that a build from nothing makes of that day's rows and decisions."""
    folders = [tmp_path_factory.mktemp("day_by_day"), *(tmp_path_factory.mktemp("anew") for _ in range(DAYS))]
    people, found, decided = People(ROOT, folders[0], source_records="any.csv", **SETTINGS), {}, []
    for day in range(1, DAYS + 1):
        # the last day is a full refresh of rows in another order
        rows = pd.DataFrame(ROWS[:: -1 if day == DAYS else 1])
        rows = rows[rows["day"] == day].drop(columns="day")
        for folder in (folders[0], folders[day]):
            people.in_folder(folder)
            file = folder / "people.csv"
            rows.to_csv(file, index=False)
            if folder is folders[day] and decided:
                built = people.run(
                    "build", "--select", "steward_decisions", "steward_entries", source_records=str(file), **SETTINGS
                )
                assert built.success
            new = decided if folder is folders[day] else DECISIONS.get(day, [])
            if folder is folders[0]:
                decided += new
            for one, other, decision in new:
                said = f"('shop', '{one}', 'shop', '{other}', '{decision}', 'pat', 'asked them', date '2026-09-0{day}')"
                people.execute(ENTRIES + said)
            refresh = ["--full-refresh"] if day == DAYS else []
            assert people.resolve(file, *refresh, **SETTINGS) is None
            if folder is folders[0]:
                found[day] = SimpleNamespace(map=people.rows(MAP), log=people.rows(LOG), retired=people.rows(RETIRED))
            else:
                found[day].anew = people.rows(MAP)
    people.in_folder(folders[0])
    return SimpleNamespace(people=people, **{f"day_{day}": found[day] for day in found}, all=found)


def of(day: SimpleNamespace, story: str) -> list[str]:
    """The constituents of a story's records, in the order of record ids."""
    return day.map[day.map["record_id"].str.startswith(story + "-")]["constituent_id"].tolist()


def told(day: SimpleNamespace, story: str, *events: str) -> list[tuple]:
    """The events of some kinds about a story's records, each with its cause."""
    rows = day.log[day.log["record_id"].str.startswith(story + "-") & day.log["event"].isin(events)]
    return list(rows[["event", "record_id", "cause"]].itertuples(index=False, name=None))


def groups(table: pd.DataFrame, column: str) -> set[frozenset]:
    keys = table["source_system"] + ":" + table["record_id"]
    return set(keys.groupby(table[column]).agg(frozenset))


@pytest.mark.parametrize("day", range(1, DAYS + 1))
@pytest.mark.parametrize("column", ["constituent_id", "household_id"])
def test_day_by_day_or_from_nothing_the_people_are_the_same(days, day, column):
    found = days.all[day]
    assert groups(found.map, column) == groups(found.anew, column)


@pytest.mark.parametrize("day", range(1, DAYS + 1))
def test_no_record_bears_an_id_that_has_retired(days, day):
    assert days.all[day].retired.empty


@pytest.mark.parametrize("day", range(1, DAYS + 1))
def test_the_log_leads_to_the_map(days, day):
    found, bears = days.all[day], {}
    for row in found.log.itertuples():
        if row.event == "left":
            del bears[row.source_system, row.record_id]
        elif row.event not in ("merged", "split"):
            bears[row.source_system, row.record_id] = row.constituent_id
    assert bears == found.map.set_index(["source_system", "record_id"])["constituent_id"].to_dict()


def test_accretion_keeps_the_id(days):
    (first,) = of(days.day_1, "accretion")
    assert of(days.day_5, "accretion") == [first] * 3
    assert told(days.day_5, "accretion", "joined", "merged", "moved") == [
        ("joined", "accretion-2", "new_record"),
        ("joined", "accretion-3", "new_record"),
    ]


def test_a_merge_keeps_the_older_id_and_says_which_one_retired(days):
    older, younger = of(days.day_1, "merge")
    assert of(days.day_2, "merge") == [older, older]
    merged = days.day_2.log[(days.day_2.log["event"] == "merged") & (days.day_2.log["previous_constituent_id"] == younger)]
    row = merged.iloc[0]
    assert (row["constituent_id"], row["record_count"], row["cause"]) == (older, 1, "changed_record")
    assert (row["record_id"], row["linked_record_id"]) == ("merge-2", "merge-1") and row["confidence"] > 0


def test_a_chain_in_one_batch_is_one_person_from_the_first(days):
    assert len(set(of(days.day_2, "chain"))) == 1
    assert [event for event, *_ in told(days.day_5, "chain", "born", "joined", "moved")] == ["born"] * 3


def test_a_merge_that_is_undone_gives_both_ids_back(days):
    first = of(days.day_1, "undone")
    assert of(days.day_2, "undone") == [first[0]] * 2 and of(days.day_3, "undone") == first
    assert [event for event, *_ in told(days.day_5, "undone", "merged", "split")] == ["merged", "split"]


def test_a_late_bridge_joins_and_its_deletion_parts(days):
    first = of(days.day_1, "bridge")
    assert len(set(first)) == 2 and set(of(days.day_3, "bridge")) == {first[0]}
    assert of(days.day_4, "bridge") == first
    assert told(days.day_5, "bridge", "merged", "split", "left") == [
        ("merged", "bridge-2", "new_record"),
        ("left", "bridge-3", "lost_record"),
        ("split", "bridge-2", "lost_record"),
    ]


def test_a_changed_email_parts_two(days):
    (one,) = set(of(days.day_1, "changed"))
    now = of(days.day_2, "changed")
    assert now[0] == one and now[1] not in set(days.day_1.map["constituent_id"])
    assert told(days.day_5, "changed", "split") == [("split", "changed-2", "changed_record")]


def test_a_steward_s_split_outlives_new_evidence(days):
    assert len(set(of(days.day_1, "parted"))) == 1
    assert len(set(of(days.day_2, "parted"))) == 2 and of(days.day_5, "parted") == of(days.day_2, "parted")
    assert told(days.day_5, "parted", "split") == [("split", "parted-2", "steward_decision")]


def test_a_steward_s_match_is_a_merge_with_its_cause(days):
    one, other, another = of(days.day_1, "joined")
    assert one != other == another and of(days.day_5, "joined") == [other] * 3
    assert told(days.day_5, "joined", "merged") == [("merged", "joined-1", "steward_decision")]


def test_a_system_that_is_switched_off_and_on_keeps_its_ids(days):
    assert of(days.day_5, "off") == of(days.day_3, "off") and len(of(days.day_4, "off")) == 1
    assert sorted(told(days.day_5, "off", "left", "returned")) == [
        ("left", "off-1", "lost_record"),
        ("left", "off-3", "lost_record"),
        ("returned", "off-1", "new_record"),
        ("returned", "off-3", "new_record"),
    ]


def test_a_full_refresh_of_shuffled_rows_moves_nobody(days):
    yesterday = days.day_4.map.set_index(["source_system", "record_id"])
    today = days.day_5.map.set_index(["source_system", "record_id"])
    pd.testing.assert_frame_equal(today.loc[yesterday.index], yesterday)


def test_somebody_else_is_who_she_was(days):
    mine = days.day_5.map["record_id"] == "another"
    assert (
        days.day_5.map[mine]["constituent_id"].tolist()
        == days.day_2.map[days.day_2.map["record_id"] == "another"]["constituent_id"].tolist()
    )


GUARD = "insert into reference.guard_pairs values ('shop', '{}', 'shop', '{}', '{}', 'we know them')"
BROKEN = {
    "two who must be one": ("assert_guarded_pairs_are_kept", GUARD.format("parted-1", "parted-2", "same"), "fail"),
    "one who must be two": ("assert_guarded_pairs_are_kept", GUARD.format("merge-1", "merge-2", "different"), "fail"),
    "a steward who is not obeyed": (
        "assert_guarded_pairs_are_kept",
        "update identity.identity_map set constituent_id = 'UC-00000001' where record_id in ('parted-1', 'parted-2')",
        "fail",
    ),
    "one id for two clusters": (
        "assert_a_cluster_has_one_id_and_an_id_one_cluster",
        "update identity.identity_map set constituent_id = 'UC-00000001' where record_id = 'another'",
        "fail",
    ),
    "a veto within a person": (
        "assert_no_veto_within_a_constituent",
        "update identity.identity_map set constituent_id = 'UC-00000001' where record_id in ('parted-1', 'parted-2')",
        "fail",
    ),
    "a run that moves many": (
        "assert_the_last_run_is_within_its_limits",
        "update identity.identity_run_report set status = 'warn' where measure = 'moved'",
        "warn",
    ),
    "a run that moves very many": (
        "assert_the_last_run_is_within_its_limits",
        "update identity.identity_run_report set status = 'error' where measure = 'moved'",
        "fail",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_each_guard_can_fire(days, broken, tmp_path):
    test, statement, status = BROKEN[broken]
    whole = days.people.database
    shutil.copytree(whole.parent, tmp_path, dirs_exist_ok=True)
    days.people.in_folder(tmp_path)
    assert asked(days.people, test) == ["pass"]
    days.people.execute(statement)
    assert asked(days.people, test) == [status]
    days.people.in_folder(whole.parent)


def asked(people: People, test: str) -> list[str]:
    """What a data test says of the database as it is."""
    file = str(people.folder / "people.csv")
    results = people.run("test", "--select", test, source_records=file, **SETTINGS).result.results
    return [result.status for result in results if result.node.resource_type == "test"]
