-- a refund is a column of its gift; without a day of its own it counts on the day of the gift
select
    gift_id as refund_id,
    'gifts' as source_table,
    source_record_id,
    case when refunded_on_as_given is null then gift_date else refunded_on end as refunded_on,
    refunded_amount as amount,
    'donation:gifts:' || gift_id as refund_of,
    {{ extra_fields_json({
        'campaign': 'campaign_code',
        'method': 'payment_method',
        'recurring_plan': 'recurring_plan_id',
    }) }} as details,
    row_of_id
from {{ ref('stg_donation__gifts') }}
where refunded_amount != 0
