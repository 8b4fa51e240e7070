"""Statements that no local engine runs, against the files of ddl/: what is sent must be what somebody has read.

A change that is meant: run pytest with UPDATE_DDL=1, and read the difference before it is committed.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from project import ROOT

FILES = Path(__file__).parent / "ddl"
ENGINES = ["snowflake", "databricks"]
READERS = {"role": "data_steward", "writes": ["identity.steward_entries"], "sees_contact_data": True}
ACCESS = {"builder": {"role": "dbt_runner", "sees_contact_data": True}, "steward": READERS}
STATEMENTS = """
{%- set golden = api.Relation.create(database=target.database, schema='golden', identifier='constituents') -%}
{%- for title, statements in {
    'Masks': contact_masks(mask_schema(), contact_readers()),
    'Tags': [tag_column(golden, 'canonical_email', 'text', mask_schema()),
        tag_column(golden, 'canonical_birth_date', 'date', mask_schema())],
    'Grants': [schema_usage(mask_schema(), 'analyst')]
        + get_dcl_statement_list(golden, {'select': ['analyst']}, get_grant_sql)
        + get_dcl_statement_list(golden, dict.fromkeys(write_privileges(), ['data_steward']), get_grant_sql),
    'Language model': ['select ' ~ structured_answer(
        "Say which offer it's.", 'html', {'type': 'object', 'properties': {'offer_type': {'type': 'string'}}}
    ) ~ ' from templates'],
    'Metric views': [metric_view('gifts'), metric_view('donor_years'), metric_view('plan_months')],
}.items() %}
-- {{ title }}
{%- for statement in statements %}
{{ statement | trim }};
{%- endfor %}
{% endfor %}"""


def compiled(engine: str, folder: Path, jinja: str, access: dict) -> subprocess.CompletedProcess:
    """What a target makes of some Jinja without a connection: whatever profiles.yml asks for is made up."""
    asked_for = re.findall(r"env_var\('(\w+)'\)", (ROOT / "profiles.yml").read_text())
    command = [Path(sys.executable).with_name("dbt"), "--quiet", "compile", "--no-introspect", "--no-populate-cache"]
    command += ["--target", engine, "--target-path", folder, "--log-path", folder, "--inline", jinja]
    return subprocess.run(
        [*command, "--vars", json.dumps({"access": access, "offer_model": "wise"})],
        cwd=ROOT,
        env=os.environ | {name: name.rpartition("_")[2].lower() for name in asked_for},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_sent_is_on_file(engine, tmp_path):
    sent = compiled(engine, tmp_path, STATEMENTS, ACCESS).stdout.strip() + "\n"
    file = FILES / f"{engine}.sql"
    if os.environ.get("UPDATE_DDL"):
        file.write_text(sent)
    assert sent == file.read_text()


def test_databricks_masks_nothing_before_it_knows_who_builds(tmp_path):
    done = compiled("databricks", tmp_path, "{{ contact_masks(mask_schema(), []) }}", {"builder": {"role": None}})
    assert done.returncode != 0
    assert "mask_contact_data needs the user that runs dbt as the role of builder" in done.stdout
