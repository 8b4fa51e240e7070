-- Answers on a scale: a fraction is no whole number, on no engine.
with golden as (

    select
        {{ golden_text('given') }} as given,
        expected
    from {{ ref('golden_parse_whole_number') }}

),

made as (

    select
        given,
        expected,
        {{ parse_whole_number('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
