select *
from {{ ref('churn_cases') }}
union all
select *
from {{ ref('upgrade_cases') }}
