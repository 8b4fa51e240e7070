{{ config(materialized='view') }}

-- the offer is read here, since it can change when its campaign is corrected or analysed again
with offers as (

    select
        campaign_id,
        {{ extra_fields_json({
            'offer': 'offer_key',
            'offer_code': 'offer_code',
            'offer_expires': 'offer_expires',
        }) }} as offer_details
    from {{ ref('campaign_offers') }}

)

select
    events.constituent_id,
    events.event_id,
    events.event_at,
    events.event_date,
    events.event_type,
    events.source_system as event_source,
    events.source_confidence,
    events.amount,
    -- two JSON objects without a common key are joined: the text of the first up to its last bracket, then the second
    case
        when offers.offer_details is null then {{ json_value('events.event_details') }}
        else {{ json_value(
            "left(events.event_details, length(events.event_details) - 1) || ',' || substring(offers.offer_details, 2)"
        ) }}
    end as event_details,
    events.source_record_id,
    events.loaded_at
from {{ ref('all_events') }} as events
left join offers on events.campaign_id = offers.campaign_id and events.event_type = 'email_sent'
where events.left_out_because is null
