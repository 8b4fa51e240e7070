{#- Whoever is lapsed deeply (a setting) is not asked about a first plan or a major gift. -#}
with targets as (

    select *
    from {{ ref('prediction_cuts') }}
    where kind = 'upgrade'

),

plans as (

    select
        constituent_id,
        as_of_date,
        max(amount) as amount
    from {{ ref('open_commitments') }}
    where kind = 'recurring_plan'
    group by constituent_id, as_of_date

),

givers as (

    select
        giving.constituent_id,
        giving.as_of_date,
        giving.gift_sum_365,
        giving.gift_largest_365,
        giving.last_gift_on
        > {{ dbt.dateadd('month', -checked('deep_lapsed_after_months'), 'giving.as_of_date') }} as is_recent,
        plans.amount as plan_amount
    from {{ ref('giving_to_date') }} as giving
    left join plans on giving.constituent_id = plans.constituent_id and giving.as_of_date = plans.as_of_date

),

asked as (

    select
        targets.*,
        givers.constituent_id,
        givers.gift_sum_365,
        givers.plan_amount
    from targets
    inner join givers
        on
            targets.as_of_date = givers.as_of_date
            and (
                targets.target = 'to_sustainer' and givers.is_recent and givers.plan_amount is null
                or targets.target = 'to_larger_plan' and givers.plan_amount is not null
                or targets.target = 'to_major_gift' and givers.is_recent
                and coalesce(givers.gift_largest_365, 0) < {{ checked('major_gift') }}
            )

),

steps as (

    select
        'to_sustainer' as target,
        constituent_id,
        started_on as happened_on,
        cast(null as decimal(18, 2)) as amount
    from {{ ref('commitments') }}
    where kind = 'recurring_plan'
    union all
    select
        'to_larger_plan' as target,
        commitments.constituent_id,
        payments.paid_on as happened_on,
        payments.amount
    from {{ ref('commitment_payments') }} as payments
    inner join {{ ref('commitments') }} as commitments
        on payments.commitment_id = commitments.commitment_id and commitments.kind = 'recurring_plan'
    where payments.amount_before is null or payments.amount > payments.amount_before
    union all
    select
        'to_major_gift' as target,
        constituent_id,
        given_on as happened_on,
        largest as amount
    from {{ ref('gift_days') }}
    where largest >= {{ checked('major_gift') }}

),

first_steps as (

    select
        asked.target,
        asked.constituent_id,
        asked.as_of_date,
        min(steps.happened_on) as happened_on
    from asked
    inner join steps
        on
            asked.target = steps.target
            and asked.constituent_id = steps.constituent_id
            and asked.as_of_date < steps.happened_on
            and (asked.target != 'to_larger_plan' or asked.plan_amount < steps.amount)
    group by asked.target, asked.constituent_id, asked.as_of_date

)

select
    asked.target,
    asked.constituent_id,
    asked.as_of_date,
    asked.cut,
    cast(case
        when asked.cut = 'score' then null
        when first_steps.happened_on <= asked.outcome_until then 1
        else 0
    end as double) as outcome,
    cast(asked.gift_sum_365 as double) as value_at_stake
from asked
left join first_steps
    on
        asked.target = first_steps.target
        and asked.constituent_id = first_steps.constituent_id
        and asked.as_of_date = first_steps.as_of_date
where asked.cut = 'score' or coalesce(first_steps.happened_on >= asked.outcome_from, true)
