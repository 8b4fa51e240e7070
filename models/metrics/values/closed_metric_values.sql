{{ config(materialized='view') }}

select
    metric,
    period_starts_on,
    dimension,
    dimension_value,
    value,
    fingerprint,
    {{ as_of_date() }} as reckoned_on
from {{ ref('current_metric_values') }}
where
    is_complete
    and grain != 'day'
    and period_starts_on > {{ dbt.dateadd('month', -checked('metric_restated_months'), as_of_date()) }}
