-- Distinct values of a group as one text, in the order of their characters.
with made as (

    select
        group_name,
        max({{ golden_text('expected') }}) as expected,
        {{ joined_values(golden_text('value'), ', ') }} as made
    from {{ ref('golden_joined_values') }}
    group by group_name

)

select *
from made
where made is distinct from expected
