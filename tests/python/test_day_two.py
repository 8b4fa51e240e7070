"""The day after: an edited row moves nobody but whom it is about, until somebody asks to learn anew."""

import csv
import io
import shutil
from types import SimpleNamespace

import pandas as pd
import pytest
from project import Project

# what is edited: the seed, its system, the column with the ids, and the column that changes
EDITS = [
    ("donation/donation_donors", "donation", "donor_id", "email", "moved@example.org"),
    ("subscription/subscription_subscribers", "subscription", "subscriber_id", "phone", "312-555-0199"),
    ("event/event_buyers", "event", "buyer_id", "buyer_last_name", "Quartermain"),
    ("capitan/capitan_customers", "capitan", "id", "address", "1 Nowhere Ln"),
    ("donation/donation_donors", "donation", "donor_id", "birth_date", "1931-02-03"),
]
IDENTITY = ["--select", "+identity_map", "+parameter_versions"]
MAP = "select distinct source_system, record_id, constituent_id from identity.identity_map order by all"
OF_SEVERAL = """
    select source_system, record_id, constituent_id,
        row_number() over (partition by source_system order by constituent_id, record_id) as place
    from identity.identity_map
    qualify count(*) over (partition by constituent_id) > 1
"""
PAIRS = "select left_key, right_key, reason, bits from identity.pair_decisions order by all"
KEYS = "select record_key from identity.source_records where (source_system, record_id) in ({})"
VERSION = "select version, is_learnt_now, learnt_because from identity.matching_version"


def constituents(project) -> pd.Series:
    return project.rows(MAP).set_index(["source_system", "record_id"])["constituent_id"]


def write(project, seed: str, id_column: str, record_id: str, column: str, value: str) -> None:
    """Change one value of a seed."""
    path = project.folder / f"seeds/demo/{seed}.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    for row in rows:
        if row[id_column] == record_id and row[column] not in ("", value):
            row[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, rows[0], lineterminator="\n")
        made.writeheader()
        made.writerows(rows)


@pytest.fixture(scope="module")
def edited(demo, tmp_path_factory):
    """The demo after five records of people with several were edited; the constituents before, and who may have moved."""
    project = Project(tmp_path_factory.mktemp("day_two"))
    shutil.copy(demo.database, project.database)
    before, pairs = constituents(project), project.rows(PAIRS)
    several = project.rows(OF_SEVERAL)
    chosen = []
    for at, (seed, system, id_column, column, value) in enumerate(EDITS):
        given = pd.read_csv(project.folder / f"seeds/demo/{seed}.csv", dtype=str).dropna(subset=column)
        people = several[(several["source_system"] == system) & several["record_id"].isin(given[id_column])]
        record_id = people.sort_values("place")["record_id"].iloc[10 * at]
        write(project, seed, id_column, record_id, column, value)
        chosen.append((system, record_id))
    project.build(*IDENTITY)
    keys = project.rows(KEYS.format(", ".join(str(record) for record in chosen)))["record_key"]
    return SimpleNamespace(project=project, before=before, pairs=pairs, records=chosen, keys=set(keys))


def test_five_edited_rows_move_nobody_else(edited):
    now = constituents(edited.project)
    concerned = {edited.before[record] for record in edited.records} | {now[record] for record in edited.records}
    moved = now[now != edited.before.reindex(now.index)]
    assert len(now) == len(edited.before) and len(set(edited.records)) == len(EDITS)
    assert [record for record in moved.index if edited.before[record] not in concerned] == []
    assert len(moved) <= 2 * len(EDITS)
    assert (edited.project.rows(VERSION).iloc[0] == [1, False, "nothing was learnt before"]).all()


def test_the_evidence_of_all_other_pairs_is_the_same_to_the_last_digit(edited):
    was, now = (
        pairs[~pairs[["left_key", "right_key"]].isin(edited.keys).any(axis=1)].reset_index(drop=True)
        for pairs in (edited.pairs, edited.project.rows(PAIRS))
    )
    assert len(edited.keys) == len(EDITS) and len(was) > 100_000
    pd.testing.assert_frame_equal(now, was, check_exact=True)


def test_a_full_refresh_keeps_what_was_learnt(edited):
    was = constituents(edited.project)
    edited.project.build("--full-refresh", *IDENTITY, "--exclude", "path:seeds")
    assert constituents(edited.project).equals(was)
    assert edited.project.rows(VERSION)["version"].tolist() == [1]


def test_who_asks_learns_anew(edited):
    kept = edited.project.rows("from identity.parameter_versions order by all")
    edited.project.build(*IDENTITY, retrain="now")
    assert (edited.project.rows(VERSION).iloc[0] == [2, True, "the var retrain says so"]).all()
    now = edited.project.rows("from identity.parameter_versions order by all")
    pd.testing.assert_frame_equal(now[now["version"] == 1].reset_index(drop=True), kept)
    versions = edited.project.rows("""
        select count(*) as changed from identity.parameter_versions as one
        inner join identity.parameter_versions as other using (kind, field, level)
        where one.version = 1 and other.version = 2 and one.number != other.number and one.kind like 'weight%'
    """)
    assert versions["changed"].item() > 0
