select
    outreach_id,
    lead_id,
    {{ known_id('facility_id') }} as facility_id,
    {{ known_id('rep_id') }} as rep_id,
    {{ known_id('channel') }} as channel,
    cohort_month as month,
    is_converted,
    {{ until_today('responded_at') }} is not null as is_answered,
    case
        when {{ until_today('responded_at') }} >= sent_at then {{ dbt.datediff('sent_at', 'responded_at', 'second') }}
    end as seconds_to_answer
from {{ ref('stg_outreach') }}
where
    cohort_month is not null
    and {{ is_first_of_its_id('outreach_id') }}
