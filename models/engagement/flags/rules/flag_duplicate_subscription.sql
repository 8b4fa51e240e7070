{{ config(materialized='view') }}

with {{ flag_rule('duplicate_subscription') }},

paid as (

    select
        constituent_id,
        source_system,
        kind,
        count(distinct source_record_id) as records,
        max(started_on) as doubled_on,
        {{ joined_values('membership_id', ', ') }} as memberships
    from {{ ref('constituent_memberships') }}
    where is_paying and constituent_id is not null
    group by constituent_id, source_system, kind
    having count(distinct source_record_id) > 1

)

select
    paid.constituent_id,
    max(paid.doubled_on) as flag_date,
    {{ extra_fields_json({
        'memberships': joined_values('paid.memberships', ', '),
        'systems': joined_values('paid.source_system', ', '),
    }) }} as flag_details
from paid
cross join rule
group by paid.constituent_id
