-- Checks by model and status, as the last build has them.
select
    model_name,
    status,
    sum(checks) as checks,
    sum(passed) as passed,
    sum(warned) as warned,
    sum(failed) as failed,
    sum(failed_rows) as failed_rows
from governance.data_quality_report
group by model_name, status
order by model_name, status
