-- How old the newest row of each system is.
select
    source_system,
    newest_row_at,
    days_old,
    most_days,
    case when is_late then 'late' else 'in time' end as state
from governance.system_freshness
order by days_old desc, source_system
