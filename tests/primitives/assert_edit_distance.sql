-- Letters put in, taken out or changed.
with golden as (

    select
        {{ golden_text('a') }} as a,
        {{ golden_text('b') }} as b,
        expected
    from {{ ref('golden_edit_distance') }}

),

made as (

    select
        a,
        b,
        expected,
        {{ edit_distance('a', 'b') }} as made
    from golden

)

select *
from made
where made is distinct from expected
