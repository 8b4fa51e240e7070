-- Each state of a health score that the snapshot has kept.
select
    facility_id,
    month as period,
    state_number,
    valid_from,
    health_score,
    score_change
from crm.health_score_trend
where not is_deleted
order by month, facility_id, state_number
