{{ config(materialized='view') }}

select
    {{ first_of_month() }} as snapshot_month,
    {{ as_of_date() }} as taken_on,
    constituents.*
from {{ ref('constituents') }} as constituents
where {{ month_is_due('monthly_constituents') }}
