{{ config(materialized='view') }}

{%- set systems = systems_in_use() %}

with stored as (

    select {{ timeline_columns() | join(', ') }}
    from {{ ref('events_in_whole') }}
    union all
    select {{ timeline_columns() | join(', ') }}
    from {{ ref('events_by_arrival') }}
    where
        event_type is not null
        -- what a system that is now switched off has brought stays in the table, for when it is switched on again
        and {{ "source_system in ('" ~ systems | join("', '") ~ "')" if systems else '1 = 0' }}

)

select
    *,
    source_row_id || ':' || event_type as event_id,
    case
        when event_at is null then 'undated'
        when event_date < {{ earliest_event_date() }} then 'too_early'
        when event_date > {{ as_of_date() }} then 'in_the_future'
    end as left_out_because
from stored
