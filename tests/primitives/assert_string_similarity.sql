-- Jaro-Winkler by the primitive, and by the Python function that stands behind it on some engines.
with made as (

    select
        a,
        b,
        expected,
        {{ string_similarity(golden_text('a'), golden_text('b')) }} as by_primitive,
        {{ function('jaro_winkler') }}({{ golden_text('a') }}, {{ golden_text('b') }}) as by_function
    from {{ ref('golden_string_similarity') }}

)

select *
from made
where
    (by_primitive is null) != (expected is null)
    or abs(by_primitive - expected) > 0.000000001
    or (by_function is null) != (expected is null)
    or abs(by_function - expected) > 0.000000001
