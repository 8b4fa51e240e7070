-- A day that is none is null and no error, in standard syntax.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_try_cast_date') }}

),

made as (

    select
        given,
        expected,
        try_cast(given as date) as made
    from golden

)

select *
from made
where made is distinct from expected
