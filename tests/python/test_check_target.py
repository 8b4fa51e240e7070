"""What `make check` says: one sentence for each thing that can be missing."""

from check_target import failure, missing
from project import ROOT

PROFILES = ROOT / "profiles.yml"
SNOWFLAKE = ["ACCOUNT", "USER", "PRIVATE_KEY_PATH", "ROLE", "WAREHOUSE", "DATABASE"]
OUTPUT = """22:00:00  Found 53 models
22:00:00  check: connect | see the message
22:00:01  check: create a schema | grant create schema on database crm to role builder
22:00:02  Encountered an error while running operation: Database Error
  003001 (42501): Insufficient privileges to operate on database 'CRM'
"""


def test_every_variable_that_is_not_set_is_named_at_once():
    some = {f"SNOWFLAKE_{name}": "x" for name in SNOWFLAKE[:2]}
    expected = "Set SNOWFLAKE_PRIVATE_KEY_PATH, SNOWFLAKE_ROLE, SNOWFLAKE_WAREHOUSE, SNOWFLAKE_DATABASE."
    assert missing("snowflake", PROFILES, some) == expected


def test_a_key_file_that_is_not_there_is_named():
    settings = {f"SNOWFLAKE_{name}": "/nowhere/key.p8" for name in SNOWFLAKE}
    sentence = "SNOWFLAKE_PRIVATE_KEY_PATH names a file that is not there: /nowhere/key.p8."
    assert missing("snowflake", PROFILES, settings) == sentence


def test_an_unknown_target_is_told_the_known_ones():
    sentence = missing("redshift", PROFILES, {})
    assert sentence == "There is no target 'redshift' in profiles.yml; there are duckdb, snowflake, databricks."


def test_duckdb_asks_for_nothing():
    assert missing("duckdb", PROFILES, {}) is None


def test_the_step_that_fails_comes_with_the_reason_and_the_remedy():
    assert failure(OUTPUT) == (
        "Could not create a schema: Database Error 003001 (42501): Insufficient privileges to operate on database 'CRM'."
        " Remedy: grant create schema on database crm to role builder."
    )


def test_an_address_that_never_answers_is_said_to():
    assert failure("22:00:00  check: connect | see the message\n") == "Could not connect: no answer in time."
