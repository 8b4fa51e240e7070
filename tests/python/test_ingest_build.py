"""From two web services to the staging models, without a word about it in the project."""

from ingestion import Ingest, StandIn
from project import Project

JANE, AT = "6770d4286e63eb199e3c8357e474b142", "2026-03-05T16:00:00+00:00"
CARD = {"card": {"brand": "visa", "exp_month": 2, "exp_year": 2028}, "type": "card"}
STRIPE = {
    "customers": {"id": "cus_1", "name": "Jane Miller", "email": "jane@example.org", "address": {"line1": "1 Main St"}},
    "charges": {
        "id": "ch_1", "customer": "cus_1", "amount": 2400, "currency": "usd", "status": "succeeded", "captured": True,
        "payment_method_details": CARD, "metadata": {"promotion_code": "HALF"}},
    "refunds": {"id": "re_1", "charge": "ch_1", "amount": 1200, "currency": "usd", "status": "succeeded"},
    "subscriptions": {"id": "sub_1", "customer": "cus_1", "plan": {"id": "solo", "amount": 8900, "interval": "month"}},
    "invoices": {"id": "in_1", "subscription": "sub_1", "customer": "cus_1", "amount_due": 8900, "status": "paid"},
}  # fmt: skip
OF_CAMPAIGN = {"campaign_id": "c1", "list_id": "l", "email_id": JANE}
MAILCHIMP = {
    "lists": {"lists": [{"id": "l"}]},
    "lists/l/members": {"members": [{
        "id": JANE, "list_id": "l", "status": "subscribed", "email_address": "jane@example.org", "last_changed": AT,
        "timestamp_opt": AT, "merge_fields": {"FNAME": "Jane", "LNAME": "Miller"}}]},
    "campaigns": {"campaigns": [{
        "id": "c1", "type": "regular", "status": "sent", "send_time": AT,
        "settings": {"title": "News", "subject_line": "20% off"}}]},
    "campaigns/c1/content": {"html": "<p>20% off</p>", "plain_text": "20% off"},
    "reports/c1/sent-to": {"sent_to": [OF_CAMPAIGN]},
    "reports/c1/email-activity": {"emails": [OF_CAMPAIGN | {"activity": [
        {"action": "open", "timestamp": AT}, {"action": "bounce", "type": "soft", "timestamp": AT}]}]},
    "reports/c1/unsubscribed": {"unsubscribes": []},
}  # fmt: skip


def test_what_was_ingested_is_built(tmp_path):
    project = Project(tmp_path)

    def stripe(path, _):
        return {"data": [STRIPE[path] | {"created": 1772726400}] if path in STRIPE else [], "has_more": False}

    with Ingest() as ingest:
        with StandIn({"": stripe}) as server:
            status, said = ingest(project.database, SYSTEM="stripe", STRIPE_URL=server.url)
        assert status == 0, said
        with StandIn({"": lambda path, _: MAILCHIMP[path] | {"total_items": 1}}) as server:
            status, said = ingest(project.database, SYSTEM="mailchimp", MAILCHIMP_URL=server.url)
        assert status == 0, said
    systems = ["stripe", "mailchimp"]
    models = [f"+path:models/staging/{system}" for system in systems]
    project.build("--select", *models, demo_data=False, systems=systems, as_of_date="2026-03-31")
    charge = "source_record_id, amount::int, card_brand, card_expires_on::text, promotion_code, charged_at::text, row_issue"
    expected = {
        f"{charge} from staging.stg_stripe__charges": [
            ("cus_1", 24, "visa", "2028-02-29", "HALF", "2026-03-05 16:00:00", None)],
        "address, email from staging.stg_stripe__customers": [("1 Main St", "jane@example.org")],
        "plan, price::int, row_issue from staging.stg_stripe__subscriptions": [("solo", 89, None)],
        "charge_id, amount::int from staging.stg_stripe__refunds": [("ch_1", 12)],
        "count(*) from staging.stg_stripe__disputes": [(0,)],
        "record_id, last_name from staging.stg_mailchimp__members": [(JANE, "Miller")],
        "title, html, row_issue from staging.stg_mailchimp__campaigns": [("News", "<p>20% off</p>", None)],
        "count(*), count(loaded_at) from staging.stg_mailchimp__recipients": [(1, 1)],
        "count(*) from staging.stg_mailchimp__activity": [(2,)],
    }  # fmt: skip
    assert {query: project.fetch(f"select {query}")[1] for query in expected} == expected
