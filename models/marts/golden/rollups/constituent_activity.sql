with constituents as (

    select distinct constituent_id
    from {{ ref('record_constituents') }}

),

joined as (

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
        coalesce(giving.is_wbez_member, false) as is_wbez_member,
        coalesce(giving.is_sustainer, false) as is_sustainer,

        -- subscriptions
        coalesce(subscriptions.subscriptions_held, 0) as subscriptions_held,
        subscriptions.subscription_tier,

        -- events
        coalesce(attendance.events_attended, 0) as events_attended,
        coalesce(attendance.recent_events, 0) as recent_events,

        -- email
        emails.email_open_rate,
        emails.email_click_rate,

        -- all together; a date that is missing counts as long ago
        nullif(greatest(
            {% for moment in [
                'giving.last_donation_date', 'subscriptions.last_subscription_start', 'attendance.last_attended_date',
                'attendance.last_purchase_date', 'emails.last_email_response_date',
            ] -%}
                coalesce({{ moment }}, {{ earliest_event_date() }}){{ ',' if not loop.last }}
            {% endfor -%}
        ), {{ earliest_event_date() }}) as last_engagement_date,
        cast(
            coalesce(giving.total_lifetime_giving, 0)
            + coalesce(subscriptions.subscription_revenue, 0)
            + coalesce(attendance.ticket_revenue, 0)
            as decimal(18, 2)
        ) as lifetime_value
    from constituents
    left join {{ ref('giving_rollup') }} as giving on constituents.constituent_id = giving.constituent_id
    left join {{ ref('subscription_rollup') }} as subscriptions
        on constituents.constituent_id = subscriptions.constituent_id
    left join {{ ref('attendance_rollup') }} as attendance on constituents.constituent_id = attendance.constituent_id
    left join {{ ref('email_rollup') }} as emails on constituents.constituent_id = emails.constituent_id

)

select
    joined.*,
    {{ dbt.datediff('last_engagement_date', as_of_date(), 'day') }} as days_since_engagement
from joined
