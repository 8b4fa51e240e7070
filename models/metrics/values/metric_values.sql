{{ config(post_hook="{{ view_of_each_metric() }}") }}

with numbered as (

    select
        *,
        row_number() over (
            partition by metric, period_starts_on, dimension, dimension_value
            order by dbt_valid_from, dbt_scd_id
        ) as state
    from {{ ref('metric_values_snapshot') }}

)

select
    known.metric,
    known.grain,
    known.period_starts_on,
    known.period_ends_on,
    known.dimension,
    known.dimension_value,

    -- as restated: what the facts say today, with the range that identity leaves open
    known.value,
    known.low,
    known.high,

    -- as reported: the first number after the period was over
    reported.value as reported_value,
    reported.reckoned_on as reported_on,
    cast(known.value - reported.value as decimal(20, 6)) as restated_by,

    known.is_complete,
    definitions.certification = 'certified' as is_certified,
    definitions.version,
    known.fingerprint
from {{ ref('current_metric_values') }} as known
inner join {{ ref('metric_definitions') }} as definitions on known.metric = definitions.metric
left join numbered as reported
    on
        known.metric = reported.metric
        and known.period_starts_on = reported.period_starts_on
        and known.dimension = reported.dimension
        and known.dimension_value = reported.dimension_value
        and reported.state = 1
