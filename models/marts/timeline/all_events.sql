{{ config(materialized='view') }}

with stored as (

    select {{ timeline_columns() | join(', ') }}
    from {{ ref('events_in_whole') }}
    union all
    select {{ timeline_columns() | join(', ') }}
    from {{ ref('events_by_arrival') }}
    where event_type is not null

)

select
    *,
    source_row_id || ':' || event_type as event_id,
    case
        when event_at is null then 'undated'
        when cast(event_at as date) < {{ earliest_event_date() }} then 'too_early'
        when cast(event_at as date) > {{ as_of_date() }} then 'in_the_future'
    end as left_out_because
from stored
