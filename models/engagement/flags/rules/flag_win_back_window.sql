{{ config(materialized='view') }}

with {{ flag_rule('win_back_window') }},

memberships as (

    select
        constituent_id,
        max(case when is_open then 1 else 0 end) as has_one,
        max(paid_until) as last_ended_on
    from {{ ref('constituent_memberships') }}
    where constituent_id is not null
    group by constituent_id

)

select
    memberships.constituent_id,
    cast({{ dbt.dateadd('day', 'rule.days', 'memberships.last_ended_on') }} as date) as flag_date,
    {{ extra_fields_json({'last_ended_on': 'memberships.last_ended_on'}) }} as flag_details
from memberships
cross join rule
where
    memberships.has_one = 0
    and {{ dbt.datediff('memberships.last_ended_on', as_of_date(), 'day') }} between rule.days and rule.until_days
