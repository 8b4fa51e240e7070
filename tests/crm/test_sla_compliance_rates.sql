-- Rates are shares of the known outcomes, every check of every ticket is in one count, and an overdue check is breached.
select *
from {{ ref('ticket_sla_compliance') }}
where
    first_response_met + first_response_breached + first_response_not_due + first_response_unknown != tickets
    or resolution_met + resolution_breached + resolution_not_due + resolution_unknown != tickets
    or tickets_met > tickets_judged
    or tickets_judged > tickets
    or overdue_tickets > open_tickets
    or overdue_tickets > checks_breached
    or checks_met < 2 * tickets_met
    or sla_compliance not between 0 and 1
    or tickets_met_share not between 0 and 1
    or (sla_compliance is null) != (checks_met + checks_breached = 0)
    or abs(sla_compliance * (checks_met + checks_breached) - checks_met) > 0.000001
    or first_response_hours_median > first_response_hours_p90
    or resolution_hours_median > resolution_hours_p90
