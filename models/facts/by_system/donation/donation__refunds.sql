-- a refund is a column of its gift; without a day of its own it counts on the day of the gift, and without an amount all of the
-- gift went back; what never came cannot go back
with gifts as (

    select
        gifts.*,
        nullif(gifts.refunded_amount, 0) as given_back,
        coalesce(own.given_back, known.given_back) as share_given_back,
        coalesce(own.status, known.status) = 'paid'
        and gifts.gift_amount >= 0
        and case {{ date_fault('gifts.gift_date') }} end is null as is_come
    from {{ ref('stg_donation__gifts') }} as gifts
    left join {{ ref('fact_statuses') }} as own
        on
            own.fact = 'gifts'
            and own.source_system = 'donation'
            and {{ status_word('gifts.payment_status') }} = own.source_status
    left join {{ ref('fact_statuses') }} as known
        on
            known.fact = 'gifts'
            and known.source_system = 'any'
            and {{ status_word('gifts.payment_status') }} = known.source_status

)

select
    gift_id as refund_id,
    'gifts' as source_table,
    source_record_id,
    case when refunded_on_as_given is null then gift_date else refunded_on end as refunded_on,
    coalesce(given_back, case when share_given_back = 'all' then gift_amount end) as amount,
    case when is_come then 'paid' else 'void' end as status,
    'donation:gifts:' || gift_id as refund_of,
    {{ extra_fields_json({
        'campaign': 'campaign_code',
        'method': 'payment_method',
        'recurring_plan': 'recurring_plan_id',
    }) }} as details,
    case
        when row_of_id > 1 then null
        when not coalesce(is_come, false) then 'refund_of_no_payment'
        when given_back is null then 'refund_without_amount'
        when abs(given_back) > gift_amount then 'refund_above_payment'
    end as row_issue,
    row_of_id
from gifts
where given_back is not null or share_given_back is not null
