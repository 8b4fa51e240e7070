with constituents as (

    select distinct constituent_id
    from {{ ref('record_constituents') }}

),

-- payments, and acts: a renewal that nobody decided is no act
payments as (

    select
        constituent_id,
        cast(sum(amount) as decimal(18, 2)) as lifetime_value
    from {{ ref('payments') }}
    where is_counted and constituent_id is not null
    group by constituent_id

),

acts as (

    select
        events.constituent_id,
        max(events.event_date) as last_engagement_date
    from {{ ref('all_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
    where types.is_own_act and events.left_out_because is null and events.constituent_id is not null
    group by events.constituent_id

)

select
    constituents.constituent_id,

    -- giving
    coalesce(giving.total_lifetime_giving, 0) as total_lifetime_giving,
    coalesce(giving.gift_count, 0) as gift_count,
    giving.largest_gift,
    giving.average_gift,
    giving.first_donation_date,
    giving.last_donation_date,
    coalesce(giving.recent_gifts, 0) as recent_gifts,

    -- memberships and subscriptions
    {% for flag in ['is_member', 'is_wbez_member', 'is_sustainer', 'is_subscriber', 'is_suntimes_subscriber'] -%}
        coalesce(memberships.{{ flag }}, false) as {{ flag }},
    {% endfor -%}
    memberships.membership_level,
    memberships.subscription_tier,
    coalesce(memberships.terms_held, 0) as terms_held,

    -- visits
    coalesce(visits.events_attended, 0) as events_attended,
    coalesce(visits.visit_count, 0) as visit_count,
    coalesce(visits.recent_visits, 0) as recent_visits,
    visits.last_visit_date,

    -- email
    emails.email_open_rate,
    emails.email_click_rate,

    -- over all systems
    acts.last_engagement_date,
    {{ dbt.datediff('acts.last_engagement_date', as_of_date(), 'day') }} as days_since_engagement,
    coalesce(payments.lifetime_value, 0) as lifetime_value
from constituents
left join {{ ref('giving_rollup') }} as giving on constituents.constituent_id = giving.constituent_id
left join {{ ref('membership_rollup') }} as memberships on constituents.constituent_id = memberships.constituent_id
left join {{ ref('visit_rollup') }} as visits on constituents.constituent_id = visits.constituent_id
left join {{ ref('email_rollup') }} as emails on constituents.constituent_id = emails.constituent_id
left join payments on constituents.constituent_id = payments.constituent_id
left join acts on constituents.constituent_id = acts.constituent_id
