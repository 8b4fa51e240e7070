-- two orders for one evening are one event attended, and several check-ins on one day are one visit
with occasions as (

    select
        constituent_id,
        visit_type,
        event_name,
        visited_on
    from {{ ref('visits') }}
    where is_counted and constituent_id is not null
    group by constituent_id, visit_type, event_name, visited_on

)

select
    constituent_id,
    count(case when visit_type = 'event_attended' then 1 end) as events_attended,
    count(*) as visit_count,
    count(case when visited_on > {{ dbt.dateadd('month', -checked('activity_months'), as_of_date()) }} then 1 end)
        as recent_visits,
    max(visited_on) as last_visit_date
from occasions
group by constituent_id
