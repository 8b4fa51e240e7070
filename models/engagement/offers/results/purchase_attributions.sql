{%- set code_days_end = dbt.dateadd('day', checked('offer_code_days'), 'offers.sent_on') -%}
{%- set window_start = dbt.dateadd('day', -checked('offer_conversion_days'), 'purchases.event_at') -%}

with touches as (

    select
        constituent_id,
        campaign_id,
        source_row_id,
        responded_at
    from {{ ref('message_responses') }}
    where
        is_counted
        and campaign_id is not null
        and constituent_id is not null
        and 'email_' || response in ('{{ checked("offer_touches") | join("', '") }}')

),

by_touch as (

    select
        purchases.event_id,
        touches.campaign_id,
        row_number() over (
            partition by purchases.event_id
            order by touches.responded_at desc, touches.source_row_id
        ) as choice
    from {{ ref('counted_purchases') }} as purchases
    inner join touches
        on
            purchases.constituent_id = touches.constituent_id
            and purchases.event_at >= touches.responded_at
            and {{ window_start }} <= touches.responded_at

),

-- the last mail with the code that this person got; otherwise the last one that anybody got
by_code as (

    select
        purchases.event_id,
        offers.campaign_id,
        row_number() over (
            partition by purchases.event_id
            order by
                case when received.campaign_id is null then 1 else 0 end,
                offers.sent_at desc,
                offers.campaign_id
        ) as choice
    from {{ ref('counted_purchases') }} as purchases
    inner join {{ ref('campaign_offers') }} as offers
        on
            purchases.promo_code = offers.offer_code
            and purchases.event_at >= offers.sent_at
            and case
                when offers.offer_expires >= offers.sent_on then purchases.event_date <= offers.offer_expires
                else purchases.event_date <= {{ code_days_end }}
            end
    left join {{ ref('recipient_offers') }} as received
        on purchases.constituent_id = received.constituent_id and offers.campaign_id = received.campaign_id

),

attributed as (

    select
        event_id,
        'last_touch' as method,
        campaign_id
    from by_touch
    where choice = 1
    union all
    select
        event_id,
        'promo_code' as method,
        campaign_id
    from by_code
    where choice = 1

),

methods as (

    select 'last_touch' as method
    union all
    select 'promo_code' as method

)

select
    methods.method,
    purchases.event_id,
    purchases.constituent_id,
    purchases.event_date,
    purchases.event_type,
    purchases.amount,
    purchases.promo_code,
    attributed.campaign_id,
    offers.offer_key
from {{ ref('counted_purchases') }} as purchases
cross join methods
left join attributed on purchases.event_id = attributed.event_id and methods.method = attributed.method
left join {{ ref('campaign_offers') }} as offers on attributed.campaign_id = offers.campaign_id
