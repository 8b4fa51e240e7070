-- The Python function metaphone, which every engine runs from one file.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_phonetic_code') }}

),

made as (

    select
        given,
        expected,
        {{ phonetic_code('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
