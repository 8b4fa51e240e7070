{{ config(materialized='view') }}

{%- set details = {'order': 'order_id', 'paid_by': 'source_type'} -%}

-- what was paid for is told by the order; money given back is the last change of a payment
select
    {{ timeline_event(
        'square', 'payments', 'payment_id', "case when status = 'failed' then 'payment_failed' end",
        at='paid_at', amount=in_dollars('amount'), details=dict(details, **in_other_money('amount_as_given'))
    ) }}
from {{ ref('stg_square__payments') }}
where {{ is_first_of_its_id('payment_id') }}
union all
select
    {{ timeline_event(
        'square', 'payments', 'payment_id', "case when status = 'completed' and refunded_amount != 0 then 'refund' end",
        at='coalesce(changed_at, paid_at)', amount=in_dollars('-abs(refunded_amount)'),
        details=dict(details, **in_other_money('refunded_amount_as_given')), slot=2
    ) }}
from {{ ref('stg_square__payments') }}
where {{ is_first_of_its_id('payment_id') }}
