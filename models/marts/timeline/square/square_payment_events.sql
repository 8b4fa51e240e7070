{{ config(materialized='view') }}

{%- set details = {'order': 'order_id', 'paid_by': 'source_type'} -%}

-- what was paid for is told by the order; money given back is the last change of a payment
select
    {{ timeline_event(
        'square', 'payments', 'payment_id', "case when status = 'failed' then 'payment_failed' end",
        at='paid_at', amount='amount', details=details
    ) }}
from {{ ref('stg_square__payments') }}
union all
select
    {{ timeline_event(
        'square', 'payments', 'payment_id', "case when status = 'completed' and refunded_amount != 0 then 'refund' end",
        at='coalesce(changed_at, paid_at)', amount='-abs(refunded_amount)', details=details, slot=2
    ) }}
from {{ ref('stg_square__payments') }}
