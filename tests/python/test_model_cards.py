"""The page of each model: its figures are those of the tables, it needs nothing else, and it says what is not there."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace

import duckdb
import pandas as pd
import pytest
from cards import page, targets_of
from project import ROOT


@pytest.fixture(scope="module")
def cards(demo):
    return targets_of(demo.database)


def test_every_target_has_a_card_with_the_figures_of_the_evaluation(demo, cards):
    targets = demo.rows("select target from reference.prediction_targets")["target"]
    assert set(cards) == set(targets)
    for name, card in cards.items():
        text = page(card)
        auc = demo.rows(f"""
            select value from predictions.model_evaluation
            where target = '{name}' and predictor = 'ours' and measure = 'auc' and segment = 'all' and value is not null
        """)["value"]
        assert all(f"<td>{value:.3f}</td>" in text for value in auc)
        assert f"{int(card.methods['people'].sum()):,} people" in text


def test_a_card_loads_nothing_and_every_picture_has_a_text(cards):
    text = page(cards["churn"])
    without_code = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"<(script|link|img)\b", without_code)
    assert text.count('role="img" aria-label="') == 5
    assert 'aria-label=""' not in text


def test_on_made_up_people_the_truth_and_a_leak_stand_beside_ours(cards):
    card = cards["churn"]
    leak = card.measures[(card.measures["predictor"] == "ours") & (card.measures["measure"] == "auc")].head(1)
    text = page(replace(card, measures=pd.concat([card.measures, leak.assign(predictor="leak on", value=0.9876)])))
    assert "features that leak" in text and "<td>0.988</td>" in text


def test_what_an_outcome_is_called_cannot_leave_its_place_in_the_page(cards):
    given = cards["churn"].target | {"label": "</script><script>alert(1)</script>"}
    assert "<script>alert" not in page(replace(cards["churn"], target=given))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("missing", "There is no database"),
        ("text", "cannot be read: it is no database"),
        ("empty", "has no predictions yet: run make build first."),
    ],
)
def test_a_database_without_predictions_is_one_sentence(tmp_path, kind, sentence):
    database = tmp_path / "some.duckdb"
    if kind == "text":
        shutil.copy(ROOT / "README.md", database)
    elif kind == "empty":
        duckdb.connect(str(database)).close()
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/model_cards.py"],
        env={"DB": str(database), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (2, "", 1)
    assert sentence in done.stdout
    assert list(tmp_path.glob("*.html")) == []
