-- Check-ins by month and location.
select
    period_starts_on as period,
    dimension_value as location,
    value as checkins
from metrics.metric_values
where metric = 'checkins' and dimension = 'location'
order by period_starts_on, dimension_value
