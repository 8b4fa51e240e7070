with subscriptions as (

    select
        constituents.constituent_id,
        subscriptions.*,
        case
            when subscriptions.ended_on is null or subscriptions.ended_on > {{ as_of_date() }} then {{ as_of_date() }}
            else subscriptions.ended_on
        end as paid_until
    from {{ ref('stg_suntimes__subscriptions') }} as subscriptions
    inner join {{ ref('record_constituents') }} as constituents
        on
            subscriptions.source_system = constituents.source_system
            and subscriptions.source_record_id = constituents.record_id
    where
        subscriptions.started_on between {{ earliest_event_date() }} and {{ as_of_date() }}
        and {{ is_first_of_its_id('subscription_id') }}

),

dated as (

    select
        *,
        {{ dbt.datediff('started_on', 'paid_until', 'day') }} as days_paid
    from subscriptions

),

-- past due is still a subscriber: churn happens at the end of the paid period, not at a failed card;
-- every period begun is paid for
valued as (

    select
        *,
        case
            when ended_on is not null then ended_on > {{ as_of_date() }}
            when status in ('cancelled', 'expired') then coalesce(cancelled_on > {{ as_of_date() }}, false)
            else true
        end as is_held_today,
        price * case
            when days_paid < 0 then 0
            when billing_period = 'year' then floor(greatest(days_paid - 1, 0) / 365.25) + 1
            else floor(greatest(days_paid - 1, 0) / 30.4375) + 1
        end as revenue
    from dated

),

ranked as (

    select
        *,
        row_number() over (
            partition by constituent_id
            order by case when is_held_today then 0 else 1 end, started_on desc, subscription_id
        ) as choice
    from valued

)

select
    constituent_id,
    sum(case when is_held_today then 1 else 0 end) as subscriptions_held,
    max(case when choice = 1 and is_held_today then tier end) as subscription_tier,
    max(started_on) as last_subscription_start,
    cast(sum(revenue) as decimal(18, 2)) as subscription_revenue
from ranked
group by constituent_id
