with gifts as (

    select
        constituents.constituent_id,
        gifts.recurring_plan_id,
        gifts.is_recurring,
        gifts.plan_cancelled_on,
        -- an impossible date dates nothing, but the money came
        case when gifts.gift_date >= {{ earliest_event_date() }} then gifts.gift_date end as gift_date,
        gifts.gift_amount
        - case
            when gifts.refunded_on > {{ as_of_date() }} then 0
            else coalesce(gifts.refunded_amount, 0)
        end as net_amount
    from {{ ref('stg_wbez__gifts') }} as gifts
    inner join {{ ref('record_constituents') }} as constituents
        on gifts.source_system = constituents.source_system and gifts.source_record_id = constituents.record_id
    where
        gifts.payment_status in ('succeeded', 'refunded', 'partially_refunded')
        and (gifts.gift_date <= {{ as_of_date() }} or gifts.gift_date is null)
        and {{ is_first_of_its_id('gift_id') }}

),

-- a gift that was wholly refunded is no gift
kept_gifts as (

    select * from gifts
    where net_amount > 0

),

-- a sustainer's plan is open while it is not cancelled and its next payment is not overdue
plans as (

    select
        constituent_id,
        recurring_plan_id,
        max(gift_date) as last_payment_date,
        max(plan_cancelled_on) as cancelled_on
    from kept_gifts
    where is_recurring
    group by constituent_id, recurring_plan_id

),

sustainers as (

    select distinct constituent_id
    from plans
    where
        (cancelled_on is null or cancelled_on > {{ as_of_date() }})
        and {{ dbt.dateadd('day', checked('sustainer_lapse_days'), dbt.dateadd('month', 1, 'last_payment_date')) }}
        >= {{ as_of_date() }}

)

select
    kept_gifts.constituent_id,
    cast(sum(net_amount) as decimal(18, 2)) as total_lifetime_giving,
    count(*) as gift_count,
    cast(max(net_amount) as decimal(18, 2)) as largest_gift,
    -- in whole cents, half up: engines part where a double like 67.725 becomes a decimal
    cast(
        floor((2 * round(cast(sum(net_amount) as double) * 100) + count(*)) / (2 * count(*))) / 100 as decimal(18, 2)
    ) as average_gift,
    min(gift_date) as first_donation_date,
    max(gift_date) as last_donation_date,
    sum(
        case when gift_date > {{ dbt.dateadd('month', -checked('activity_months'), as_of_date()) }} then 1 else 0 end
    ) as recent_gifts,
    max(sustainers.constituent_id) is not null as is_sustainer,
    -- membership runs for some months from a gift, and for as long as a sustainer's plan is open
    max(sustainers.constituent_id) is not null
    or max(gift_date) > {{ dbt.dateadd('month', -checked('membership_months'), as_of_date()) }}
        as is_wbez_member
from kept_gifts
left join sustainers on kept_gifts.constituent_id = sustainers.constituent_id
group by kept_gifts.constituent_id
