-- dbt's own bool_or: nulls do not count, and nothing but nulls is null.
with made as (

    select
        group_name,
        expected,
        {{ dbt.bool_or('flag') }} as made
    from {{ ref('golden_bool_or') }}
    group by group_name, expected

)

select *
from made
where made is distinct from expected
