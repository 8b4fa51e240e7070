with latest as (

    select
        constituent_id,
        offer_key,
        campaign_id as last_campaign_id,
        sent_on as last_sent_on,
        cast({{ dbt.dateadd('day', checked('offer_repeat_days') + 1, 'sent_on') }} as date) as may_be_sent_from,
        count(*) over (partition by constituent_id, offer_key) as times_sent,
        row_number() over (partition by constituent_id, offer_key order by sent_at desc, campaign_id desc) as age
    from {{ ref('recipient_offers') }}
    where sent_on <= {{ as_of_date() }}

)

select
    constituent_id,
    offer_key,
    last_campaign_id,
    last_sent_on,
    may_be_sent_from,
    times_sent
from latest
where age = 1 and may_be_sent_from > {{ as_of_date() }}
