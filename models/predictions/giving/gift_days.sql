with gifts as (

    select
        constituent_id,
        given_on,
        given_on as known_on,
        count(*) as gifts,
        sum(amount) as amount,
        max(amount) as largest,
        count(recurring_plan_id) as plan_payments,
        max(payment_method) as payment_method
    from {{ ref('gifts') }}
    where is_counted and amount > 0 and constituent_id is not null
    group by constituent_id, given_on

)

select *
from gifts

union all

-- what was given back counts from the day on which it went back, in the period of its gift
select
    gifts.constituent_id,
    gifts.given_on,
    greatest(refunds.refunded_on, gifts.given_on) as known_on,
    0 as gifts,
    -sum(refunds.amount) as amount,
    cast(null as decimal(18, 2)) as largest,
    0 as plan_payments,
    cast(null as {{ dbt.type_string() }}) as payment_method
from {{ ref('refunds') }} as refunds
inner join {{ ref('gifts') }} as gifts on refunds.refund_of = gifts.source_row_id
where
    refunds.is_counted and refunds.refunded_on is not null
    and gifts.is_counted and gifts.amount > 0 and gifts.constituent_id is not null
group by gifts.constituent_id, gifts.given_on, greatest(refunds.refunded_on, gifts.given_on)
