{{ config(materialized='view') }}

select
    {{ timeline_event(
        'capitan', 'bookings', 'booking_id', "case when coalesce(status, '') != 'can' then 'event_booking' end",
        at='booked_at', details={'event_id': 'event_id', 'price': 'price', 'status': 'status'}
    ) }}
from {{ ref('stg_capitan__bookings') }}
where {{ is_first_of_its_id('booking_id') }}
