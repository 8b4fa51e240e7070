-- The health score of each facility and month.
select
    facility_id,
    month as period,
    health_score,
    band,
    compliance_score,
    pipeline_score,
    conversion_score,
    sla_score,
    satisfaction_score
from crm.health_scores
order by month, facility_id
