-- Open flags as each monthly copy has kept them.
select
    snapshot_month as period,
    flag_type,
    severity,
    count(*) as flags
from snapshots.monthly_flags
group by snapshot_month, flag_type, severity
order by snapshot_month, flag_type, severity
