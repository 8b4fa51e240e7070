select
    {{ first_of_month() }} as snapshot_month,
    {{ as_of_date() }} as taken_on,
    constituent_id,
    flag_type,
    flag_date,
    severity,
    opened_on,
    flag_number
from {{ ref('constituent_flags') }}
where is_open and {{ month_is_due() }}
