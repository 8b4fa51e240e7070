-- The number of a text is the same on every engine.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_stable_number') }}

),

made as (

    select
        given,
        expected,
        {{ stable_number('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
