"""Exports as the vendors' loaders land them drop in: with their types, with columns that nobody reads, and without the
optional ones."""

import pytest
from project import Project

SYSTEMS = ["stripe", "square", "capitan", "mailchimp", "instagram", "facebook_ads"]
LOADED = {"capitan": "_loaded_at", "mailchimp": "_fivetran_synced"}
AT = "timestamp '2026-03-05 16:00:00'"
DOLLARS = '{"amount": 2400, "currency": "USD"}'
CARD = '{"card": {"brand": "visa", "exp_month": 2, "exp_year": 2028, "checks": null}, "type": "card"}'
LINES = '[{"uid": "L1", "catalog_object_id": "V1", "name": "Day Pass", "quantity": "1", "total_money": {"amount": 2400}}]'
ITEM = '{"name": "Day Pass", "category_id": "C1", "variations": [{"id": "V1", "type": "ITEM_VARIATION"}]}'
PARTS = '[{"start_datetime_isoformat": "2026-03-08T18:00:00-06:00", "end_datetime_isoformat": null}]'
# The columns of a table's one row, but for the moment of its arrival.
ROWS = {
    "stripe.customers": """'cus_1' as id, 'customer' as object, 1772726400 as created, 'usd' as currency,
        false as delinquent, '{"capitan_customer_id": "7"}'::json as metadata, 'Jane Miller' as name,
        'jane@home.example' as email, null as phone,
        '{"city": "Chicago", "line1": "1 Main St", "postal_code": "60601", "state": "IL"}'::json as address""",
    "stripe.charges": f"""'ch_1' as id, 'cus_1' as customer, null as invoice, 2400 as amount, 0 as amount_refunded,
        'usd' as currency, 'succeeded' as status, true as paid, true as captured, null as failure_code,
        null as failure_message, 'Day pass' as description, '{CARD}'::json as payment_method_details,
        '{{"promotion_code": "HALF"}}'::json as metadata, 1772726400 as created, false as livemode""",
    "stripe.refunds": """'re_1' as id, 'ch_1' as charge, 1200 as amount, 'usd' as currency, null as reason,
        'succeeded' as status, 1772726400 as created""",
    "stripe.subscriptions": """'sub_1' as id, 'cus_1' as customer, 'active' as status, 1772726400 as created,
        '{"id": "solo", "amount": 8900, "amount_decimal": "8900", "interval": "month"}'::json as plan, null as canceled_at,
        null as ended_at""",
    "stripe.invoices": """'in_1' as id, 'sub_1' as subscription, 'cus_1' as customer, 'manual' as billing_reason,
        8900 as amount_due, 8900 as amount_paid, 'usd' as currency, 'paid' as status, 1 as attempt_count,
        1772726400 as created""",
    "square.customers": """'SQ1' as id, '2026-03-05T16:00:00.123Z' as created_at, '2026-03-05T16:00:00.123Z' as updated_at,
        '7' as reference_id, 'DIRECTORY' as creation_source, 'Jane' as given_name, 'Miller' as family_name,
        'jane@home.example' as email_address, null as phone_number, '{"locality": "Chicago"}'::json as address,
        '[]'::json as cards""",
    "square.orders": f"""'O1' as id, 'L' as location_id, 'SQ1' as customer_id, 'COMPLETED' as state,
        '{{"name": "Point of Sale"}}'::json as source, '{DOLLARS}'::json as total_money,
        '{DOLLARS}'::json as total_discount_money, '[{{"uid": "d", "name": "HALF"}}]'::json as discounts,
        '{LINES}'::json as line_items, '2026-03-05T16:00:00.123Z' as created_at, null as closed_at, 4 as version""",
    "square.items": f"'T1' as id, 'ITEM' as type, '{ITEM}'::json as item_data",
    "square.categories": """'C1' as id, 'CATEGORY' as type, '{"name": "Day Passes"}'::json as category_data""",
    "square.payments": f"""'P1' as id, 'O1' as order_id, 'SQ1' as customer_id, 'L' as location_id,
        '{DOLLARS}'::json as amount_money, null::json as refunded_money, 'COMPLETED' as status,
        'CARD' as source_type, '2026-03-05T16:00:00.123Z' as created_at, '2026-03-05T16:01:00.123Z' as updated_at""",
    "capitan.customers": f"""7 as id, {AT} as created_at, 'Jane' as first_name, 'Miller' as last_name,
        'jane@home.example' as email, '312-555-0123' as telephone,
        date '1980-02-03' as birthday, true as active_waiver_exists""",
    "capitan.customer_memberships": """1 as id, 100 as membership_id, 'Solo' as name, 7 as owner_id,
        date '2026-03-05' as start_date, date '2026-04-05' as end_date, 89.0 as billing_amount, 'MON' as "interval",
        'ACT' as status, ['2026-04-05', '2026-05-05'] as upcoming_bill_dates""",
    "capitan.check_ins": f"""5 as id, 7 as customer_id, {AT} as check_in_datetime, 'MEM' as entry_method,
        'Membership' as entry_method_description, 1 as location_id, 'Hall' as location_name, null as free_entry_reason,
        {AT} as created_at""",
    "capitan.relations": f"7 as customer_id, 8 as related_customer_id, 'CHI' as relation, {AT} as created_at",
    "capitan.events": f"""9 as id, 'Camp' as event_type_name, '{PARTS}'::json as event_parts, 20 as capacity,
        'Hall' as location_name, false as is_cancelled, {AT} as created_at""",
    "capitan.reservations": f"3 as id, 9 as event_id, 7 as customer_id, true as is_cancelled, {AT} as created_at",
    "mailchimp.member": f"""md5('jane@home.example') as id, 'l' as list_id, 'subscribed' as status, {AT} as timestamp_opt,
        {AT} as last_changed, 'jane@home.example' as email_address, 'Jane' as merge_fname, 'Miller' as merge_lname""",
    "mailchimp.campaign": f"""'c1' as id, 'regular' as type, 'sent' as status, 'News' as title, 'Hello' as subject_line,
        {AT} as send_time, null as segment_id""",
    "mailchimp.campaign_recipient": """'c1' as campaign_id, 'l' as list_id, md5('jane@home.example') as member_id,
        null as combination_id""",
    "mailchimp.campaign_recipient_activity": f"""'c1' as campaign_id, 'l' as list_id, md5('jane@home.example') as member_id,
        'bounce' as action, {AT} as timestamp, null as url, 'soft' as bounce_type""",
    "mailchimp.unsubscribe": f"""'c1' as campaign_id, 'l' as list_id, md5('jane@home.example') as member_id,
        {AT} as timestamp, null as reason""",
    "instagram.media": """'17' as id, 'Hello' as caption, 'IMAGE' as media_type, 'https://post.example' as permalink,
        '2026-03-05T16:00:00+0000' as timestamp, 9 as like_count, 1 as comments_count, 'club' as username""",
    "instagram.media_insights": """'17' as id, 100 as reach, 130 as views, 9 as likes, 1 as comments, 0 as saved,
        0 as shares, '4' as page_id""",
    "facebook_ads.ads_insights": """'4' as account_id, '23' as campaign_id, 'Summer' as campaign_name, '24' as ad_id,
        date '2026-03-05' as date_start, date '2026-03-05' as date_stop, 20.15 as spend, 1000 as impressions, 12 as clicks,
        800 as reach""",
}  # fmt: skip
MODELS = [*(f"+path:models/staging/{system}" for system in SYSTEMS), "+purchases", "+messages"]


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """The project on tables as the loaders land them, each with one row."""
    project = Project(tmp_path_factory.mktemp("exports"))
    for table, columns in ROWS.items():
        system = table.split(".")[0]
        arrival = f"timestamp '2026-03-06 03:00:00' as {LOADED.get(system, '_airbyte_extracted_at')}"
        project.execute(f"create schema if not exists {system}")
        project.execute(f"create table {table} as select {columns}, {arrival}")
    project.build("--select", *MODELS, demo_data=False, systems=SYSTEMS, as_of_date="2026-03-31")
    return project


@pytest.mark.parametrize(("model", "columns", "row"), [
    ("stripe__charges", "source_record_id, amount, card_brand, card_expires_on::varchar, promotion_code, charged_at::text",
     ("cus_1", 24, "visa", "2028-02-29", "HALF", "2026-03-05 16:00:00")),
    ("stripe__subscriptions", "plan, plan_interval, price, row_issue", ("solo", "month", 89, None)),
    ("stripe__customers", "address, postal_code, extra_fields", ("1 Main St", "60601", '{"capitan_customer_id":"7"}')),
    ("square__customers", "first_name, city, extra_fields", ("Jane", "Chicago", '{"capitan_customer_id":"7"}')),
    ("square__orders", "total, currency, discount, discount_name, sold_through, row_issue",
     (24, "usd", 24, "HALF", "Point of Sale", None)),
    ("square__order_line_items", "order_id, item_name, quantity, total, row_issue", ("O1", "Day Pass", 1, 24, None)),
    ("square__payments", "amount, refunded_amount, paid_at::varchar", (24, None, "2026-03-05 16:00:00")),
    ("capitan__customers", "record_id, birth_date::varchar, updated_at::text", ("7", "1980-02-03", "2026-03-05 16:00:00")),
    ("capitan__memberships", "price, started_on::varchar, next_billing_on::varchar, row_issue",
     (89, "2026-03-05", "2026-04-05", None)),
    ("capitan__associations", "association_id, relation, row_issue", ("7:8", "chi", None)),
    ("capitan__events", "starts_at::varchar, price, row_issue", ("2026-03-09 00:00:00", None, None)),
    ("capitan__bookings", "is_cancelled, price, row_issue", (True, None, None)),
    ("mailchimp__members", "last_name, email, phone", ("Miller", "jane@home.example", None)),
    ("mailchimp__campaigns", "title, html, row_issue", ("News", None, None)),
    ("instagram__post_metrics", "reach, impressions, row_issue", (100, 130, None)),
    ("facebook_ads__campaign_days", "campaign_day_id, spend, row_issue", ("24:2026-03-05", 20.15, None)),
])  # fmt: skip
def test_a_row_as_its_loader_lands_it_is_read(exports, model, columns, row):
    found = exports.fetch(f"select {columns} from staging.stg_{model}")[1]
    assert [tuple(float(value) if hasattr(value, "as_tuple") else value for value in one) for one in found] == [row]


def test_every_row_knows_when_it_arrived(exports):
    arrivals = {
        exports.fetch(f"select loaded_at::varchar from staging.{model}")[1][0][0]
        for model in ("stg_stripe__charges", "stg_square__items", "stg_mailchimp__recipients", "stg_capitan__checkins")
    }
    assert arrivals == {"2026-03-06 03:00:00"}


def test_what_was_bought_is_told_by_the_catalogue(exports):
    found = exports.fetch("select purchase_type, amount::int from facts.purchases where source_system = 'square'")[1]
    assert found == [("day_pass_purchase", 24)]


def test_what_became_of_a_mail_is_told_by_campaign_and_activity(exports):
    found = exports.fetch("select status, sent_at::varchar from facts.messages")[1]
    assert found == [("soft_bounce", "2026-03-05 16:00:00")]
