-- to the cent: what contributors add is the metric, and what their changes add is its restatement
with contributed as (

    select
        metric,
        period_starts_on,
        sum(value) as value
    from {{ ref('metric_contributions') }}
    group by metric, period_starts_on

),

explained as (

    select
        metric,
        period_starts_on,
        sum(restated_by) as restated_by
    from {{ ref('metric_bridge') }}
    group by metric, period_starts_on

)

select
    metrics.metric,
    metrics.period_starts_on,
    metrics.value,
    contributed.value as contributed,
    metrics.restated_by,
    explained.restated_by as explained
from {{ ref('metric_values') }} as metrics
inner join contributed
    on metrics.metric = contributed.metric and metrics.period_starts_on = contributed.period_starts_on
left join explained on metrics.metric = explained.metric and metrics.period_starts_on = explained.period_starts_on
where
    metrics.dimension = 'all'
    and (metrics.value != contributed.value or metrics.restated_by != coalesce(explained.restated_by, 0))
