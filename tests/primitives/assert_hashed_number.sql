-- The same values have one number, others another, and null is a value of its own.
with golden as (

    select
        {{ golden_text('one_a') }} as one_a,
        {{ golden_text('one_b') }} as one_b,
        {{ golden_text('other_a') }} as other_a,
        {{ golden_text('other_b') }} as other_b,
        is_same
    from {{ ref('golden_hashed_number') }}

),

made as (

    select
        *,
        cast({{ hashed_number(['one_a', 'one_b']) }} as {{ dbt.type_bigint() }}) as one,
        cast({{ hashed_number(['other_a', 'other_b']) }} as {{ dbt.type_bigint() }}) as other
    from golden

)

select *
from made
where one is null or other is null or is_same is distinct from (one = other)
