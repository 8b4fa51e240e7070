-- The figures by which the CRM's demo was published, as the models have them (docs/metrics_validation.md).
-- dbt show --quiet --select published_figures --limit 30
with months as (

    select
        pipeline.month,
        pipeline.leads,
        pipeline.lead_value,
        pipeline.opportunity_amount,
        100 * pipeline.qualification_rate as qualified,
        100 * funnel.rate_from_first as won,
        satisfaction.average_csat,
        100 * sla.sla_compliance as checks_met,
        sla.tickets_met,
        sla.tickets_judged,
        health.health_score
    from {{ ref('pipeline_kpis') }} as pipeline
    inner join {{ ref('conversion_funnel') }} as funnel
        on pipeline.facility_id = funnel.facility_id and pipeline.month = funnel.month
    inner join {{ ref('satisfaction_rollups') }} as satisfaction
        on pipeline.facility_id = satisfaction.facility_id and pipeline.month = satisfaction.month
    inner join {{ ref('ticket_sla_compliance') }} as sla
        on pipeline.facility_id = sla.facility_id and pipeline.month = sla.month
    inner join {{ ref('health_scores') }} as health
        on pipeline.facility_id = health.facility_id and pipeline.month = health.month
    where
        pipeline.facility_id = 'all'
        and funnel.rep_id = 'all' and funnel.funnel_stage = 'won'
        and sla.priority = 'all'

),

figures as (

    {% for figure, column in {
        'leads': 'leads',
        'lead to SQL, %': 'qualified',
        'won of all leads, %': 'won',
        'average CSAT': 'average_csat',
        'SLA checks met, %': 'checks_met',
        'health score': 'health_score',
    }.items() %}
        select
            {{ loop.index }} as place,
            '{{ figure }}' as figure,
            cast(month as {{ dbt.type_string() }}) as month,
            cast({{ column }} as decimal(18, 2)) as here
        from months
        union all
    {% endfor %}
    {% for figure, sum in {
        'pipeline value, $': 'sum(lead_value)',
        'offers, $': 'sum(opportunity_amount)',
        'tickets met, %': '100 * ' ~ rate('sum(tickets_met)', 'sum(tickets_judged)'),
    }.items() %}
        select
            {{ 100 + loop.index }} as place,
            '{{ figure }}' as figure,
            'all' as month,
            cast({{ sum }} as decimal(18, 2)) as here
        from months
        {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    figure,
    month,
    here
from figures
order by place, month
