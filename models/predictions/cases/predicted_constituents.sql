select distinct
    cases.constituent_id,
    days.as_of_date,
    days.days_30,
    days.days_90,
    days.days_365,
    days.days_455
from {{ ref('prediction_cases') }} as cases
inner join {{ ref('cut_days') }} as days on cases.as_of_date = days.as_of_date
