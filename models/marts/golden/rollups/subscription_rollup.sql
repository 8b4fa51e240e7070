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

-- past due is still a subscriber: churn happens at the end of the paid period, not at a failed card
valued as (

    select
        *,
        status in ('active', 'past_due') and (ended_on is null or ended_on > {{ as_of_date() }}) as is_held_today,
        price * (
            case billing_period
                when 'year' then floor({{ dbt.datediff('started_on', 'paid_until', 'day') }} / 365.25)
                else floor({{ dbt.datediff('started_on', 'paid_until', 'day') }} / 30.4375)
            end + 1
        ) as revenue
    from subscriptions

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
