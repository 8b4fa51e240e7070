select
    subscription_id,
    source_record_id,
    started_on,
    tier as plan,
    price,
    billing_period,
    status,
    ended_on,
    cancelled_on,
    {{ extra_fields_json({'reason': 'cancellation_reason', 'tier': 'tier'}) }} as cancel_details,
    row_of_id
from {{ ref('stg_subscription__subscriptions') }}
