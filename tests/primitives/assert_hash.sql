-- dbt's own hash is MD5 of the text's UTF-8 on every engine.
with golden as (

    select
        {{ golden_text('given') }} as given,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_hash') }}

),

made as (

    select
        given,
        expected,
        {{ dbt.hash('given') }} as made
    from golden

)

select *
from made
where made is distinct from expected
