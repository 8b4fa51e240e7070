select
    {{ first_of_month() }} as snapshot_month,
    {{ as_of_date() }} as taken_on,
    memberships.*
from {{ ref('constituent_memberships') }} as memberships
where memberships.membership_id is not null and {{ month_is_due() }}
