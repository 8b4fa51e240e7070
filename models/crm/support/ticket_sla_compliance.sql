{%- set checks = ['first_response', 'resolution'] -%}

-- every ticket counts for its facility and for all, and for its priority and for all
with counted as (

    {% for facility_id in ['facility_id', "'all'"] %}
        {% for priority in ['priority', "'all'"] %}
            {{ 'union all' if not (loop.first and facility_id == 'facility_id') }}
            select
                {{ facility_id }} as facility_id,
                month,
                {{ priority }} as priority,
                is_open,
                is_overdue,
                is_reopened,
                is_sla_met,
                {% for check in checks -%}
                    {{ check }}_hours,
                    {{ check }}_outcome,
                {% endfor -%}
                updated_at
            from {{ ref('ticket_sla_checks') }}
        {% endfor %}
    {% endfor %}

),

summed as (

    select
        facility_id,
        month,
        priority,
        count(*) as tickets,
        count(case when is_open then 1 end) as open_tickets,
        count(case when is_overdue then 1 end) as overdue_tickets,
        count(case when is_reopened then 1 end) as reopened_tickets,
        count(case when is_sla_met then 1 end) as tickets_met,
        count(is_sla_met) as tickets_judged,
        {% for check in checks -%}
            {% for outcome in ['met', 'breached', 'not_due', 'unknown'] -%}
                count(case when {{ check }}_outcome = '{{ outcome }}' then 1 end) as {{ check }}_{{ outcome }},
            {% endfor -%}
            percentile_cont(0.5) within group (order by {{ check }}_hours) as {{ check }}_hours_median,
            percentile_cont(0.9) within group (order by {{ check }}_hours) as {{ check }}_hours_p90,
        {% endfor -%}
        max(updated_at) as updated_at
    from counted
    group by facility_id, month, priority

)

select
    facility_id,
    month,
    priority,
    tickets,
    open_tickets,
    overdue_tickets,
    reopened_tickets,
    {% for check in checks -%}
        {{ check }}_met,
        {{ check }}_breached,
        {{ check }}_not_due,
        {{ check }}_unknown,
        {{ rate(check ~ '_met', check ~ '_met + ' ~ check ~ '_breached') }} as {{ check }}_compliance,
        {{ check }}_hours_median,
        {{ check }}_hours_p90,
    {% endfor -%}
    first_response_met + resolution_met as checks_met,
    first_response_breached + resolution_breached as checks_breached,
    {{ rate(
        'first_response_met + resolution_met',
        'first_response_met + resolution_met + first_response_breached + resolution_breached',
    ) }} as sla_compliance,
    tickets_met,
    tickets_judged,
    {{ rate('tickets_met', 'tickets_judged') }} as tickets_met_share,
    updated_at
from summed
