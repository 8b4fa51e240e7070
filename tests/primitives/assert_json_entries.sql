-- One row per entry, neither more nor fewer than the seed says.
with objects as (

    select distinct
        case_name,
        {{ golden_text('json') }} as json
    from {{ ref('golden_json_entries') }}

),

made as (

    {{ json_entries('objects', 'case_name', 'json') }}

),

expected as (

    select
        case_name,
        field,
        {{ golden_text('value') }} as value
    from {{ ref('golden_json_entries') }}
    where field is not null

)

select
    coalesce(made.case_name, expected.case_name) as case_name,
    coalesce(made.field, expected.field) as field,
    made.value as made,
    expected.value as expected
from made
full outer join expected on made.case_name = expected.case_name and made.field = expected.field
where made.value is distinct from expected.value or made.field is distinct from expected.field
