-- The SLA figures of docs/metrics_validation.md: checks, tickets that meet both, and 90 % of all tickets.
{{ config(enabled=var('demo_data') and not var('source_records') and 'crm' in (var('systems') or var('registry'))) }}

with published as (

    {% for facility_id, month, tickets, checks_met, checks_breached, tickets_met in [
        ('all', '2024-01-01', 8, 15, 1, 7),
        ('F01', '2024-01-01', 4, 8, 0, 4),
        ('F02', '2024-01-01', 4, 7, 1, 3),
        ('all', '2024-02-01', 2, 4, 0, 2),
        ('F01', '2024-02-01', 1, 2, 0, 1),
        ('F02', '2024-02-01', 1, 2, 0, 1),
    ] %}
        {{ 'union all' if not loop.first }}
        select
            '{{ facility_id }}' as facility_id,
            cast('{{ month }}' as date) as month,
            {{ tickets }} as tickets,
            {{ checks_met }} as checks_met,
            {{ checks_breached }} as checks_breached,
            {{ tickets_met }} as tickets_met
    {% endfor %}

),

made as (

    select * from {{ ref('ticket_sla_compliance') }}
    where priority = 'all'

),

overall as (

    select
        cast(sum(tickets_met) as double) / sum(tickets_judged) as tickets_met_share,
        cast(sum(checks_met) as double) / sum(checks_met + checks_breached) as sla_compliance,
        sum(overdue_tickets) as overdue_tickets
    from made
    where facility_id = 'all'

)

select 'a month of a facility' as differs
from published
full outer join made on published.facility_id = made.facility_id and published.month = made.month
where
    made.tickets is distinct from published.tickets
    or made.checks_met is distinct from published.checks_met
    or made.checks_breached is distinct from published.checks_breached
    or made.tickets_met is distinct from published.tickets_met
union all
select 'all months' as differs
from overall
where
    abs(tickets_met_share - 0.9) > 0.000000001
    or abs(sla_compliance - 0.95) > 0.000000001
    or overdue_tickets != 1
