-- What can be read of a text.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_clean_text') }}

),

made as (

    select
        given,
        expected,
        {{ clean_text('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
