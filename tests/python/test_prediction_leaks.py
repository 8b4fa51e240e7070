"""No feature, and no choice of whom a target is asked of, changes where the facts are as they were on the cut day."""

from pathlib import Path

import duckdb
import pytest
from project import ROOT

LEAK_TEST = ROOT / "tests/predictions/assert_no_feature_sees_a_fact_after_its_day.sql"
CUTS = ["2026-06-25", "2025-09-23"]  # a day of the churn targets, and one of the upgrades
PAST = {
    "gifts": "given_on",
    "refunds": "refunded_on",
    "payments": "paid_on",
    "purchases": "purchased_on",
    "bookings": "booked_on",
    "visits": "visited_on",
    "messages": "sent_on",
    "consents": "said_on",
    "memberships": "started_on",
    "subscriptions": "started_on",
    "cards": "first_charged_on",
}
MESSAGE_DAYS = "timezone('America/Chicago', make_timestamptz(epoch_us({column})))::date"
# what a row says of today, and nothing of the cut day may depend on
OF_TODAY = {
    "gifts": "refunded_amount = amount, net_amount = 0",
    "memberships": "is_open = not is_open, is_paying = not is_paying, is_renewal = not is_renewal",
    "subscriptions": "is_open = not is_open, is_paying = not is_paying, is_renewal = not is_renewal",
    "recurring_plans": "is_open = not is_open, status = 'lapsed', payment_count = 1, last_payment_on = null, total_paid = 0",
    "cards": "last_charged_on = null, is_last_charged = not is_last_charged",
    "messages": "unsubscribed_at = null, status = 'bounced'",
}


def rewind(connection: duckdb.DuckDBPyConnection, cut: str) -> int:
    """Make the facts what they were at the end of a day, as far as they carry days; how many rows went."""
    gone = 0
    for table, day in PAST.items():
        gone += connection.execute(f"delete from facts.{table} where {day} > '{cut}'").fetchone()[0]
    for column in ("opened_at", "clicked_at"):
        day = MESSAGE_DAYS.format(column=column)
        connection.execute(f"update facts.messages set {column} = null where {day} > '{cut}'")
    for table in ("memberships", "subscriptions"):
        connection.execute(f"update facts.{table} set status = 'active' where status = 'ended' and paid_until > '{cut}'")
        for column in ("ended_on", "paid_until", "cancelled_on"):
            connection.execute(f"update facts.{table} set {column} = null where {column} > '{cut}'")
    connection.execute(f"update facts.recurring_plans set cancelled_on = null where cancelled_on > '{cut}'")
    for table, changes in OF_TODAY.items():
        connection.execute(f"update facts.{table} set {changes}")
    return gone


QUERIES = {
    "features": "select * from predictions.prediction_features where as_of_date = '{cut}' order by constituent_id",
    "histories": "select * exclude (gift_days_after, amount_after) from predictions.giving_histories"
    " where as_of_date = '{cut}' order by constituent_id",
    "held": "select * from predictions.open_commitments where as_of_date = '{cut}' order by commitment_id",
}


def read(database: Path, cut: str) -> dict:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: connection.execute(query.format(cut=cut)).df() for name, query in QUERIES.items()}


@pytest.mark.parametrize("cut", CUTS)
def test_a_past_day_is_the_same_without_all_that_came_later(copied_demo, cut):
    before = read(copied_demo.database, cut)
    with duckdb.connect(str(copied_demo.database)) as connection:
        assert rewind(connection, cut) > 1000
    copied_demo.build("--select", "+prediction_features,path:models/predictions")
    after = read(copied_demo.database, cut)
    for name, rows in before.items():
        assert len(rows) > 700, name
        # who left in the gap is no case: only the later facts tell, so that more may be asked without them
        known = after[name].merge(rows[["constituent_id"]].drop_duplicates()) if name == "features" else after[name]
        assert known.columns.tolist() == rows.columns.tolist()
        changed = [column for column in rows if not known[column].reset_index(drop=True).equals(rows[column])]
        assert changed == [], name


SEES_THE_FUTURE = [
    ("act_features", "and people.as_of_date >= acts.done_on"),
    ("message_features", "and people.as_of_date >= messages.sent_on"),
    ("consent_features", "and people.as_of_date >= said.said_on"),
    ("giving_to_date", "and gifts.known_on <= days.as_of_date"),
    ("payment_features", "and people.as_of_date >= failures.failed_on"),
    ("card_features", "and people.as_of_date >= charged.first_charged_on"),
    ("household_features", "and people.as_of_date >= gifts.known_on"),
]


@pytest.fixture(scope="module")
def models(demo) -> dict[str, str]:
    done = demo.run("compile", "--select", "+prediction_features,path:models/predictions")
    return {one.node.name: one.node.compiled_code for one in done.result}


@pytest.mark.parametrize(("model", "condition"), SEES_THE_FUTURE)
def test_the_test_of_the_last_day_seen_fails_where_a_later_fact_is_let_in(models, demo, model, condition, tmp_path):
    copy = tmp_path / "people.duckdb"
    copy.write_bytes(demo.database.read_bytes())
    leak = LEAK_TEST.read_text().replace("{{ ref('prediction_features') }}", "predictions.prediction_features")
    with duckdb.connect(str(copy)) as connection:
        assert connection.execute(leak).fetchall() == []
        for name in (model, "prediction_features"):
            sql = models[name]
            assert name != model or condition in sql
            connection.execute(f"drop table predictions.{name}")
            connection.execute(f"create table predictions.{name} as {sql.replace(condition, '')}")
        assert len(connection.execute(leak).fetchall()) > 20
