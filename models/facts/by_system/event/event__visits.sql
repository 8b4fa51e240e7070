select
    ticket_order_id as visit_id,
    'tickets' as source_table,
    source_record_id,
    event_date as visited_on,
    'event_attended' as visit_type,
    event_name,
    {{ extra_fields_json({'event': 'event_name', 'held_on': 'event_date', 'quantity': 'quantity'}) }} as details,
    row_of_id
from {{ ref('stg_event__tickets') }}
where is_attended
