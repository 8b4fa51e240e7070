-- the last month that is over changed as such months do
{{ config(severity='warn') }}

with latest as (

    select
        metric,
        max(period_starts_on) as period_starts_on
    from {{ ref('metric_anomalies') }}
    group by metric

)

select anomalies.*
from {{ ref('metric_anomalies') }} as anomalies
inner join latest
    on anomalies.metric = latest.metric and anomalies.period_starts_on = latest.period_starts_on
where anomalies.is_anomaly
