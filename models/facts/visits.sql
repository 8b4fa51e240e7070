with visits as (

    {{ facts_of('visits') }}

)

select
    source_row_id,
    source_system,
    source_table,
    visit_id,
    source_record_id,
    constituent_id,
    source_confidence,
    coalesce(visit_type, 'checkin') as visit_type,
    event_name,
    location,
    details,
    visited_at,
    visited_on,
    loaded_at,
    left_out_because is null as is_counted,
    left_out_because
from visits
