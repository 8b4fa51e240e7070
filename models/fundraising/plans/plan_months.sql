with periods as (

    select
        *,
        {{ person_of_period() }} as person
    from {{ ref('plan_periods') }}

)

select *
from (

    {{ plan_months_of('periods') }}

) as plan_months
