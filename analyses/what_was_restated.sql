-- Which numbers are other ones today than were reported, and why: the largest differences first
select
    metrics.metric,
    metrics.period_starts_on,
    metrics.reported_on,
    metrics.reported_value,
    metrics.value,
    metrics.restated_by,
    bridge.cause,
    bridge.restated_by as by_this_cause
from {{ ref('metric_values') }} as metrics
left join {{ ref('metric_bridge') }} as bridge
    on metrics.metric = bridge.metric and metrics.period_starts_on = bridge.period_starts_on
where metrics.dimension = 'all' and metrics.restated_by != 0
order by abs(metrics.restated_by / nullif(metrics.reported_value, 0)) desc, metrics.metric, metrics.period_starts_on, bridge.cause
