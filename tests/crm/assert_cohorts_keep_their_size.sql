-- A cohort has one size in all of its rows, no lead moves back to an earlier stage, and a period that is not over is null.
with periods as (

    select
        *,
        first_value(cohort_size) over (partition by facility_id, month order by months_since) as size_at_first,
        lag(reached_sql) over (partition by facility_id, month order by months_since) as sql_before,
        lag(reached_won) over (partition by facility_id, month order by months_since) as won_before
    from {{ ref('cohort_retention') }}

)

select
    facility_id,
    month,
    months_since
from periods
where
    cohort_size != size_at_first
    or reached_sql < sql_before
    or reached_won < won_before
    or is_complete = (retention_rate is null)
    or is_complete = (retained is null)
