-- A number that is none or does not fit is null and no error, and half a cent is rounded away from zero.
with made as (

    select
        given,
        narrow,
        wide,
        try_cast({{ golden_text('given') }} as decimal(18, 2)) as made_narrow,
        try_cast({{ golden_text('given') }} as decimal(38, 2)) as made_wide
    from {{ ref('golden_try_cast_decimal') }}

)

select *
from made
where made_narrow is distinct from narrow or made_wide is distinct from wide
