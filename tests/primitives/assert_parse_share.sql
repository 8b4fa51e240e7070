-- Shares with and without their sign.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_parse_share') }}

),

made as (

    select
        given,
        expected,
        {{ parse_share('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
