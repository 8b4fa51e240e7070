-- a refund is the last change of a payment
select
    payment_id as refund_id,
    'payments' as source_table,
    source_record_id,
    coalesce(changed_at, paid_at) as refunded_at,
    refunded_amount as amount,
    currency,
    'square:payments:' || payment_id as refund_of,
    {{ extra_fields_json(dict(
        {'order': 'order_id', 'paid_by': 'source_type'}, **in_other_money('refunded_amount_as_given')
    )) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_square__payments') }}
where status = 'completed' and refunded_amount != 0
