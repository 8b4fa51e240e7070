with made as (

    select
        case_name,
        {{ json_field('json', 'plan') }} as plan,
        {{ json_field('json', 'card.brand') }} as card_brand,
        {{ json_field('json', '[0].name') }} as first_name
    from {{ ref('golden_json_field') }}

)

select
    expected.case_name,
    made.plan,
    made.card_brand,
    made.first_name
from {{ ref('golden_json_field') }} as expected
inner join made on expected.case_name = made.case_name
where
    made.plan is distinct from expected.plan
    or made.card_brand is distinct from expected.card_brand
    or made.first_name is distinct from expected.first_name
