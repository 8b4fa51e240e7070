-- Two values as one JSON object.
with golden as (

    select
        {{ golden_text('note') }} as note,
        {{ golden_text('plan') }} as plan,
        {{ golden_text('expected') }} as expected
    from {{ ref('golden_json_text') }}

),

made as (

    select
        note,
        plan,
        expected,
        {{ json_text({'note': 'note', 'plan': 'plan'}) }} as made
    from golden

)

select *
from made
where made is distinct from expected
