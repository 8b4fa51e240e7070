with paid as (

    select
        source_system || ':plans:' || recurring_plan_id as commitment_id,
        given_at as paid_at,
        given_on as paid_on,
        amount
    from {{ ref('gifts') }}
    where is_counted and amount > 0 and recurring_plan_id is not null and constituent_id is not null
    union all
    select
        subscriptions.source_row_id as commitment_id,
        payments.paid_at,
        payments.paid_on,
        payments.amount
    from {{ ref('payments') }} as payments
    inner join {{ ref('subscriptions') }} as subscriptions
        on
            payments.source_system = subscriptions.source_system
            and payments.subscription_id = subscriptions.subscription_id
    where payments.is_counted and payments.amount > 0 and subscriptions.constituent_id is not null

),

days as (

    select
        commitment_id,
        paid_on,
        max(paid_at) as paid_at,
        max(amount) as amount
    from paid
    group by commitment_id, paid_on

),

beside as (

    select
        *,
        lag(amount) over (partition by commitment_id order by paid_on) as amount_before,
        lead(paid_on) over (partition by commitment_id order by paid_on) as next_paid_on,
        lead(paid_at) over (partition by commitment_id order by paid_on) as next_paid_at
    from days

)

select
    commitment_id,
    paid_on,
    paid_at,
    amount,
    amount_before,
    next_paid_on,
    next_paid_at,
    max(case when amount != amount_before then paid_on end) over (
        partition by commitment_id order by paid_on rows between unbounded preceding and current row
    ) as amount_changed_on
from beside
