-- What clocks of the world show at moments of UTC.
with made as (

    select
        *,
        {{ local_clock('given', 'zone') }} as made
    from {{ ref('golden_local_clock') }}

)

select *
from made
where made is distinct from expected
