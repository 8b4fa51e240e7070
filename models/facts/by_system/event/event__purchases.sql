select
    ticket_order_id as purchase_id,
    'tickets' as source_table,
    source_record_id,
    purchased_on,
    cast(quantity * unit_price as decimal(18, 2)) as amount,
    'ticket_purchase' as purchase_type,
    event_name as item,
    quantity,
    {{ extra_fields_json({'event': 'event_name', 'held_on': 'event_date', 'quantity': 'quantity'}) }} as details,
    row_of_id
from {{ ref('stg_event__tickets') }}
