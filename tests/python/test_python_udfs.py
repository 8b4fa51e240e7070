"""The Python functions, and that DuckDB's own similarity may stand in for jellyfish on folded text."""

import random
import string

import duckdb
import jaro_winkler
import metaphone
import pytest


@pytest.mark.parametrize(
    ("a", "b", "similarity"),
    [
        ("martha", "marhta", 0.9611),
        ("jane", "jane", 1),
        ("abc", "xyz", 0),
        ("", "", 0),
        (None, "x", None),
        ("x", None, None),
    ],
)
def test_jaro_winkler(a, b, similarity):
    assert jaro_winkler.main(a, b) == (None if similarity is None else pytest.approx(similarity, abs=1e-4))


@pytest.mark.parametrize(
    ("name", "code"), [("smith", "SM0"), ("smyth", "SM0"), ("knight", "NT"), ("night", "NT"), ("", ""), (None, None)]
)
def test_metaphone(name, code):
    assert metaphone.main(name) == code


def test_duckdb_and_jellyfish_agree_on_folded_text():
    draw = random.Random(7)
    words = ["".join(draw.choices(string.ascii_lowercase[:6] + " ", k=draw.randint(0, 12))) for _ in range(400)]
    pairs = [(a, b) for a in words[:100] for b in words[300:]]
    rows = duckdb.execute(
        "select a, b, jaro_winkler_similarity(a, b) from (select unnest($1) as a, unnest($2) as b)",
        [[a for a, _ in pairs], [b for _, b in pairs]],
    ).fetchall()
    assert len(rows) == 10_000
    worst = max(abs(similarity - jaro_winkler.main(a, b)) for a, b, similarity in rows)
    assert worst < 1e-12
