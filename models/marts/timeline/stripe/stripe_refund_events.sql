{{ config(materialized='view') }}

-- a refund names its charge, and only that names the person
with refunds as (

    select
        refunds.*,
        charges.source_record_id
    from {{ ref('stg_stripe__refunds') }} as refunds
    left join {{ ref('events_by_arrival') }} as charges
        on
            'stripe:charges:' || refunds.charge_id = charges.source_row_id
            and charges.source_table = 'stripe:charges'
            and charges.event_slot = 1
    where refunds.refund_id is null or refunds.row_of_id = 1

)

select
    {{ timeline_event(
        'stripe', 'refunds', 'refund_id',
        "case when coalesce(status, 'succeeded') not in ('failed', 'canceled') then 'refund' end",
        at='refunded_at', amount=in_dollars('-abs(amount)'),
        details=dict({'charge': 'charge_id', 'reason': 'reason'}, **in_other_money('amount_as_given'))
    ) }}
from refunds
