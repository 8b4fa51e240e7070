-- What the snapshot knows of the forecast, week by week.
select
    facility_id,
    month as period,
    week,
    open_amount,
    weighted_forecast,
    amount_won_in_month
from crm.pipeline_kpi_trend
where not is_deleted
order by month, week, facility_id
