-- Texts to compare by.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_fold_text') }}

),

made as (

    select
        given,
        expected,
        {{ fold_text('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
