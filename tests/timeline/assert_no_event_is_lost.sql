-- What is not on the timeline says why in all_events: the two together are as many as the rows that are stored.
with stored as (

    select count(*) as events
    from (
        select source_row_id from {{ ref('events_in_whole') }}
        union all
        select source_row_id from {{ ref('events_by_arrival') }}
        where event_type is not null
    ) as rows_of_both

),

shown as (

    select count(*) as events from {{ ref('constituent_events') }}

),

left_out as (

    select count(*) as events from {{ ref('all_events') }}
    where left_out_because is not null

)

select
    stored.events,
    shown.events as shown,
    left_out.events as left_out
from stored
cross join shown
cross join left_out
where stored.events != shown.events + left_out.events
