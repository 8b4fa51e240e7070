{{ config(materialized='view') }}

with promised as (

    {% for promise in refresh_promises() %}
        select
            '{{ promise.name }}' as model_name,
            '{{ promise.frequency }}' as refresh_frequency,
            {{ hours_between_refreshes()[promise.frequency] + promise.hours }} as most_hours,
            '{{ promise.criticality }}' as criticality
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

refreshes as (

    select
        name as model_name,
        ended_at,
        lag(ended_at) over (partition by name order by ended_at, run_id) as former_at
    from {{ ref('refresh_runs') }}
    where kind = 'model' and status = 'success'

),

history as (

    select
        promised.model_name,
        max(refreshes.ended_at) as refreshed_at,
        count(refreshes.ended_at) as refreshes,
        count(case
            when refreshes.ended_at > {{ dbt.dateadd('hour', 'promised.most_hours', 'refreshes.former_at') }} then 1
        end) as late_refreshes
    from promised
    left join refreshes on promised.model_name = refreshes.model_name
    group by promised.model_name

),

latest as (

    select
        name as model_name,
        status,
        began_at
    from {{ ref('refresh_runs') }}
    where kind = 'model' and run_number = 1

),

due as (

    select
        promised.*,
        history.refreshed_at,
        {{ dbt.dateadd('hour', 'promised.most_hours', 'history.refreshed_at') }} as due_at,
        latest.status as last_status,
        latest.began_at as last_tried_at,
        history.refreshes,
        history.late_refreshes
    from promised
    inner join history on promised.model_name = history.model_name
    left join latest on promised.model_name = latest.model_name

)

select
    -- what was promised
    model_name,
    refresh_frequency,
    cast(most_hours as {{ dbt.type_bigint() }}) as most_hours,
    criticality,

    -- how it stands now
    refreshed_at,
    due_at,
    coalesce(due_at < {{ utc_now() }}, true) as is_late,
    last_status,
    last_tried_at,

    -- how it went
    refreshes,
    late_refreshes
from due
