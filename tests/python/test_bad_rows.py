"""Bad rows in every table of somebody's own: kept, labelled, counted, and nothing that follows is left out."""

import duckdb
import pytest
from project import Project
from read_once import said_by
from test_own_tables import VARS

GOOD_ROWS = 40
VALUES = [None, "?!", "-5", "2999-12-31"]  # each in place of every value of a good row, one at a time
NESTED = ["items", "order_line_items"]  # their ids stand within the rows of others
STATUSES = [
    ("donation", "gifts"),
    ("subscription", "subscriptions"),
    ("crm", "tickets"),
    ("crm", "applications"),
    ("stripe", "charges"),
    ("stripe", "invoices"),
    ("stripe", "refunds"),
    ("stripe", "subscriptions"),
    ("square", "order_line_items"),  # the status is of the order
    ("square", "payments"),
    ("capitan", "memberships"),
]
KEPT = {
    "stg_donation__gifts": "donation.gifts",
    "stg_subscription__subscriptions": "subscription.subscriptions",
    "stg_event__tickets": "event.tickets",
    "stg_email__sends": "email.engagement",
    "stg_opportunities": "crm.opportunities",
    "stg_stripe__charges": "stripe.charges",
    "stg_square__orders": "square.orders",
    "stg_capitan__bookings": "capitan.reservations",
    "stg_mailchimp__campaigns": "mailchimp.campaign",
    "stg_instagram__posts": "instagram.media",
    "stg_facebook_ads__campaign_days": "facebook_ads.ads_insights",
}


class Hostile(Project):
    """Own tables of a few good rows, and beside them bad ones of every kind that a table can have."""

    def spoil(self) -> None:
        with duckdb.connect(str(self.database)) as connection:
            tables = connection.sql("select table_schema, table_name from information_schema.tables").fetchall()
            for schema, table in tables:
                self.spoil_table(connection, f"{schema}.{table}")

            # two keys of two parts that read as one
            insert = "insert into mailchimp.campaign_recipient (campaign_id, member_id, _fivetran_synced) values "
            connection.execute(insert + "('c:1', '2', '2026-03-05'), ('c', '1:2', '2026-03-05')")

    def spoil_table(self, connection: duckdb.DuckDBPyConnection, table: str) -> None:
        """The id is the first column."""
        connection.execute(f"create or replace table {table} as from {table} limit {GOOD_ROWS}")
        names = [column[0] for column in connection.execute(f"from {table} limit 0").description]
        rows = connection.execute(f"from {table} order by all").fetchall()
        model = dict(zip(names, rows[0], strict=True))
        bad = [dict.fromkeys(names), {name: "?!" for name in names}, model]  # nothing, nonsense, the same row once more
        bad += [dict(zip(names, rows[1], strict=True)) | {names[0]: rows[2][0]}]  # an id that another row has
        for number, name in enumerate(names):
            for value in VALUES:
                own_id = {names[0]: f"{table}-{number}-{value}"}  # what is nested in the row repeats the ids of the first
                bad.append(model | own_id | {name: value})
        marks = ", ".join("?" * len(names))
        connection.executemany(f"insert into {table} values ({marks})", [list(row.values()) for row in bad])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    project = Hostile(tmp_path_factory.mktemp("hostile"))
    project.land_demo(VARS["registry"])
    project.spoil()
    return project


@pytest.fixture(scope="module")
def built(hostile):
    """The result of each model and test by its name."""
    done = hostile.run("build", demo_data=False, as_of_date="2026-09-30")
    assert done.success, said_by(done)
    return {result.node.name: result for result in done.result}


def test_a_bad_row_stops_nothing(built):
    assert {str(result.status) for result in built.values()} == {"success", "pass", "warn", "no-op"}


@pytest.fixture(scope="module")
def counted(hostile, built):
    """{(system, table): its issues} as the quality report has them."""
    report = hostile.fetch("select source_system, table_name, issue from governance.row_issues")[1]
    return {(system, table): {issue for *at, issue in report if at == [system, table]} for system, table, _ in report}


@pytest.mark.parametrize("system", VARS["registry"])
def test_every_table_names_rows_without_an_id_and_with_that_of_another(counted, system):
    entry = VARS["registry"][system]
    tables = {model.split("__")[-1].removeprefix("stg_") for model in entry["tables"]} - set(NESTED)
    tables |= {"people"} if "people" in entry else set()
    assert [t for t in sorted(tables) if not {"missing_id", "repeated_id"} <= counted[system, t]] == []


@pytest.mark.parametrize(("system", "table"), STATUSES)
def test_a_status_that_nobody_knows_is_named(counted, system, table):
    assert "unknown_status" in counted[system, table]


def test_a_response_that_nobody_knows_is_named(counted):
    assert "unknown_response" in counted["mailchimp", "activity"]


@pytest.mark.parametrize(("model", "table"), KEPT.items())
def test_no_bad_row_is_lost(hostile, built, model, table):
    kept, given = (hostile.fetch(f"select count(*) from {relation}")[1] for relation in (f"staging.{model}", table))
    assert kept == given


def test_a_line_under_many_orders_is_one_of_each(hostile, built):
    lines = hostile.fetch("""
        select count(*), count(distinct source_row_id) from timeline.all_events
        where source_table = 'square:order_line_items'
    """)[1]
    assert lines[0][0] == lines[0][1] > GOOD_ROWS


def test_two_keys_that_read_as_one_are_a_warning_and_two_events(hostile, built):
    warned = built["unique_stg_mailchimp__recipients_recipient_id"]
    assert (warned.status, warned.failures) == ("warn", 1)
    events = "select distinct source_row_id from timeline.all_events where source_row_id like 'mailchimp:recipients:c:1:2%'"
    assert sorted(hostile.fetch(events)[1]) == [("mailchimp:recipients:c:1:2",), ("mailchimp:recipients:c:1:2-2",)]
