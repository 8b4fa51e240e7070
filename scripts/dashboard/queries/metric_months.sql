-- Each monthly metric: the number as the facts give it today, and as it was first reported.
select
    facts_today.metric,
    dictionary.label,
    dictionary.unit,
    facts_today.period_starts_on as period,
    facts_today.value,
    facts_today.reported_value
from metrics.metric_values as facts_today
inner join metrics.metric_dictionary as dictionary
    on facts_today.metric = dictionary.metric
where facts_today.dimension = 'all' and facts_today.grain = 'month'
order by dictionary.label, facts_today.metric, facts_today.period_starts_on
