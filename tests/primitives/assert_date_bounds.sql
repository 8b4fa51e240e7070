-- dbt's own date_trunc and last_day, cast to a date since some engines answer with a timestamp.
select *
from {{ ref('golden_date_bounds') }}
where
    cast({{ dbt.date_trunc('week', 'given') }} as date) is distinct from week_start
    or cast({{ dbt.date_trunc('month', 'given') }} as date) is distinct from month_start
    or cast({{ dbt.date_trunc('quarter', 'given') }} as date) is distinct from quarter_start
    or cast({{ dbt.date_trunc('year', 'given') }} as date) is distinct from year_start
    or {{ dbt.last_day('given', 'month') }} is distinct from month_end
    or {{ dbt.last_day('given', 'quarter') }} is distinct from quarter_end
