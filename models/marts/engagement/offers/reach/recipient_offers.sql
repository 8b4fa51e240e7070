-- somebody with two addresses got the offer once
with received as (

    select
        constituents.constituent_id,
        recipients.campaign_id,
        min(recipients.recipient_id) as recipient_id
    from {{ ref('mailchimp_deliveries') }} as recipients
    inner join {{ ref('record_constituents') }} as constituents
        on recipients.source_system = constituents.source_system and recipients.source_record_id = constituents.record_id
    where recipients.row_issue is null and recipients.delivery_status = 'sent'
    group by constituents.constituent_id, recipients.campaign_id

),

acted as (

    select
        constituents.constituent_id,
        activity.campaign_id,
        {{ dbt.bool_or("activity.action = 'click'") }} as has_clicked
    from {{ ref('stg_mailchimp__activity') }} as activity
    inner join {{ ref('record_constituents') }} as constituents
        on activity.source_system = constituents.source_system and activity.source_record_id = constituents.record_id
    where activity.row_issue is null and activity.action in ('open', 'click')
    group by constituents.constituent_id, activity.campaign_id

),

offered as (

    select
        received.constituent_id,
        received.campaign_id,
        offers.source_system || ':recipients:' || received.recipient_id || ':email_sent' as event_id,
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
