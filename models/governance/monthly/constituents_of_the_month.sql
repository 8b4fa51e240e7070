-- monthly_constituents tells whether a month is taken, because it is never empty; so it is taken last
-- depends_on: {{ ref('monthly_flags') }}
-- depends_on: {{ ref('monthly_memberships') }}
select
    {{ first_of_month() }} as snapshot_month,
    {{ as_of_date() }} as taken_on,
    constituents.*
from {{ ref('constituents') }} as constituents
where {{ month_is_due() }}
