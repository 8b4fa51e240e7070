select
    earlier.target,
    earlier.as_of_date,
    later.as_of_date as next_as_of_date
from {{ ref('prediction_cuts') }} as earlier
inner join {{ ref('prediction_cuts') }} as later
    on earlier.target = later.target and earlier.as_of_date < later.as_of_date
where
    -- nothing is taught on a day of published scores
    'published' not in (earlier.cut, later.cut)
    and (earlier.outcome_until > later.as_of_date or earlier.outcome_from <= earlier.as_of_date)
