-- The forecasts of pipeline_kpis add up to those of the open opportunities that have an expected day of close; and
-- every won amount has a month if its opportunity has a day.
with forecast as (

    select
        sum(expected_amount) as expected_amount,
        sum(amount_won_in_month) as amount_won
    from {{ ref('pipeline_kpis') }}
    where facility_id = 'all'

),

offers as (

    select
        sum(case when is_open and expected_close_on is not null then amount end) as expected_amount,
        sum(case when is_won and closed_at is not null then amount end) as amount_won
    from {{ ref('counted_opportunities') }}

)

select
    forecast.expected_amount,
    forecast.amount_won
from forecast
cross join offers
where
    coalesce(forecast.expected_amount, 0) != coalesce(offers.expected_amount, 0)
    or coalesce(forecast.amount_won, 0) != coalesce(offers.amount_won, 0)
