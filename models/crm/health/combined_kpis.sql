{#- The headline figures of each model. Where a model has no row, counts and amounts are 0 and rates are null. -#}
{%- set headlines = {
    'pipeline_kpis': {
        'counts': ['leads', 'weighted_forecast', 'amount_won_in_month'],
        'rates': ['qualification_rate', 'pipeline_coverage', 'win_rate'],
    },
    'cohort_retention': {'counts': [], 'rates': ['retention_rate', 'won_rate']},
    'outreach_kpis': {'counts': ['attempts'], 'rates': ['response_rate']},
    'revenue_kpis': {'counts': ['invoiced', 'outstanding'], 'rates': ['collection_rate']},
    'ticket_sla_compliance': {
        'counts': ['tickets', 'overdue_tickets'],
        'rates': ['sla_compliance', 'tickets_met_share'],
    },
    'satisfaction_rollups': {'counts': ['responses'], 'rates': ['average_csat', 'nps']},
    'compliance_kpis': {'counts': ['applications', 'pending'], 'rates': ['approval_rate']},
    'health_scores': {'counts': [], 'rates': ['health_score', 'band', 'confidence']},
} -%}

with retention as (

    select
        *,
        row_number() over (partition by facility_id, month order by months_since desc) as place
    from {{ ref('cohort_retention') }}
    where is_complete

),

{% for model, figures in headlines.items() %}
    {{ model }} as (

        select
            facility_id,
            month,
            {% for figure in figures.counts + figures.rates -%}
                {{ figure }}{{ ',' if not loop.last }}
            {% endfor %}
        {% if model == 'cohort_retention' -%}
            from retention
            where place = 1
        {%- else -%}
            from {{ ref(model) }}
            {{ "where priority = 'all'" if model == 'ticket_sla_compliance' }}
        {%- endif %}

    ),
{% endfor %}

places as (

    {% for model in headlines -%}
        select
            facility_id,
            month
        from {{ model }}
        {{ 'union distinct' if not loop.last }}
    {% endfor %}

)

select
    places.facility_id,
    places.month,
    {% for model, figures in headlines.items() -%}
        {% for figure in figures.counts -%}
            coalesce({{ model }}.{{ figure }}, 0) as {{ figure }},
        {% endfor -%}
        {% set is_last = loop.last -%}
        {% for figure in figures.rates -%}
            {{ model }}.{{ figure }}{{ ',' if not (is_last and loop.last) }}
        {% endfor -%}
    {% endfor %}
from places
{% for model in headlines -%}
    left join {{ model }} on places.facility_id = {{ model }}.facility_id and places.month = {{ model }}.month
{% endfor %}
