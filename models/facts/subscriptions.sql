with subscriptions as (

    {{ terms_of('subscriptions') }}

)

select
    -- ids
    source_row_id,
    source_system,
    source_table,
    subscription_id,
    source_record_id,
    constituent_id,
    source_confidence,

    -- what it is
    plan,
    price,
    billing_period,
    source_status,
    status_today as status,
    cancel_details,

    -- when
    started_at,
    started_on,
    ended_on,
    cancelled_at,
    cancelled_on,
    paid_until,
    loaded_at,

    -- state as of today
    is_open,
    is_paying,
    is_renewal,
    left_out_because
from subscriptions
