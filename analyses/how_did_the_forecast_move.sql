-- How the forecast of one month moved, week by week, for every facility.
-- dbt show --select how_did_the_forecast_move --vars '{forecast_month: "2024-03-01"}'
select
    facility_id,
    week,
    expected_amount,
    weighted_forecast,
    forecast_change,
    amount_won_in_month
from {{ ref('pipeline_kpi_trend') }}
where month = cast({{ text_literal(var("forecast_month", "2024-03-01")) }} as date)
order by facility_id, week
