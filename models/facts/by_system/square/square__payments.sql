-- the lines of the order tell what was paid for; a payment of a part, or of an order that is not here, tells it itself
select
    payments.payment_id,
    'payments' as source_table,
    payments.source_record_id,
    payments.paid_at,
    payments.amount,
    payments.currency,
    payments.status,
    case
        when payments.status = 'failed' then 'payment_failed'
        when coalesce(states.status, '') != 'completed' then 'other_purchase'
    end as payment_type,
    case when states.status = 'completed' then 'square:orders:' || payments.order_id end as settles,
    {{ extra_fields_json(dict({'order': 'payments.order_id', 'paid_by': 'payments.source_type'}, **in_other_money(
        'payments.amount_as_given', 'payments.currency'
    ))) }} as details,
    payments.row_of_id,
    payments.loaded_at
from {{ ref('stg_square__payments') }} as payments
left join {{ ref('square__order_states') }} as states on payments.order_id = states.order_id
