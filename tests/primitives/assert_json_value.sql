-- What was text and became an object is the same text again.
with made as (

    select
        json,
        cast({{ json_value('json') }} as {{ dbt.type_string() }}) as made
    from {{ ref('golden_json_value') }}

)

select *
from made
where made is distinct from json
