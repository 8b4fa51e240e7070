{#- A change is compared with earlier changes between the same kinds of months: from a month without an event to one of the spring
    pledge drive, for example. So neither growth nor a drive is an anomaly. The usual change is the median, the usual spread the
    median distance from it, times 1.4826, which makes it a standard deviation where changes are normal. Each median has a digit
    more than its numbers, so that no engine rounds a half. -#}
{%- set normal = 1.4826 -%}

with months as (

    select
        values_of_month.metric,
        values_of_month.period_starts_on,
        values_of_month.value,
        coalesce(min(calendar.event), 'none') as event
    from {{ ref('current_metric_values') }} as values_of_month
    left join {{ ref('metric_calendar') }} as calendar
        on extract(month from values_of_month.period_starts_on) between calendar.from_month and calendar.to_month
    where values_of_month.dimension = 'all' and values_of_month.grain = 'month' and values_of_month.is_complete
    group by values_of_month.metric, values_of_month.period_starts_on, values_of_month.value

),

changes as (

    select
        *,
        value - lag(value) over (partition by metric order by period_starts_on) as changed_by,
        lag(event) over (partition by metric order by period_starts_on) as event_before,
        row_number() over (partition by metric order by period_starts_on) as place
    from months

),

compared as (

    select
        changes.metric,
        changes.period_starts_on,
        changes.value,
        changes.changed_by,
        changes.event,
        peers.changed_by as changed_by_then
    from changes
    inner join changes as peers
        on
            changes.metric = peers.metric
            and changes.event = peers.event
            and changes.event_before = peers.event_before
            and changes.place > peers.place
            and changes.place - {{ checked('metric_anomaly_periods') }} <= peers.place

),

usual as (

    select
        metric,
        period_starts_on,
        value,
        event,
        changed_by,
        count(*) as peers,
        cast(
            percentile_cont(0.5) within group (order by cast(changed_by_then as double)) as decimal(20, 7)
        ) as usual_change
    from compared
    group by metric, period_starts_on, value, event, changed_by

),

spread as (

    select
        usual.metric,
        usual.period_starts_on,
        cast(percentile_cont(0.5) within group (
            order by cast(abs(compared.changed_by_then - usual.usual_change) as double)
        ) as decimal(20, 8)) as usual_spread
    from usual
    inner join compared on usual.metric = compared.metric and usual.period_starts_on = compared.period_starts_on
    group by usual.metric, usual.period_starts_on

)

select
    usual.metric,
    usual.period_starts_on,
    usual.event,
    usual.value,
    usual.changed_by,
    usual.peers,
    usual.usual_change,
    cast(spread.usual_spread * {{ normal }} as decimal(20, 6)) as usual_spread,
    abs(usual.changed_by - usual.usual_change) > {{ checked('metric_anomaly_spreads') }} * {{ normal }} * spread.usual_spread
    and spread.usual_spread > 0
    and usual.peers >= {{ checked('metric_anomaly_peers') }} as is_anomaly
from usual
inner join spread on usual.metric = spread.metric and usual.period_starts_on = spread.period_starts_on
