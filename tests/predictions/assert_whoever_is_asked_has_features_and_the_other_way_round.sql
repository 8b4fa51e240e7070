with cases as (

    select distinct
        constituent_id,
        as_of_date
    from {{ ref('prediction_cases') }}

)

select
    cases.constituent_id,
    cases.as_of_date,
    features.constituent_id as constituent_with_features
from cases
full outer join {{ ref('prediction_features') }} as features
    on cases.constituent_id = features.constituent_id and cases.as_of_date = features.as_of_date
where cases.constituent_id is null or features.constituent_id is null
