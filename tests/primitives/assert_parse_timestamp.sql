-- Clock times as people write them.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_parse_timestamp') }}

),

made as (

    select
        given,
        expected,
        {{ parse_timestamp('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
