-- Values of a group as one text, in the order of their position.
with made as (

    select
        group_name,
        max({{ golden_text('expected') }}) as expected,
        {{ joined_rows(golden_text('value'), ', ', 'position') }} as made
    from {{ ref('golden_joined_rows') }}
    group by group_name

)

select *
from made
where made is distinct from expected
