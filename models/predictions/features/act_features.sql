{#- What people do themselves, beside emails. The payments of a monthly plan come by themselves: only the first one is an act.
    A place that was given back later was booked all the same, for nobody knew on the day. -#}
with acts as (

    select
        'visit' as act,
        constituent_id,
        visited_on as done_on
    from {{ ref('visits') }}
    where is_counted and constituent_id is not null
    union all
    select
        'purchase' as act,
        constituent_id,
        purchased_on as done_on
    from {{ ref('purchases') }}
    where is_counted and constituent_id is not null
    union all
    select
        'booking' as act,
        constituent_id,
        booked_on as done_on
    from {{ ref('bookings') }}
    where left_out_because is null and booked_on is not null and constituent_id is not null
    union all
    select
        'gift' as act,
        constituent_id,
        given_on as done_on
    from {{ ref('gift_days') }}
    where gifts > plan_payments
    union all
    select
        'start' as act,
        constituent_id,
        started_on as done_on
    from {{ ref('commitments') }}

)

select
    people.constituent_id,
    people.as_of_date,
    min(acts.done_on) as first_on,
    max(acts.done_on) as last_act_on,
    max(case when acts.act = 'visit' then acts.done_on end) as last_visit_on,
    max(case when acts.act in ('purchase', 'booking') then acts.done_on end) as last_purchase_on,
    sum(case when acts.done_on > people.days_90 then 1 else 0 end) as acts_90,
    sum(case when acts.done_on > people.days_455 and acts.done_on <= people.days_90 then 1 else 0 end) as acts_before,
    sum(case when acts.act = 'visit' and acts.done_on > people.days_90 then 1 else 0 end) as visits_90,
    sum(case when acts.act = 'visit' and acts.done_on > people.days_365 then 1 else 0 end) as visits_365,
    sum(case when acts.act = 'purchase' and acts.done_on > people.days_365 then 1 else 0 end) as purchases_365,
    sum(case when acts.act = 'booking' and acts.done_on > people.days_365 then 1 else 0 end) as bookings_365,
    max(case when acts.act = 'gift' then acts.done_on end) as last_single_gift_on,
    -- decimals, so that the sum is the same in any order
    sum(case
        when acts.act = 'gift' then cast(power(
            cast(0.5 as double),
            cast({{ dbt.datediff('acts.done_on', 'people.as_of_date', 'day') }} as double)
            / {{ checked('giving_habit_half_life') }}
        ) as decimal(18, 6))
        else 0
    end) as giving_habit,
    max(acts.done_on) as last_seen_on
from {{ ref('predicted_constituents') }} as people
inner join acts on people.constituent_id = acts.constituent_id and people.as_of_date >= acts.done_on
group by people.constituent_id, people.as_of_date
