"""What README and docs say that the commands print is what they print."""

import os
import re
import subprocess
import sys

import pytest
from project import ROOT, read_settings

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "benchmarks/README.md"]
README = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def printed(demo, script):
    environment = os.environ | {"CONSTITUENT_360_DB": str(demo.database)}
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / script], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_the_summary(demo):
    totals = printed(demo, "show_summary.py").strip().split("\n\n")[0]
    assert totals in README


def test_the_evaluation(demo):
    rates = demo.rows(
        "select pair_precision, pair_recall, pair_f1, b_cubed_f1, over_merged_constituents, split_people"
        " from identity.identity_evaluation where slice = 'all records'"
    ).iloc[0]
    assert rates["pair_precision"] >= 0.95
    assert rates["pair_recall"] >= 0.93
    assert (
        "| " + " | ".join([f"{rate:.4f}" for rate in rates[:4]] + [f"{count:.0f}" for count in rates[4:]]) + " |" in README
    )


def test_the_ladder_agrees_with_the_model_at_the_learnt_threshold(demo):
    model = demo.rows(
        "select threshold, pair_precision, pair_recall from identity.identity_evaluation"
        " cross join identity.match_threshold where slice = 'all records'"
    ).iloc[0]
    rows = [line.split() for line in printed(demo, "show_evaluation.py").split("\n\n")[0].splitlines()[2:]]
    learnt = next(row for row in rows if row[0] == f"{model['threshold']:.4f}")
    assert [float(rate) for rate in learnt[1:3]] == pytest.approx(
        model[["pair_precision", "pair_recall"]].tolist(), abs=6e-5
    )


def test_the_golden_record(demo):
    shown = demo.dbt("show", "--quiet", "--select", "richest_golden_record", "--limit", "1", "--output", "json").stdout
    assert shown.strip() in README


def test_the_scorecard(demo):
    shown = demo.dbt("show", "--quiet", "--select", "facility_scorecard", "--limit", "20").stdout
    assert shown.strip() in README


def test_every_alias_is_listed():
    aliases = read_settings()["record_column_aliases"]
    for column, others in aliases.items():
        assert f"| `{column}` | {', '.join(others)} |" in README


def test_the_front_page_is_short():
    assert len(PAGES[0].read_text(encoding="utf-8").splitlines()) <= 130


def test_every_link_of_a_page_leads_somewhere():
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
