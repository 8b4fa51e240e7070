with spend as (

    select
        cast({{ dbt.date_trunc('month', 'spent_on') }} as date) as month,
        sum(spend) as spend,
        sum(impressions) as impressions,
        sum(clicks) as clicks
    from {{ ref('ad_days') }}
    where is_counted
    group by cast({{ dbt.date_trunc('month', 'spent_on') }} as date)

),

-- a member is new once, also after coming back, and never if their first known membership is a renewal
memberships as (

    select
        events.constituent_id,
        min(events.event_date) as known_on,
        min(case when membership.standing = 'begins' then events.event_date end) as joined_on
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('membership_events') }} as membership on events.event_type = membership.event_type
    where
        membership.standing in ('begins', 'goes_on')
        and events.constituent_id is not null
        and {{ is_of_system_that('wins_members', 'events.event_source') }}
    group by events.constituent_id

),

joined as (

    select
        cast({{ dbt.date_trunc('month', 'joined_on') }} as date) as month,
        count(*) as new_members
    from memberships
    where joined_on = known_on
    group by cast({{ dbt.date_trunc('month', 'joined_on') }} as date)

),

bounds as (

    select month from spend

),

months as (

    {{ months_of('bounds') }}

)

select
    months.month,
    coalesce(spend.spend, 0) as spend,
    coalesce(spend.impressions, 0) as impressions,
    coalesce(spend.clicks, 0) as clicks,
    coalesce(joined.new_members, 0) as new_members,
    {{ rate('spend.clicks', 'spend.impressions') }} as click_rate,
    {{ rate('spend.spend', 'spend.clicks') }} as cost_per_click,
    {{ rate('coalesce(spend.spend, 0)', 'joined.new_members') }} as cost_per_acquisition
from months
left join spend on months.month = spend.month
left join joined on months.month = joined.month
