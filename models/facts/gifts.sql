with gifts as (

    {{ facts_of('gifts') }}

),

refunded as (

    select
        refund_of,
        sum(amount) as amount
    from {{ ref('refunds') }}
    where is_counted
    group by refund_of

),

counted as (

    select
        gifts.*,
        coalesce(gifts.credit_type, 'hard') as credit,
        coalesce(refunded.amount, 0) as refunded_amount,
        gifts.status = 'paid'
        and coalesce(gifts.credit_type, 'hard') = 'hard'
        and gifts.amount is not null
        and gifts.left_out_because is null as is_counted
    from gifts
    left join refunded on gifts.source_row_id = refunded.refund_of

)

select
    -- ids
    source_row_id,
    source_system,
    source_table,
    gift_id,
    source_record_id,
    constituent_id,
    source_confidence,
    recurring_plan_id,

    -- money
    amount,
    cast(refunded_amount as decimal(18, 2)) as refunded_amount,
    cast(case when is_counted then amount - refunded_amount end as decimal(18, 2)) as net_amount,
    currency,
    credit as credit_type,

    -- what it is
    source_status,
    status,
    campaign,
    payment_method,
    promo_code,
    details,

    -- when
    given_at,
    given_on,
    loaded_at,

    -- whether it counts
    is_counted,
    left_out_because
from counted
