{#- A plan is open from a payment until it lapses or is cancelled. A payment of another amount begins another period. -#}
{%- set far = "cast('9999-12-31' as date)" -%}

with payments as (

    select
        source_system,
        recurring_plan_id,
        given_on,
        max(amount) as amount
    from {{ ref('gifts') }}
    where recurring_plan_id is not null and is_counted and net_amount > 0
    group by source_system, recurring_plan_id, given_on

),

-- when the open time ends in which a status lies: with the next status that is not open
statuses as (

    select
        source_system,
        recurring_plan_id,
        status,
        valid_from,
        coalesce(valid_to, {{ far }}) as valid_to,
        coalesce(
            min(case when status not in ('active', 'past_due') then valid_from end) over (
                partition by source_system, recurring_plan_id
                order by valid_from
                rows between current row and unbounded following
            ),
            {{ far }}
        ) as open_until
    from {{ ref('recurring_plan_statuses') }}

),

priced as (

    select
        payments.*,
        statuses.open_until,
        lag(payments.amount) over (
            partition by payments.source_system, payments.recurring_plan_id, statuses.open_until
            order by payments.given_on
        ) as amount_before
    from payments
    inner join statuses
        on
            payments.source_system = statuses.source_system
            and payments.recurring_plan_id = statuses.recurring_plan_id
            and payments.given_on >= statuses.valid_from
            and payments.given_on < statuses.valid_to
            and statuses.status in ('active', 'past_due')

),

changes as (

    select
        *,
        lead(given_on) over (
            partition by source_system, recurring_plan_id, open_until order by given_on
        ) as next_from
    from priced
    where amount_before is null or amount != amount_before

)

select
    plans.source_row_id,
    plans.source_system,
    plans.source_record_id,
    plans.constituent_id,
    plans.source_confidence,
    changes.amount as monthly_price,
    changes.given_on as valid_from,
    coalesce(changes.next_from, changes.open_until) as valid_to,
    case
        when changes.next_from is not null then 'replaced'
        when ends.status = 'lapsed' then 'payment_failure'
        when ends.status = 'cancelled' then 'voluntary'
    end as ended_because
from changes
inner join {{ ref('recurring_plans') }} as plans
    on changes.source_system = plans.source_system and changes.recurring_plan_id = plans.recurring_plan_id
left join statuses as ends
    on
        changes.source_system = ends.source_system
        and changes.recurring_plan_id = ends.recurring_plan_id
        and changes.open_until = ends.valid_from
