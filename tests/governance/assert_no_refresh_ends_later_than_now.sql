-- the clock of utc_now and that of dbt are one: else each promise would be late, or none
select
    kind,
    name,
    ended_at
from {{ ref('refresh_runs') }}
where ended_at > {{ dbt.dateadd('minute', 5, utc_now()) }}
