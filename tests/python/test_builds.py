"""Ids and golden records over several builds: again, from scratch, from shuffled rows, with new rows."""

import pandas as pd
import pytest
from project import Project

MAP = "select source_system, record_id, constituent_id, confidence_tier, matched_by from identity.identity_map order by all"
GOLDEN = "select * from golden.constituents order by constituent_id"
LEDGER = "select * from identity.identity_ledger order by entry_number"


@pytest.mark.parametrize("arguments", [(), ("--full-refresh",)], ids=["a second build", "a full refresh"])
def test_nothing_changes_by(copied_demo, arguments):
    before = [copied_demo.rows(query) for query in (MAP, GOLDEN, LEDGER)]
    copied_demo.build(*arguments)
    for was, now in zip(before, [copied_demo.rows(query) for query in (MAP, GOLDEN, LEDGER)], strict=True):
        pd.testing.assert_frame_equal(was, now)


def test_shuffled_rows_give_the_same_ids(demo, tmp_path):
    shuffled = Project(tmp_path)
    for seed in (shuffled.folder / "seeds").rglob("*.csv"):
        rows = pd.read_csv(seed, dtype=str, keep_default_na=False)
        rows.sample(frac=1, random_state=1).to_csv(seed, index=False)
    shuffled.build()
    pd.testing.assert_frame_equal(demo.rows(MAP), shuffled.rows(MAP))
    moments = ["created_at", "updated_at"]
    pd.testing.assert_frame_equal(demo.rows(GOLDEN).drop(columns=moments), shuffled.rows(GOLDEN).drop(columns=moments))


def test_every_system_can_be_switched_off(demo, tmp_path):
    project = Project(tmp_path)
    project.build(systems=["donation", "email"])
    got = project.rows("select distinct source_system from identity.identity_map order by 1")["source_system"].tolist()
    assert got == ["donation", "email"]
    assert project.rows("select max(events_attended) as most from golden.constituents")["most"].item() == 0
