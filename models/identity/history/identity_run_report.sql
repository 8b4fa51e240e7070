{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

with earlier as (

    {% if is_incremental() -%}
        select
            run_number,
            up_to_log_number,
            measure,
            value
        from {{ this }}
    {%- else -%}
        select
            0 as run_number,
            0 as up_to_log_number,
            cast(null as {{ dbt.type_string() }}) as measure,
            cast(null as {{ dbt.type_bigint() }}) as value
        where 1 = 0
    {%- endif %}

),

numbers as (

    select
        coalesce(max(run_number), 0) as last_run,
        coalesce(max(up_to_log_number), 0) as last_log_number
    from earlier

),

last_values as (

    select
        earlier.measure,
        earlier.value
    from earlier
    inner join numbers on earlier.run_number = numbers.last_run

),

events as (

    select
        log.event as measure,
        count(*) as value
    from {{ ref('resolution_log') }} as log
    cross join numbers
    where log.log_number > numbers.last_log_number
    group by log.event

),

sizes as (

    select
        constituent_id,
        count(*) as record_count
    from {{ ref('identity_map') }}
    group by constituent_id

),

measured as (

    select
        'records' as measure,
        count(*) as value
    from {{ ref('identity_map') }}
    union all
    select
        'constituents' as measure,
        count(*) as value
    from sizes
    union all
    select
        'households' as measure,
        count(distinct household_id) as value
    from {{ ref('identity_map') }}
    union all
    select
        'largest_constituent' as measure,
        coalesce(max(record_count), 0) as value
    from sizes
    union all
    select
        case decision when 'match' then 'links by ' else 'doubts by ' end || reason as measure,
        count(*) as value
    from {{ ref('pair_decisions') }}
    where decision in ('match', 'review')
    group by decision, reason
    union all
    -- a run without an event of a kind has a zero
    select
        kinds.measure,
        coalesce(events.value, 0) as value
    from (
        {% for kind in ['born', 'joined', 'moved', 'left', 'returned', 'merged', 'split'] -%}
            select '{{ kind }}' as measure
            {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as kinds
    left join events on kinds.measure = events.measure

),

judged as (

    select
        measured.measure,
        measured.value,
        last_values.value as previous_value,
        limits.warn_above,
        limits.error_above,
        case
            when measured.value < limits.at_least then null
            when limits.compared_with = 'nothing' then cast(measured.value as double)
            else measured.value / cast(nullif(whole.value, 0) as double)
        end as compared
    from measured
    left join last_values on measured.measure = last_values.measure
    left join {{ ref('run_limits') }} as limits on measured.measure = limits.measure
    left join last_values as whole on limits.compared_with = whole.measure

)

select
    cast(numbers.last_run + 1 as {{ dbt.type_bigint() }}) as run_number,
    '{{ invocation_id }}' as run_id,
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as {{ dbt.type_timestamp() }}) as recorded_at,
    judged.measure,
    cast(judged.value as {{ dbt.type_bigint() }}) as value,
    cast(judged.previous_value as {{ dbt.type_bigint() }}) as previous_value,
    judged.compared,
    case
        when judged.compared > judged.error_above then 'error'
        when judged.compared > judged.warn_above then 'warn'
        else 'ok'
    end as status,
    cast((select coalesce(max(log_number), 0) from {{ ref('resolution_log') }}) as {{ dbt.type_bigint() }}) as up_to_log_number
from judged
cross join numbers
