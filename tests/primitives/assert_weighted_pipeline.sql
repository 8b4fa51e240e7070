-- Amount times probability times weight in whole cents, alike on every engine: decimals, not binary fractions.
with made as (

    select
        *,
        {{ weighted_pipeline_scenario('amount', 'win_probability', 'stage_weight', 'is_weighted') }} as made
    from {{ ref('golden_weighted_pipeline') }}

)

select *
from made
where made is distinct from expected
