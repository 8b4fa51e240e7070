-- Counts of sales and support by facility and month. A rate of several months is a sum over a sum.
select
    months.facility_id,
    months.month as period,
    pipeline.leads,
    pipeline.qualified_leads,
    pipeline.won_opportunities,
    pipeline.won_opportunities + pipeline.lost_opportunities as closed_opportunities,
    pipeline.open_amount,
    pipeline.amount_won_in_month,
    pipeline.weighted_forecast,
    sla.tickets,
    sla.overdue_tickets,
    sla.checks_met,
    sla.checks_met + sla.checks_breached as checks_judged,
    satisfaction.csat_responses,
    satisfaction.average_csat * satisfaction.csat_responses as csat_points,
    satisfaction.promoters - satisfaction.detractors as net_promoters,
    satisfaction.nps_responses,
    outreach.attempts,
    outreach.answered,
    revenue.invoiced,
    revenue.collected,
    revenue.outstanding
from crm.combined_kpis as months
left join crm.pipeline_kpis as pipeline
    on months.facility_id = pipeline.facility_id and months.month = pipeline.month
left join crm.ticket_sla_compliance as sla
    on months.facility_id = sla.facility_id and months.month = sla.month and sla.priority = 'all'
left join crm.satisfaction_rollups as satisfaction
    on months.facility_id = satisfaction.facility_id and months.month = satisfaction.month
left join crm.outreach_kpis as outreach
    on months.facility_id = outreach.facility_id and months.month = outreach.month
left join crm.revenue_kpis as revenue
    on months.facility_id = revenue.facility_id and months.month = revenue.month
order by months.month, months.facility_id
