{{ config(materialized='view') }}

with {{ flag_rule('churn_risk') }},

members as (

    select distinct constituent_id
    from {{ ref('constituent_memberships') }}
    where kind = 'membership' and is_open and constituent_id is not null

),

visits as (

    select
        events.constituent_id,
        max(events.event_date) as last_visit_on,
        sum(case when {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} < rule.days then 1 else 0 end)
            as visits_of_late,
        sum(case when {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} >= rule.days then 1 else 0 end)
            as visits_before
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type and types.is_visit
    cross join rule
    where
        events.constituent_id is not null
        and {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} < rule.days + rule.until_days
    group by events.constituent_id

)

select
    visits.constituent_id,
    {{ as_of_date() }} as flag_date,
    {{ extra_fields_json({
        'last_visit_on': 'visits.last_visit_on',
        'visits_before': 'visits.visits_before',
        'visits_of_late': 'visits.visits_of_late',
    }) }} as flag_details
from visits
inner join members on visits.constituent_id = members.constituent_id
cross join rule
where
    visits.visits_before >= rule.amount
    and visits.visits_of_late * rule.until_days <= rule.share * visits.visits_before * rule.days
