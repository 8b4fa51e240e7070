with days as (

    select distinct as_of_date
    from {{ ref('prediction_cuts') }}

)

select
    as_of_date,
    as_of_date = {{ as_of_date() }} as is_today,
    {% for days in [30, 90, 365, 455, 730] -%}
        cast({{ dbt.dateadd('day', -days, 'as_of_date') }} as date) as days_{{ days }}{{ ',' if not loop.last }}
    {% endfor %}
from days
