-- The timeline has nothing later than today, earlier than the var earliest_event_date, or without a date.
select
    event_id,
    event_date
from {{ ref('constituent_events') }}
where event_date is null or event_date > {{ as_of_date() }} or event_date < {{ earliest_event_date() }}
