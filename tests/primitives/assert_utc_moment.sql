-- When it is in UTC that clocks of the world show something.
with made as (

    select
        *,
        {{ utc_moment('given', 'zone') }} as made
    from {{ ref('golden_utc_moment') }}

)

select *
from made
where made is distinct from expected
