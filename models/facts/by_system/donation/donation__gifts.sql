select
    gift_id,
    source_record_id,
    gift_date as given_on,
    gift_amount as amount,
    payment_status as status,
    recurring_plan_id,
    campaign_code as campaign,
    payment_method,
    {{ extra_fields_json({
        'campaign': 'campaign_code',
        'method': 'payment_method',
        'recurring_plan': 'recurring_plan_id',
    }) }} as details,
    row_of_id
from {{ ref('stg_donation__gifts') }}
