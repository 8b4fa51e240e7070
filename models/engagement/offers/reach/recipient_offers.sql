-- a person with two addresses got the offer once
with received as (

    select
        constituent_id,
        campaign_id,
        min(source_row_id) as message_id
    from {{ ref('messages') }}
    where is_counted and status = 'delivered' and constituent_id is not null and campaign_id is not null
    group by constituent_id, campaign_id

),

acted as (

    select
        constituent_id,
        campaign_id,
        {{ dbt.bool_or("response = 'clicked'") }} as has_clicked
    from {{ ref('message_responses') }}
    where is_counted and response in ('opened', 'clicked') and constituent_id is not null and campaign_id is not null
    group by constituent_id, campaign_id

),

offered as (

    select
        received.constituent_id,
        received.campaign_id,
        received.message_id || ':email_sent' as event_id,
        offers.sent_at,
        offers.sent_on,
        offers.offer_key,
        offers.offer_type,
        offers.offer_amount,
        offers.offer_unit,
        offers.offer_code,
        offers.offer_expires,
        acted.campaign_id is not null as has_opened,
        coalesce(acted.has_clicked, false) as has_clicked,
        lag(offers.sent_on) over (
            partition by received.constituent_id, offers.offer_key
            order by offers.sent_at, received.campaign_id
        ) as same_offer_before_on
    from received
    inner join {{ ref('campaign_offers') }} as offers on received.campaign_id = offers.campaign_id
    left join acted
        on received.constituent_id = acted.constituent_id and received.campaign_id = acted.campaign_id
    where offers.has_offer

)

select
    *,
    coalesce(
        {{ dbt.datediff('same_offer_before_on', 'sent_on', 'day') }} <= {{ checked('offer_repeat_days') }}, false
    ) as is_repeated_too_soon
from offered
