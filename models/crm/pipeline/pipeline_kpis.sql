{%- set figures = pipeline_figures('counts') + pipeline_figures('amounts') -%}

with summed as (

    select
        coalesce(facility_id, 'all') as facility_id,
        month,
        {% for figure in pipeline_figures('counts') -%}
            cast(sum({{ figure }}) as {{ dbt.type_bigint() }}) as {{ figure }},
        {% endfor -%}
        {% for figure in pipeline_figures('amounts') -%}
            cast(sum({{ figure }}) as decimal(18, 2)) as {{ figure }},
        {% endfor -%}
        max(updated_at) as updated_at
    from {{ ref('pipeline_by_facility') }}
    group by rollup(month, facility_id)
    having month is not null

),

kpis as (

    select
        facility_id,
        month,
        {% for figure in figures if not figure.startswith('forecast_') -%}
            {{ figure }},
        {% endfor -%}
        {% for scenario in ['base', 'best', 'worst'] -%}
            {{ scenario_toggle(
                'true', scenario in checked('forecast_scenarios'), 'forecast_' ~ scenario, 'cast(null as decimal(18, 2))'
            ) }} as forecast_{{ scenario }},
        {% endfor -%}
        updated_at
    from summed

)

select
    kpis.facility_id,
    kpis.month,
    {% for figure in figures -%}
        kpis.{{ figure }},
    {% endfor -%}
    {{ rate('kpis.qualified_leads', 'kpis.leads') }} as qualification_rate,
    {{ rate('kpis.opportunity_amount', 'kpis.lead_value') }} as pipeline_coverage,
    {{ rate('kpis.won_opportunities', '(kpis.won_opportunities + kpis.lost_opportunities)') }} as win_rate,
    {{ average_amount('kpis.won_amount', 'kpis.won_opportunities') }} as average_deal,
    {{ changed_at('kpis', figures) }} as updated_at
from kpis
{{ with_last_build('kpis', ['facility_id', 'month'], figures) }}
