-- Plain letters for accented ones.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_without_accents') }}

),

made as (

    select
        given,
        expected,
        {{ without_accents('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
