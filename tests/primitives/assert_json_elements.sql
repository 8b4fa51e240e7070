-- One row per element, neither more nor fewer than the seed says.
with arrays as (

    select distinct
        case_name,
        json
    from {{ ref('golden_json_elements') }}

),

made as (

    {{ json_elements('arrays', ['case_name'], 'json') }}

),

counted as (

    select
        case_name,
        {{ json_field('element', 'uid') }} as uid,
        count(*) as elements
    from made
    group by case_name, {{ json_field('element', 'uid') }}

),

expected as (

    select
        case_name,
        uid,
        count(*) as elements
    from {{ ref('golden_json_elements') }}
    where uid is not null
    group by case_name, uid

)

select
    coalesce(counted.case_name, expected.case_name) as case_name,
    counted.elements as made,
    expected.elements as expected
from counted
full outer join expected on counted.case_name = expected.case_name and counted.uid = expected.uid
where counted.elements is distinct from expected.elements
