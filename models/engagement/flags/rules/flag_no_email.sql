{{ config(materialized='view') }}

with {{ flag_rule('no_email') }},

last_acts as (

    select
        events.constituent_id,
        max(events.event_date) as last_act_on
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type and types.is_own_act
    where events.constituent_id is not null
    group by events.constituent_id

)

select
    constituents.constituent_id,
    {{ as_of_date() }} as flag_date,
    {{ extra_fields_json({'last_act_on': 'last_acts.last_act_on'}) }} as flag_details
from {{ ref('constituents') }} as constituents
inner join last_acts on constituents.constituent_id = last_acts.constituent_id
cross join rule
where
    constituents.canonical_email is null
    and {{ dbt.datediff('last_acts.last_act_on', as_of_date(), 'day') }} <= rule.days
