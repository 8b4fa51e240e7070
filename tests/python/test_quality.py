"""Every check has a dimension; the quality report has what a run found and no contact data; make quality prints it."""

import csv
import json
import os
import subprocess
import sys

import duckdb
import pytest
from project import ROOT, Project

REFERENCE = ROOT / "seeds/reference/governance"
DIMENSIONS = {"completeness", "uniqueness", "validity", "consistency", "timeliness", "integrity"}


def seed(name: str) -> list[dict]:
    with (REFERENCE / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_data_test_has_a_dimension_and_a_severity(compiled):
    by_kind = {row["check_kind"]: row["dimension"] for row in seed("test_kinds")}
    tests = [node for node in compiled.manifest.nodes.values() if node.resource_type == "test"]
    assert len(tests) > 500
    without = []
    for test in tests:
        kind = test.test_metadata.name if hasattr(test, "test_metadata") else "singular"
        dimension = test.config.meta.get("dimension", by_kind.get(kind))
        if dimension not in DIMENSIONS or str(test.config.severity).lower() not in ("error", "warn"):
            without.append(test.name)
    assert without == []


def test_a_test_names_a_model_that_there_is(compiled):
    known = {node.name for node in compiled.manifest.nodes.values()}
    tests = [node for node in compiled.manifest.nodes.values() if node.resource_type == "test"]
    assert {test.config.meta["model"] for test in tests if "model" in test.config.meta} - known == set()


PARTS = ["tag:kpi", "test_kinds", "severity_weights", "test_results", "data_quality_report"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The CRM, built with its tests."""
    project = Project(tmp_path_factory.mktemp("quality"))
    done = project.dbt("build", "--select", *PARTS)
    assert done.returncode == 0, done.stdout[-4000:]
    return project


def printed(database, **environment) -> subprocess.CompletedProcess:
    """What `make quality` says of a database."""
    given = os.environ | {"DB": str(database)} | environment
    return subprocess.run([sys.executable, ROOT / "scripts/show_quality.py"], env=given, capture_output=True, text=True)


def report(project, model: str, dimension: str) -> dict:
    names, rows = project.fetch(
        f"select * from governance.data_quality_report where model_name = '{model}' and dimension = '{dimension}'"
    )
    return dict(zip(names, rows[0], strict=True))


def test_the_results_of_a_build_are_all_there_when_it_ends(project):
    said = json.loads((project.folder / "target/run_results.json").read_text())["results"]
    tests = {one["unique_id"]: (one["status"], one["failures"]) for one in said if one["unique_id"].startswith("test.")}
    found = project.fetch(
        "select check_id, status, failed_rows from governance.test_results where check_kind != 'row_issue'"
    )[1]
    assert {check: rest for check, *rest in found} == {check: list(rest) for check, rest in tests.items()}
    assert len(tests) > 100
    assert project.fetch("select count(*) from governance.data_quality_report where status != 'passed'")[1] == [(0,)]
    done = printed(project.database)
    assert done.returncode == 0 and done.stdout.splitlines()[-1] == f"PASSED ({len(tests):,} checks, 0 failed, 0 warned)"


def test_a_key_is_shown_that_is_no_email_no_phone_and_no_name(outcome):
    shown = ["UC-00000001", "L-001", "298268", "stripe:charges:ch_1"]
    hidden = ["ann@example.org", "+13125550100", "3125550100", "312-555-0100", "Ann Lee", "ann.lee", "a lee 1", ""]
    assert outcome("showable('given')", shown + hidden) == {key: key for key in shown} | dict.fromkeys(hidden)


@pytest.mark.parametrize(("key", "shown"), [("L-001", "L-001"), ("ann@example.org", None)], ids=["a key", "an email"])
def test_a_failed_check_is_in_the_report_and_make_quality_ends_in_1(project, key, shown):
    project.execute(f"update crm.counted_leads set lead_id = '{key}' where lead_id in ('L-001', 'L-002')")
    assert project.dbt("test", "--select", "counted_leads").returncode == 1
    found = report(project, "counted_leads", "uniqueness")
    done = printed(project.database)
    assert project.dbt("build", "--select", "counted_leads").returncode == 0
    assert (found["status"], found["failed"], found["worst_check_rows"], found["worst_key"]) == ("failed", 1, 1, shown)
    assert found["score"] == 0 and found["score_change"] == -1
    assert done.returncode == 1 and done.stdout.splitlines()[-1].startswith("FAILED (")
    assert "unique_counted_leads_lead_id" in done.stdout.splitlines()[2]
    assert (key in done.stdout) == (shown is not None)
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert report(project, "counted_leads", "uniqueness")["score_change"] == 1


def test_the_latest_results_of_a_check_are_kept_and_those_of_a_test_that_is_gone_are_not(project):
    columns = "check_id, check_name, check_kind, model_name, dimension, severity, status, run_id, run_started_at"
    project.execute(f"insert into governance.test_log ({columns}) values ('test.gone', {', '.join(['null'] * 8)})")
    for _ in range(2):
        assert project.dbt("test", "--select", "counted_leads", test_runs_kept=2).returncode == 0
    kept = project.fetch("select model_name, max(run_number) from governance.test_results group by 1")[1]
    assert dict(kept)["counted_leads"] == 2
    assert project.fetch("select count(*) from governance.test_log where check_id = 'test.gone'")[1] == [(0,)]


def test_a_label_that_no_row_has_any_more_is_not_in_the_report(project):
    columns = "run_id, run_started_at, check_id, check_name, check_kind, model_name, dimension, severity, status"
    columns += ", failed_rows, checked_rows"
    label = "'row_issues', 'missing_date', 'row_issue', 'shop.orders', 'completeness', 'warn', 'warn', 5, 20"
    looked = "'row_issues', 'rows_are_looked_at', 'row_issue', 'row_issues', 'validity', 'warn', 'pass', 0, null"
    insert = f"insert into governance.test_log ({columns}) values"
    project.execute(f"{insert} ('a', '2999-01-01 00:00:00.0', {label}), ('a', '2999-01-01 00:00:00.0', {looked})")
    assert report(project, "shop.orders", "completeness")["score"] == 0.75
    project.execute(f"{insert} ('b', '2999-01-02 00:00:00.0', {looked})")
    models = project.fetch("select model_name from governance.data_quality_report")[1]
    assert ("shop.orders",) not in models and ("row_issues",) in models
    project.execute("delete from governance.test_log where run_started_at like '2999%'")


def test_every_label_of_the_demo_is_a_check_of_its_table_with_its_rows(demo):
    labels = demo.fetch("""
        select source_system || '.' || table_name, issue, dimension, row_count, table_rows
        from governance.row_issues where dimension != 'none' order by all
    """)[1]
    noted = demo.fetch("""
        select model_name, check_name, dimension, failed_rows, checked_rows from governance.test_results
        where check_kind = 'row_issue' and model_name != 'row_issues' and run_number = 1 order by all
    """)[1]
    assert noted == labels
    assert {rows <= of for *_, rows, of in labels if of is not None} == {True}
    assert len(labels) > 100
    dimensions = dict(demo.fetch("select issue, dimension from governance.row_issues")[1])
    of_longest_beginning = {"unknown_person": "integrity", "unknown_consent": "validity", "missing_person": "completeness"}
    of_longest_beginning |= {"negative_quantity": "validity", "superseded": "none"}
    assert {issue: dimensions[issue] for issue in of_longest_beginning} == of_longest_beginning


def test_the_report_of_the_demo_passes_and_shows_no_contact_data(demo):
    done = printed(demo.database)
    assert done.returncode == 0 and done.stdout.splitlines()[-1].startswith("PASSED (")
    people = demo.fetch("select canonical_email, canonical_phone from golden.constituents")[1]
    texts = demo.fetch("select worst_key from governance.test_log where worst_key is not null")[1]
    assert {value for row in people for value in row} & {key for (key,) in texts} == set()
    assert "@" not in done.stdout


def test_a_test_with_an_unknown_dimension_stops_the_run_before_anything_is_written(tmp_path):
    project = Project(tmp_path)
    test = project.folder / "tests/crm/assert_cohorts_keep_their_size.sql"
    test.write_text("{{ config(meta={'dimension': 'beauty'}) }}\n" + test.read_text())
    said = project.dbt("build", "--select", "tag:kpi").stdout
    assert "test assert_cohorts_keep_their_size: unknown dimension 'beauty'; known are completeness, " in said
    assert project.tables() == 0


def test_make_quality_says_in_one_sentence_what_it_lacks(project, tmp_path):
    nothing, empty, text = tmp_path / "nothing.duckdb", tmp_path / "empty.duckdb", tmp_path / "text.duckdb"
    with duckdb.connect(str(empty)) as database:  # with a report of an older version
        database.execute("create schema governance; create table governance.data_quality_report (model_name varchar)")
    text.write_text("no database")
    with duckdb.connect(str(project.database)):  # this program holds it
        held = printed(project.database)
    said = {printed(nothing).stdout, printed(empty).stdout, printed(text).stdout, held.stdout}
    assert {printed(path).returncode for path in (nothing, empty, text)} | {held.returncode} == {2}
    assert f"There is no database {nothing}.\n" in said
    assert f"{empty} has no quality report yet: build it first.\n" in said
    assert f"{text} cannot be read: it is no database of DuckDB, or only a part of one.\n" in said
    assert [line.count("\n") for line in said] == [1] * 4
