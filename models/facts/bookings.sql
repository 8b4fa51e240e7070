with bookings as (

    {{ facts_of('bookings') }}

)

select
    source_row_id,
    source_system,
    source_table,
    booking_id,
    source_record_id,
    constituent_id,
    source_confidence,
    event_id,
    price,
    source_status,
    status,
    details,
    booked_at,
    booked_on,
    loaded_at,
    status = 'booked' and left_out_because is null as is_counted,
    left_out_because
from bookings
