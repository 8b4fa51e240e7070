with purchases as (

    {{ facts_of('purchases') }}

)

select
    -- ids
    source_row_id,
    source_system,
    source_table,
    purchase_id,
    order_id,
    source_record_id,
    constituent_id,
    source_confidence,

    -- what it is
    coalesce(purchase_type, 'other_purchase') as purchase_type,
    item,
    quantity,
    amount,
    currency,
    promo_code,
    source_status,
    status,
    details,

    -- when
    purchased_at,
    purchased_on,
    loaded_at,

    -- whether it counts
    status = 'paid' and amount is not null and left_out_because is null as is_counted,
    left_out_because
from purchases
