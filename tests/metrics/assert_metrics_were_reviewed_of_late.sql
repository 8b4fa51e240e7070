-- the owner of each metric has read its definition within the days of the setting metric_review_days
{{ config(severity='warn') }}

select
    metric,
    business_owner,
    last_reviewed_on
from {{ ref('metric_definitions') }}
where last_reviewed_on < {{ dbt.dateadd('day', -checked('metric_review_days'), as_of_date()) }}
