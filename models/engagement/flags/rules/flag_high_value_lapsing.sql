{{ config(materialized='view') }}

with {{ flag_rule('high_value_lapsing') }},

value_and_recency as (

    select
        events.constituent_id,
        sum(case when types.money in ('in', 'out') then coalesce(events.amount, 0) else 0 end) as paid,
        max(case when types.is_own_act or types.money = 'in' then events.event_date end) as last_act_on
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
    where events.constituent_id is not null
    group by events.constituent_id

),

-- who pays for something that still runs has not gone
paying as (

    select distinct constituent_id
    from {{ ref('constituent_memberships') }}
    where is_paying and constituent_id is not null

)

select
    people.constituent_id,
    cast({{ dbt.dateadd('day', 'rule.days', 'people.last_act_on') }} as date) as flag_date,
    {{ extra_fields_json({
        'last_act_on': 'people.last_act_on',
        'paid': 'cast(people.paid as decimal(18, 2))',
    }) }} as flag_details
from value_and_recency as people
left join paying on people.constituent_id = paying.constituent_id
cross join rule
where
    paying.constituent_id is null
    and people.paid >= rule.amount
    and {{ dbt.datediff('people.last_act_on', as_of_date(), 'day') }} between rule.days and rule.until_days
