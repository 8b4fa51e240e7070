with latest as (

    select
        *,
        row_number() over (partition by metric order by period_starts_on desc) as place
    from {{ ref('metric_values') }}
    where dimension = 'all' and is_complete

)

select
    definitions.*,
    latest.period_starts_on as last_period_starts_on,
    latest.value as last_value,
    latest.low as last_low,
    latest.high as last_high
from {{ ref('metric_definitions') }} as definitions
left join latest on definitions.metric = latest.metric and latest.place = 1
