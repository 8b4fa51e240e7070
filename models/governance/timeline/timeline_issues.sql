select
    source_system,
    'timeline' as table_name,
    'event_' || left_out_because as issue,
    count(*) as row_count
from {{ ref('all_events') }}
where left_out_because is not null and (left_out_because != 'in_the_future' or event_date > {{ latest_day() }})
group by source_system, left_out_because

union all

select
    source_system,
    'timeline' as table_name,
    'event_arrived_in_the_future' as issue,
    count(*) as row_count
from {{ ref('all_events') }}
where loaded_at > {{ end_of_now() }}
group by source_system

union all

select
    event_source as source_system,
    'timeline' as table_name,
    'event_unmatched' as issue,
    count(*) as row_count
from {{ ref('constituent_events') }}
where source_confidence = 'unmatched'
group by event_source

union all

select
    'all' as source_system,
    'timeline' as table_name,
    measure || '_implausible' as issue,
    counted as row_count
from {{ ref('timeline_coverage') }}
where not is_within_limits

union all

select
    'all' as source_system,
    'flags' as table_name,
    flag_type || '_over_limit' as issue,
    cast(sum(opened) as {{ dbt.type_bigint() }}) as row_count
from {{ ref('flag_volumes') }}
where is_over_limit
group by flag_type
