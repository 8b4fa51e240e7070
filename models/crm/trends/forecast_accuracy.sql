with forecasts as (

    select
        trend.facility_id,
        trend.month,
        trend.week,
        trend.version_from,
        trend.weighted_forecast,
        trend.amount_won_in_month as won_by_then,
        cast(trend.amount_won_in_month + trend.weighted_forecast as decimal(18, 2)) as expected_in_month,
        cast({{ dbt.last_day('trend.month', 'month') }} as date) as last_day,
        kpis.amount_won_in_month
    from {{ ref('pipeline_kpi_trend') }} as trend
    left join {{ ref('pipeline_kpis') }} as kpis
        on trend.facility_id = kpis.facility_id and trend.month = kpis.month

),

-- a state after the end of the month is no forecast; a month that is not over has no result to compare
compared as (

    select
        *,
        {{ dbt.datediff('version_from', 'last_day', 'day') }} as days_ahead,
        case when last_day < {{ as_of_date() }} then coalesce(amount_won_in_month, 0) end as amount_won
    from forecasts
    where cast(version_from as date) <= last_day

)

select
    facility_id,
    month,
    week,
    cast(days_ahead as integer) as days_ahead,
    won_by_then,
    weighted_forecast,
    expected_in_month,
    cast(amount_won as decimal(18, 2)) as amount_won,
    cast(expected_in_month - amount_won as decimal(18, 2)) as forecast_error,
    {{ rate('expected_in_month - amount_won', 'amount_won') }} as error_rate
from compared
