"""What a build grants to the roles of the var `access`, and what `make check` tries. The emulator enforces nothing."""

import pytest

ACCESS = {
    "analyst": {"role": "analysts", "reads": ["golden.constituents_masked"]},
    "marketing": {"role": "mailers", "reads": ["golden.email_audience"]},
    "steward": {"role": "stewards", "reads": ["golden"], "writes": ["identity.steward_entries"]},
}


def granted(project, place: str) -> set[tuple[str, str]]:
    grants = project.rows(f"show grants on constituent_360.{place}")
    return set(zip(grants["grantee_name"], grants["privilege"], strict=True))


@pytest.fixture(scope="module")
def shared(snowflake):
    built = ["constituents_masked", "email_audience", "steward_entries", "review_queue"]
    snowflake.build("--select", *built, access=ACCESS)
    return snowflake


def test_each_role_gets_what_the_list_says_and_no_more(shared):
    assert granted(shared, "golden.constituents_masked") == {("ANALYSTS", "SELECT"), ("STEWARDS", "SELECT")}
    assert granted(shared, "golden.email_audience") == {("MAILERS", "SELECT"), ("STEWARDS", "SELECT")}
    assert granted(shared, "golden.review_queue") == {("STEWARDS", "SELECT")}
    written = {("STEWARDS", privilege) for privilege in ("SELECT", "INSERT", "UPDATE", "DELETE")}
    assert granted(shared, "identity.steward_entries") == written


def test_a_role_may_look_into_the_schemas_it_reads(shared):
    assert granted(shared, "golden") == {(role, "USAGE") for role in ("ANALYSTS", "MAILERS", "STEWARDS")}
    assert granted(shared, "identity") == {("STEWARDS", "USAGE")}


def test_who_leaves_the_list_is_let_out(shared):
    without = {"steward": {"role": "stewards", "reads": ["golden"]}}
    shared.build("--select", "email_audience", access=without)
    assert granted(shared, "golden.email_audience") == {("STEWARDS", "SELECT")}


def test_what_a_build_needs_can_be_tried(snowflake):
    result = snowflake.dbt("run-operation", "check_warehouse")
    assert result.returncode == 0, result.stdout[-2000:]
    assert "check: create a Python function with a package" in result.stdout
    left = "select schema_name from information_schema.schemata where upper(schema_name) = 'CONSTITUENT_360_CHECK'"
    assert snowflake.rows(left).empty
