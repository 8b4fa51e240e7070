{{ config(materialized='view') }}

select
    {{ timeline_event(
        'capitan', 'bookings', 'booking_id', "case when not coalesce(is_cancelled, false) then 'event_booking' end",
        at='booked_at', details={'event_id': 'event_id', 'price': 'price'}
    ) }}
from {{ ref('stg_capitan__bookings') }}
where {{ is_first_of_its_id('booking_id') }}
