{{ config(materialized='view') }}

-- a refund names its charge, and only that names the person
with refunds as (

    select
        refunds.*,
        charges.source_record_id
    from {{ ref('stg_stripe__refunds') }} as refunds
    left join {{ ref('stg_stripe__charges') }} as charges
        on refunds.charge_id = charges.charge_id and charges.row_of_id = 1
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
