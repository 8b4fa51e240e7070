-- What was given in each month, in all and by system.
select
    period_starts_on as period,
    case when dimension = 'all' then 'all' else dimension_value end as source_system,
    value as giving
from metrics.metric_values
where metric = 'total_giving' and dimension in ('all', 'source_system')
order by period_starts_on, source_system
