-- Leads by month and by the stage that they have reached.
select
    facility_id,
    month as period,
    stage_number,
    funnel_stage,
    entities as leads
from crm.conversion_funnel
where rep_id = 'all'
order by month, stage_number, facility_id
