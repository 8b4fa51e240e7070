{{ config(materialized='view') }}

with {{ flag_rule('lapsed_member') }},

members as (

    select
        constituent_id,
        min(started_on) as member_since
    from {{ ref('constituent_memberships') }}
    where kind = 'membership' and is_paying and constituent_id is not null
    group by constituent_id

),

visits as (

    select
        events.constituent_id,
        max(events.event_date) as last_visit_on
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type and types.is_visit
    where events.constituent_id is not null
    group by events.constituent_id

),

-- a new member has had no time to visit yet
seen as (

    select
        members.constituent_id,
        members.member_since,
        visits.last_visit_on,
        greatest(members.member_since, coalesce(visits.last_visit_on, members.member_since)) as last_seen_on
    from members
    left join visits on members.constituent_id = visits.constituent_id

)

select
    seen.constituent_id,
    cast({{ dbt.dateadd('day', 'rule.days', 'seen.last_seen_on') }} as date) as flag_date,
    {{ extra_fields_json({'last_visit_on': 'seen.last_visit_on', 'member_since': 'seen.member_since'}) }} as flag_details
from seen
cross join rule
where {{ dbt.datediff('seen.last_seen_on', as_of_date(), 'day') }} >= rule.days
