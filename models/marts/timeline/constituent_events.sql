{{ config(materialized='view') }}

-- an offer is known anew when its campaign is corrected or read better, so no stored event keeps it
with offers as (

    select
        campaign_id,
        {{ extra_fields_json({
            'offer': 'offer_key',
            'offer_code': 'offer_code',
            'offer_expires': 'offer_expires',
        }) }} as offer_details
    from {{ ref('campaign_offers') }}

),

events as (

    select
        *,
        case
            when source_table = 'mailchimp:recipients' and event_type = 'email_sent'
                then {{ split_part('source_row_id', "':'", 3) }}
        end as campaign_id
    from {{ ref('all_events') }}
    where left_out_because is null

)

-- two objects without a key in common are one when the brackets between them go
select
    people.constituent_id,
    events.event_id,
    events.event_at,
    events.event_date,
    events.event_type,
    events.source_system as event_source,
    coalesce(people.source_confidence, 'unmatched') as source_confidence,
    events.amount,
    case
        when offers.offer_details is null then {{ json_value('events.event_details') }}
        else {{ json_value(
            "left(events.event_details, length(events.event_details) - 1) || ',' || substring(offers.offer_details, 2)"
        ) }}
    end as event_details,
    events.source_record_id,
    events.loaded_at
from events
left join offers on events.campaign_id = offers.campaign_id
left join {{ ref('event_people') }} as people
    on events.source_system = people.source_system and events.source_record_id = people.record_id
