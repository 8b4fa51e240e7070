with every_day as (

    {{ dbt.date_spine('day', earliest_event_date(), dbt.dateadd('day', 1, as_of_date())) }}

)

select cast(date_day as date) as date_day
from every_day
