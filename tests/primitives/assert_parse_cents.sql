-- Amounts as columns of cents have them.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_parse_cents') }}

),

made as (

    select
        given,
        expected,
        {{ parse_cents('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
