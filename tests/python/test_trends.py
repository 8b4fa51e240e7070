"""The analyses that read the monthly snapshot, on a few people of three months."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest

PEOPLE = """
    ('2025-09-01', true, 'friend', 1, 1.0, 5.0, 1.00),
    ('2025-10-01', true, 'friend', 1, 1.0, 9.99, 1.00),
    ('2025-10-01', true, 'circle', 2, 0.5, 10.0, 3.00),
    ('2026-09-01', true, 'friend', 1, 1.0, 90.0, 1.00),
    ('2026-09-01', true, 'friend', 3, 0.9999, 99.0, 2.25),
    ('2026-09-01', false, null, 2, 0.97, 100.0, 4.00),
    ('2026-10-01', true, 'friend', 1, 1.0, 5.0, 1.00)
"""


@pytest.fixture(scope="module")
def answer(compiled):
    """A function that gives the rows of an analysis as of 2026-09-30, which knows nothing of October."""

    def rows(analysis: str) -> list[tuple]:
        done = compiled.run("compile", "--select", analysis, as_of_date="2026-09-30")
        with duckdb.connect() as database:
            database.execute(f"""
                attach ':memory:' as people; use people; create schema snapshots; create schema reference;
                create table reference.match_thresholds as
                    select * from (values ('exact_from', 0.999), ('medium_from', 0.95)) as given(threshold, value);
                create table snapshots.monthly_constituents as
                    select cast(month as date) as snapshot_month, * exclude (month, value),
                        cast(value as decimal(18, 2)) as lifetime_value
                    from (values {PEOPLE}) as given(
                        month, is_member, membership_level, source_record_count, identity_confidence, engagement_score, value
                    )
            """)
            return database.execute(done.result.results[0].node.compiled_code).fetchall()

    return rows


def test_members_are_counted_by_level_and_tier_over_twelve_months(answer):
    october, september = date(2025, 10, 1), date(2026, 9, 1)
    assert answer("members_by_tier_over_time") == [
        ("confidence_tier", "exact", october, 0, None),
        ("confidence_tier", "exact", september, 1, 1),
        ("confidence_tier", "low", october, 1, None),
        ("confidence_tier", "low", september, 0, -1),
        ("confidence_tier", "medium", october, 0, None),
        ("confidence_tier", "medium", september, 1, 1),
        ("confidence_tier", "single", october, 1, None),
        ("confidence_tier", "single", september, 1, 0),
        ("membership_level", "circle", october, 1, None),
        ("membership_level", "circle", september, 0, -1),
        ("membership_level", "friend", october, 1, None),
        ("membership_level", "friend", september, 2, 1),
    ]


def test_scores_are_counted_by_bands_of_ten(answer):
    assert answer("scores_by_band_over_time") == [
        (date(2025, 10, 1), 0, 1, 1, Decimal("1.00")),
        (date(2025, 10, 1), 10, 1, 1, Decimal("3.00")),
        (date(2026, 9, 1), 90, 2, 2, Decimal("1.63")),
        (date(2026, 9, 1), 100, 1, 0, Decimal("4.00")),
    ]
