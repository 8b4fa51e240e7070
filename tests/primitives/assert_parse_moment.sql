-- Moments as exports write them, in UTC; days are those of Chicago.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_parse_moment') }}

),

made as (

    select
        given,
        expected,
        {{ parse_moment('given', "'America/Chicago'") }} as made
    from golden

)

select *
from made
where made is distinct from expected
