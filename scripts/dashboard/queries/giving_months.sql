-- What was given in each month, in all and by system.
select
    period_starts_on as period,
    case when dimension = 'all' then 'all' else dimension_value end as source_system,
    sum(case when metric = 'total_giving' then value end) as giving,
    sum(case when metric = 'gift_count' then value end) as gifts
from metrics.metric_values
where metric in ('total_giving', 'gift_count') and dimension in ('all', 'source_system')
group by period_starts_on, case when dimension = 'all' then 'all' else dimension_value end
order by period_starts_on, source_system
