"""A past day knows nothing that came later, and from one day to the next little of the golden record changes."""

import pandas as pd
import pytest
from project import ROOT, Project

DAY = "2025-12-31"
DEMO = ROOT / "seeds/demo"


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("past"))
    project.build(as_of_date=DAY)
    return project


def one(project, query):
    return project.rows(query).iloc[0, 0]


def test_nobody_is_known_of_whom_all_records_and_all_acts_are_later(past):
    later = f"""
        select count(*) from golden.constituents
        where constituent_id not in (
            select map.constituent_id from identity.identity_map as map
            inner join identity.source_records as records using (record_key)
            where records.updated_at is null or records.updated_at::date not between '{DAY}'::date + 1 and '2026-09-30'
        ) and constituent_id not in (
            select constituent_id from timeline.all_events where event_date <= '{DAY}' and constituent_id is not null
        )
    """
    assert one(past, later) == 0
    assert one(past, "select count(distinct constituent_id) from identity.identity_map") > one(
        past, "select count(*) from golden.constituents"
    )


@pytest.mark.parametrize(
    ("table", "moment"),
    [
        ("golden.constituents", "last_engagement_date"),
        ("golden.constituents", "last_donation_date"),
        ("golden.constituents", "last_visit_date"),
        ("timeline.constituent_events", "event_date"),
        ("engagement.campaign_performance", "sent_on"),
        ("engagement.recipient_offers", "sent_on"),
        ("engagement.constituent_memberships", "started_on"),
        ("facts.consents", "said_on"),
        ("facts.recurring_plan_statuses", "valid_from"),
    ],
)
def test_nothing_later_is_in(past, table, moment):
    assert str(one(past, f"select max({moment})::date from {table}"))[:10] <= DAY


def test_giving_is_what_had_been_given_and_not_given_back_by_then(past):
    gifts = pd.read_csv(DEMO / "donation/donation_gifts.csv", dtype=str).drop_duplicates("donation_id")
    days = pd.to_datetime(gifts.donated_on, errors="coerce", format="mixed")
    gifts = gifts[days.between("1990-01-01", DAY) & gifts.payment_status.str.strip().str.lower().ne("failed")]
    known = past.rows(
        f"select gift_id, status, amount from facts.gifts where source_system = 'donation' and given_on <= '{DAY}'"
    )
    paid = known[known.status == "paid"]
    assert set(paid.gift_id) >= set(gifts[gifts.payment_status.eq("succeeded")].donation_id)
    counted = "select sum(net_amount) from facts.gifts where is_counted and constituent_id is not null"
    assert one(past, counted) == one(past, "select sum(total_lifetime_giving) from golden.constituents")
    later = pd.to_datetime(gifts.refunded_on, errors="coerce", format="mixed") > DAY
    kept = past.rows("select gift_id from facts.gifts where refunded_amount = 0")
    assert set(gifts[later].donation_id) <= set(kept.gift_id)


def test_what_was_called_off_later_was_open(past):
    terms = """
        select count(*) from facts.{} where started_on <= '{day}' and cancelled_on > '{day}'
        and (ended_on is null or ended_on > '{day}') and {}is_open
    """
    for table in ("memberships", "subscriptions"):
        assert one(past, terms.format(table, "", day=DAY)) > 0, table
        assert one(past, terms.format(table, "not ", day=DAY)) == 0, table


def test_who_left_the_list_later_could_be_written_to(past):
    later = f"""
        select count(*) from staging.stg_mailchimp__unsubscribes as later
        inner join identity.record_constituents as records
            on records.source_system = 'mailchimp' and records.record_id = later.source_record_id
        inner join golden.email_audience as audience using (constituent_id)
        where later.unsubscribed_at::date > '{DAY}'
    """
    assert one(past, later) > 0


def test_years_that_were_over_and_months_long_past_are_today_as_they_were_then(past, demo):
    """But for what was given back later. In December somebody may still begin again in time."""
    touched = demo.rows(f"""
        select people.constituent_id, people.household_id
        from golden.constituents as people
        inner join facts.refunds as refunds using (constituent_id)
        where refunds.refunded_on > '{DAY}'
    """)
    over = f"starts_on + interval 1 year <= '{DAY}'::date + 1"
    months = "select * from fundraising.{} where month_starts_on < '2025-12-01'"
    for query, least in {
        f"select * exclude (is_complete) from fundraising.donor_years where {over}": 40_000,
        months.format("plan_months"): 100_000,
        months.format("recurring_revenue"): 200,
    }.items():
        then, now = (set(project.fetch(query)[1]) for project in (past, demo))
        differing = {row for row in then ^ now if not {*row} & {*touched.constituent_id, *touched.household_id}}
        assert differing == set(), query
        assert len(then & now) > least


def test_metrics_of_periods_that_were_over_are_today_as_they_were_then(past, demo):
    """But for giving where something went back later, and for mails that were opened or followed later."""
    back = demo.rows(f"""
        select min(gifts.given_on) as day
        from facts.gifts as gifts
        inner join facts.refunds as refunds on gifts.source_row_id = refunds.refund_of
        where refunds.refunded_on > '{DAY}' and refunds.is_counted and gifts.given_on <= '{DAY}'
    """)
    a_year_before = pd.Timestamp(back["day"].item()) - pd.DateOffset(years=1)  # a fiscal year or a window may begin so early
    over_gifts = (
        "select metric from metrics.metric_definitions where table_name in ('facts.gifts', 'fundraising.donor_years')"
    )
    of_giving = set(demo.rows(over_gifts)["metric"])
    values = f"""
        select metric, period_starts_on, dimension, dimension_value, value from metrics.metric_values
        where is_complete and grain != 'day' and period_ends_on <= '{DAY}'
            and metric not in ('email_open_rate', 'email_click_rate')
    """
    then, now = (set(project.fetch(values)[1]) for project in (past, demo))
    differing = {(name, pd.Timestamp(day)) for name, day, *_ in then ^ now}
    december = pd.Timestamp("2025-12-01")  # of which somebody may still begin again in time
    assert {name for name, day in differing if name not in of_giving and day != december} == set()
    assert {name for name, day in differing if name in of_giving and day < a_year_before} == set()
    assert len(then & now) > 3_000


def test_one_day_closes_less_than_a_twentieth_of_the_snapshot(past):
    parts = ["path:models/facts", "path:models/timeline", "path:models/golden", "constituents_snapshot"]
    for day in ("2026-09-29", "2026-09-30"):
        past.build("--select", *parts, as_of_date=day)
    closed = """
        select avg((dbt_valid_to is not null)::int) from snapshots.constituents_snapshot
        where dbt_valid_from >= (
            select max(dbt_valid_from) from snapshots.constituents_snapshot
            where dbt_valid_from < (select max(dbt_valid_from) from snapshots.constituents_snapshot)
        ) or dbt_valid_to is null
        or dbt_valid_to = (select max(dbt_valid_from) from snapshots.constituents_snapshot)
    """
    assert 0 < one(past, closed) < 0.05
