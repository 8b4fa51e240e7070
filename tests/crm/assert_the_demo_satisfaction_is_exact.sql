-- The CSAT and NPS of docs/metrics_validation.md.
{{ config(enabled=var('demo_data') and not var('source_records') and 'crm' in (var('systems') or var('registry'))) }}

with published as (

    {% for facility_id, month, average_csat, nps in [
        ('all', '2024-01-01', '4.0', '50'),
        ('all', '2024-02-01', '4.5', '0'),
        ('F01', '2024-01-01', '13.0 / 3', '200.0 / 3'),
        ('F02', '2024-01-01', '11.0 / 3', '100.0 / 3'),
        ('F01', '2024-02-01', '4.5', '100'),
        ('F02', '2024-02-01', '4.5', '-50'),
    ] %}
        {{ 'union all' if not loop.first }}
        select
            '{{ facility_id }}' as facility_id,
            cast('{{ month }}' as date) as month,
            cast({{ average_csat }} as double) as average_csat,
            cast({{ nps }} as double) as nps
    {% endfor %}

)

select *
from published
full outer join {{ ref('satisfaction_rollups') }} as made
    on published.facility_id = made.facility_id and published.month = made.month
where
    coalesce(abs(made.average_csat - published.average_csat), 1) > 0.00001
    or coalesce(abs(made.nps - published.nps), 1) > 0.00001
