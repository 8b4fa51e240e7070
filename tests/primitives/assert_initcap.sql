-- Capitals at the start of words.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_initcap') }}

),

made as (

    select
        given,
        expected,
        {{ initcap('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
