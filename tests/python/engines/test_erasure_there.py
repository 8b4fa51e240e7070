"""A person is erased on Snowflake through its real adapter, and the same source brings nobody back."""

import json
from types import SimpleNamespace

import pytest
from snowflake_project import SnowflakeProject
from test_erasure import KEY, NEW_GIFT, ROWS, VALUES, few_people, write_seed

BRINGS = ["+live_constituents", "+stg_donation__gifts", "erasure_tombstones", "erasure_requests", "erasures"]
HELD = """
    select
        (select count(*) from identity.source_records where lower(full_name) like '%zebulon%') as records,
        (select count(*) from identity.identity_ledger where record_id in ('D-900001', 'E-900001')) as entries,
        (select count(*) from staging.stg_donation__donors where email = '{email}') as donors,
        (select count(*) from staging.stg_donation__gifts where source_record_id = 'D-900001') as gifts,
        (select count(*) from identity.source_records) as everybody
"""


@pytest.fixture(scope="module", params=["snowflake"])
def erased(request, tmp_path_factory):
    """What was held before, after the erasure, and after the same import with a new gift; and what the command said."""
    with pytest.MonkeyPatch.context() as patch, SnowflakeProject(tmp_path_factory.mktemp("erased")) as project:
        patch.setenv("CONSTITUENT_360_ERASURE_KEY", KEY)
        few_people(project)
        held = HELD.format(email=VALUES[1] + "@example.org")
        project.build_by_command("--select", *BRINGS)
        at = SimpleNamespace(before=project.rows(held).iloc[0].to_dict())
        person = project.rows("select constituent_id from identity.record_constituents where record_id = 'D-900001'").iloc[
            0, 0
        ]
        given = json.dumps({"person": person, "who": "pat", "reason": "asked by letter"})
        at.said = project.dbt("run-operation", "erase", "--args", given)
        at.after = project.rows(held).iloc[0].to_dict()
        write_seed(project, "donation/donation_gifts", [*ROWS["donation/donation_gifts"], NEW_GIFT])
        project.build_by_command("--select", *BRINGS)
        at.again = project.rows(held).iloc[0].to_dict()
        yield at


def test_the_values_are_gone(erased):
    assert erased.said.returncode == 0, erased.said.stdout[-2000:]
    assert erased.before == {"records": 3, "entries": 2, "donors": 2, "gifts": 2, "everybody": 7}
    assert erased.after == {"records": 0, "entries": 0, "donors": 0, "gifts": 0, "everybody": 4}


def test_the_same_source_brings_nobody_back(erased):
    assert erased.again == erased.after


def test_the_command_says_until_when_the_bytes_are_kept(erased):
    assert "Fail-safe until 20" in erased.said.stdout
