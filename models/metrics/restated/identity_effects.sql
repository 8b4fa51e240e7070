with runs as (

    select
        run_number,
        max(recorded_at) as recorded_at,
        max(up_to_log_number) as up_to_log_number
    from {{ ref('identity_run_report') }}
    group by run_number

),

beside_the_one_before as (

    select
        run_number,
        recorded_at,
        lag(up_to_log_number) over (order by run_number) as after_log_number,
        row_number() over (order by run_number desc) as age
    from runs

),

last_run as (

    select *
    from beside_the_one_before
    where age = 1 and after_log_number is not null

),

events as (

    select
        log.event,
        log.constituent_id,
        log.previous_constituent_id
    from {{ ref('resolution_log') }} as log
    inner join last_run on log.log_number > last_run.after_log_number
    where log.event in ('merged', 'split', 'moved')

),

counted as (

    select
        sum(case when event = 'merged' then 1 else 0 end) as merge_count,
        sum(case when event = 'split' then 1 else 0 end) as split_count
    from events

),

concerned as (

    select constituent_id
    from events
    union distinct
    select previous_constituent_id as constituent_id
    from events
    where previous_constituent_id is not null

),

-- people are counted once; rows of facts add the same whoever they belong to
of_people as (

    select
        metric,
        max(period_starts_on) as period_starts_on
    from {{ ref('metric_contributions') }}
    where contributor = constituent_id
    group by metric

),

-- what had been reported of that period when the run began
reported as (

    select
        of_people.metric,
        of_people.period_starts_on,
        sum(case when concerned.constituent_id is not null then states.value end) as value
    from {{ ref('metric_contributions_snapshot') }} as states
    inner join of_people
        on states.metric = of_people.metric and states.period_starts_on = of_people.period_starts_on
    inner join last_run
        on
            states.dbt_valid_from < last_run.recorded_at
            and coalesce(states.dbt_valid_to >= last_run.recorded_at, true)
    left join concerned on states.contributor = concerned.constituent_id
    where not {{ is_marked_deleted('states.dbt_is_deleted') }}
    group by of_people.metric, of_people.period_starts_on

),

present as (

    select
        known.metric,
        known.period_starts_on,
        sum(known.value) as value
    from {{ ref('metric_contributions') }} as known
    inner join concerned on known.contributor = concerned.constituent_id
    group by known.metric, known.period_starts_on

)

select
    last_run.run_number,
    reported.metric,
    reported.period_starts_on,
    cast(coalesce(counted.merge_count, 0) as {{ dbt.type_bigint() }}) as merge_count,
    cast(coalesce(counted.split_count, 0) as {{ dbt.type_bigint() }}) as split_count,
    cast(coalesce(reported.value, 0) as decimal(20, 6)) as value_before,
    cast(coalesce(present.value, 0) as decimal(20, 6)) as value_now,
    cast(coalesce(present.value, 0) - coalesce(reported.value, 0) as decimal(20, 6)) as moved_by
from reported
cross join last_run
cross join counted
left join present on reported.metric = present.metric and reported.period_starts_on = present.period_starts_on
