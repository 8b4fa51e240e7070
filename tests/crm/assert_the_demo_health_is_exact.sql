-- The health scores of docs/metrics_validation.md.
{{ config(enabled=var('demo_data') and not var('source_records') and 'crm' in (var('systems') or var('registry'))) }}

with published as (

    {% for facility_id, month, health_score in [
        ('all', '2024-01-01', '73.04'),
        ('all', '2024-02-01', '77.93'),
        ('F01', '2024-01-01', '75.17'),
        ('F01', '2024-02-01', '82.74'),
        ('F02', '2024-01-01', '70.72'),
        ('F02', '2024-02-01', '73.21'),
    ] %}
        {{ 'union all' if not loop.first }}
        select
            '{{ facility_id }}' as facility_id,
            cast('{{ month }}' as date) as month,
            cast({{ health_score }} as decimal(5, 2)) as health_score,
            'good' as band,
            cast(1 as decimal(5, 4)) as confidence
    {% endfor %}

)

select *
from published
full outer join {{ ref('health_scores') }} as made
    on published.facility_id = made.facility_id and published.month = made.month
where
    made.health_score is distinct from published.health_score
    or made.band is distinct from published.band
    or made.confidence is distinct from published.confidence
