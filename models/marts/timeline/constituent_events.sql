{{ config(materialized='view') }}

select
    people.constituent_id,
    events.event_id,
    events.event_at,
    cast(events.event_at as date) as event_date,
    events.event_type,
    events.source_system as event_source,
    coalesce(people.source_confidence, 'unmatched') as source_confidence,
    events.amount,
    {{ json_value('events.event_details') }} as event_details,
    events.source_record_id,
    events.loaded_at
from {{ ref('all_events') }} as events
left join {{ ref('event_people') }} as people
    on events.source_system = people.source_system and events.source_record_id = people.record_id
where events.left_out_because is null
