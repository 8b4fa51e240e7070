-- Metrics by state of certification.
select
    certification,
    count(*) as metrics
from metrics.metric_dictionary
group by certification
order by certification
