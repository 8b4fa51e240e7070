-- the lines of the order tell what was paid for
select
    payment_id,
    'payments' as source_table,
    source_record_id,
    paid_at,
    amount,
    currency,
    status,
    case when status = 'failed' then 'payment_failed' end as payment_type,
    coalesce('square:orders:' || order_id, 'unknown') as settles,
    {{ extra_fields_json(dict(
        {'order': 'order_id', 'paid_by': 'source_type'}, **in_other_money('amount_as_given')
    )) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_square__payments') }}
