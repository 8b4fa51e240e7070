-- dbt's own datediff and dateadd in seconds are each other's inverse, over midnights, leap days and changes of the clock.
select *
from {{ ref('golden_seconds') }}
where
    {{ dbt.datediff('from_moment', 'to_moment', 'second') }} is distinct from seconds
    or {{ dbt.dateadd('second', 'seconds', 'from_moment') }} is distinct from to_moment
