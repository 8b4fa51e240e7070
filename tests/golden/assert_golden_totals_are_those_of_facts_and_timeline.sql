-- For each constituent, to the cent: golden, the facts and the timeline have the same sums of gifts and payments.
with golden as (

    select
        constituent_id,
        lifetime_value,
        total_lifetime_giving
    from {{ ref('constituents') }}

),

paid as (

    select
        constituent_id,
        sum(amount) as amount
    from {{ ref('payments') }}
    where is_counted
    group by constituent_id

),

given as (

    select
        constituent_id,
        sum(net_amount) as amount
    from {{ ref('gifts') }}
    where is_counted
    group by constituent_id

),

on_timeline as (

    select
        events.constituent_id,
        sum(events.amount) as amount
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
    where types.money in ('in', 'out')
    group by events.constituent_id

)

select
    golden.constituent_id,
    golden.lifetime_value,
    paid.amount as in_facts,
    on_timeline.amount as on_timeline,
    golden.total_lifetime_giving,
    given.amount as given_in_facts
from golden
left join paid on golden.constituent_id = paid.constituent_id
left join given on golden.constituent_id = given.constituent_id
left join on_timeline on golden.constituent_id = on_timeline.constituent_id
where
    golden.lifetime_value != coalesce(paid.amount, 0)
    or golden.lifetime_value != coalesce(on_timeline.amount, 0)
    or golden.total_lifetime_giving != coalesce(given.amount, 0)
