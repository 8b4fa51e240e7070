-- docs/metrics_validation.md: of January's leads 50 % were qualified and 37.5 % won, of February's 75 % and 25 %.
{{ config(enabled=var('demo_data') and not var('source_records') and 'crm' in (var('systems') or var('registry'))) }}

with expected as (

    {% for month, stage, entities, before, first in [
        ('2024-01', 'lead', 8, '1.0', '1.0'),
        ('2024-01', 'sql', 4, '0.5', '0.5'),
        ('2024-01', 'opportunity', 4, '1.0', '0.5'),
        ('2024-01', 'won', 3, '0.75', '0.375'),
        ('2024-02', 'lead', 4, '1.0', '1.0'),
        ('2024-02', 'sql', 3, '0.75', '0.75'),
        ('2024-02', 'opportunity', 2, '2.0 / 3', '0.5'),
        ('2024-02', 'won', 1, '0.5', '0.25'),
    ] -%}
        select
            '{{ month }}' as month,
            '{{ stage }}' as funnel_stage,
            {{ entities }} as entities,
            {{ before }} as rate_from_before,
            {{ first }} as rate_from_first
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

found as (

    select
        left(cast(month as {{ dbt.type_string() }}), 7) as month,
        funnel_stage,
        entities,
        rate_from_before,
        rate_from_first
    from {{ ref('conversion_funnel') }}
    where facility_id = 'all' and rep_id = 'all'

)

select
    coalesce(expected.month, found.month) as month,
    coalesce(expected.funnel_stage, found.funnel_stage) as funnel_stage,
    found.entities,
    found.rate_from_before,
    found.rate_from_first
from expected
full outer join found on expected.month = found.month and expected.funnel_stage = found.funnel_stage
where
    expected.entities is null
    or found.entities is null
    or expected.entities != found.entities
    or abs(expected.rate_from_before - found.rate_from_before) > 0.00001
    or abs(expected.rate_from_first - found.rate_from_first) > 0.00001
