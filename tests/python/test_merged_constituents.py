"""Who is one person if every pair of the review queue is."""

import duckdb
import pandas as pd
from merged_constituents import merged


def pairs(*ends: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(ends, columns=["left_constituent_id", "right_constituent_id"])


def test_a_chain_of_pairs_is_the_smallest_of_them_whatever_the_order():
    found = merged(pairs(("UC-9", "UC-7"), ("UC-3", "UC-4"), ("UC-7", "UC-5"), ("UC-9", "UC-8")))
    assert dict(found.to_numpy()) == {
        "UC-3": "UC-3",
        "UC-4": "UC-3",
        "UC-5": "UC-5",
        "UC-7": "UC-5",
        "UC-8": "UC-5",
        "UC-9": "UC-5",
    }


def test_an_empty_queue_is_a_table_of_texts():
    with duckdb.connect() as connection:
        assert connection.from_df(merged(pairs())).types == ["VARCHAR", "VARCHAR"]
