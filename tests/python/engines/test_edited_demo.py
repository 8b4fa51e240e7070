"""The demo on each warehouse through its real adapter: edited, built again, built from scratch."""

from types import SimpleNamespace

import pandas as pd
import pytest

MAP = "select source_system, record_id, constituent_id, confidence_tier, matched_by from identity.identity_map order by 1, 2"
LEDGER = "select * from identity.identity_ledger order by entry_number"
LEARNT = "select * from identity.parameter_versions"
LONE_DONORS = """
    select map.record_id, constituents.constituent_id
    from identity.identity_map as map
    inner join golden.constituents as constituents on map.constituent_id = constituents.constituent_id
    where
        map.source_system = 'donation' and constituents.source_record_count = 1 and constituents.gift_count = {gifts}
        and constituents.pending_reviews = 0
    order by map.record_id
"""
# what five people change, by column of donation_donors: email, last name, phone, address, birth date
CHANGES = {6: "moved@example.org", 4: "Bartholomew", 7: "312-555-0199", 8: "1 Nowhere Ln", 12: "1931-02-03"}
CONCERNED = [
    f"{seed}+,+{table}"
    for seed in ("donation_donors", "donation_gifts")
    for table in ("constituents_snapshot", "identity_ledger")
]


def edit(seed, change):
    """Replace the lines of a seed; change takes and returns them without the header."""
    header, *lines = seed.read_text(encoding="utf-8").splitlines()
    seed.write_text("\n".join([header, *change(lines)]) + "\n", encoding="utf-8")


@pytest.fixture(scope="module", params=["snowflake", "databricks"])
def edited(request):
    """The project after some rows changed and were built; ids of those concerned, and the ledger as it was before."""
    project = request.getfixturevalue(request.param)
    (mover, mover_id), (giver, giver_id), (taker, taker_id) = project.rows(LONE_DONORS.format(gifts=2)).head(3).to_numpy()
    others = project.rows(LONE_DONORS.format(gifts=1))["record_id"].tolist()
    leaver, leaver_id = project.rows(LONE_DONORS.format(gifts=0)).iloc[0]
    before = SimpleNamespace(ledger=project.rows(LEDGER), golden=golden(project))
    people = project.folder / "seeds/demo/donation"

    lines = {
        line.partition(",")[0]: line for line in (people / "donation_donors.csv").read_text(encoding="utf-8").splitlines()
    }
    plain = [mover, *(record for record in others if '"' not in lines[record])]
    changed = dict(zip(plain, CHANGES.items(), strict=False))

    def new_people(lines):
        rows = [line.split(",") for line in lines if not line.startswith(f"{leaver},")]
        for row in rows:
            column, value = changed.get(row[0], (0, row[0]))
            row[column] = value
        return [*(",".join(row) for row in rows), "D-999999,,Zebulon,,Quartermain,,zq@example.org,,,,,,,2026-09-01"]

    def new_gifts(lines):
        taken = next(line for line in lines if f",{taker}," in line)
        added = f"G-999999,{giver},2026-09-02,10.00,succeeded,,,false,,,WEB26,card"
        return [*(line for line in lines if line != taken), added]

    edit(people / "donation_donors.csv", new_people)
    edit(people / "donation_gifts.csv", new_gifts)
    project.build("--select", *CONCERNED)
    ids = {"mover": mover_id, "giver": giver_id, "taker": taker_id, "leaver": leaver_id}
    return SimpleNamespace(project=project, before=before, changed=changed, **ids)


def golden(project) -> pd.DataFrame:
    return project.rows("select * from golden.constituents").set_index("constituent_id")


def test_an_edited_email_is_golden_under_the_same_id(edited):
    assert golden(edited.project).canonical_email[edited.mover] == "moved@example.org"


def test_a_gift_that_is_added_or_removed_changes_the_sum(edited):
    now = golden(edited.project)
    assert now.gift_count[edited.giver] == 3
    assert now.total_lifetime_giving[edited.giver] == edited.before.golden.total_lifetime_giving[edited.giver] + 10
    assert now.gift_count[edited.taker] == 1


def test_the_ledger_keeps_its_entries_and_appends_the_newcomer_and_whoever_was_edited(edited):
    was, now = edited.before.ledger, edited.project.rows(LEDGER)
    pd.testing.assert_frame_equal(now.head(len(was)), was)
    # what was learnt from the rows as first built is used again, so that nobody else moves
    used = edited.project.rows("select version from identity.matching_version where not is_learnt_now")
    assert used["version"].tolist() == [1]
    appended = now.iloc[len(was) :]
    assert appended[appended["event"] == "born"]["record_id"].tolist() == ["D-999999"]
    assert len(edited.changed) == len(CHANGES)
    assert set(appended["record_id"]) <= {"D-999999", *edited.changed}


def test_the_snapshot_keeps_what_was_before(edited):
    states = edited.project.rows(
        "select constituent_id, canonical_email, dbt_valid_to is null as is_current, dbt_is_deleted"
        " from snapshots.constituents_snapshot order by dbt_valid_from"
    ).set_index("constituent_id")
    assert states.loc[edited.mover].is_current.tolist() == [False, True]
    assert states.loc[edited.mover].canonical_email.tolist()[1] == "moved@example.org"
    # text or boolean, as the adapter has it
    assert states.loc[edited.leaver].dbt_is_deleted.astype(str).tolist() == ["False", "True"]
    is_there = states.is_current & (states.dbt_is_deleted.astype(str) == "False")
    assert is_there.sum() == len(golden(edited.project))


def test_a_full_refresh_changes_nothing(edited):
    def kept() -> list[pd.DataFrame]:
        learnt = edited.project.rows(LEARNT)
        return [edited.project.rows(MAP), edited.project.rows(LEDGER), learnt.sort_values([*learnt], ignore_index=True)]

    was = kept()
    # of all other models it is what every build is
    edited.project.build(
        "--full-refresh", "--select", "tag:identity,config.materialized:incremental", "record_moves", "identity_map"
    )
    for before, now in zip(was, kept(), strict=True):
        pd.testing.assert_frame_equal(before, now)
