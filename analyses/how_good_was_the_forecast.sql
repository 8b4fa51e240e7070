-- How far the forecasts of months that are over were off, by how many weeks before the end of the month they were made.
select
    facility_id,
    cast(floor(days_ahead / 7.0) as integer) as weeks_ahead,
    count(*) as forecasts,
    sum(expected_in_month) as expected,
    sum(amount_won) as won,
    sum(forecast_error) as error,
    sum(abs(forecast_error)) as absolute_error
from {{ ref('forecast_accuracy') }}
where amount_won is not null
group by facility_id, cast(floor(days_ahead / 7.0) as integer)
order by facility_id, weeks_ahead
