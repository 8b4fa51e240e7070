select
    payments.payment_id as event_id,
    payments.constituent_id,
    payments.paid_at as event_at,
    payments.paid_on as event_date,
    payments.event_type,
    payments.amount,
    upper(trim(payments.promo_code)) as promo_code
from {{ ref('payments') }} as payments
inner join {{ ref('event_types') }} as types on payments.event_type = types.event_type
where types.is_purchase and payments.amount >= 0 and payments.left_out_because is null
