select
    checkin_id as visit_id,
    'checkins' as source_table,
    source_record_id,
    checked_in_at as visited_at,
    'checkin' as visit_type,
    location,
    {{ extra_fields_json({'location': 'location', 'method': 'entry_method_name'}) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_capitan__checkins') }}
