select
    booking_id,
    source_record_id,
    booked_at,
    event_id,
    price,
    case when is_cancelled then 'cancelled' else 'booked' end as status,
    {{ extra_fields_json({'event_id': 'event_id', 'price': 'price'}) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_capitan__bookings') }}
