with targets as (

    select *
    from {{ ref('prediction_cuts') }}
    where kind = 'churn'

),

holders as (

    select
        constituent_id,
        as_of_date,
        12 * sum(monthly_amount) as value_at_stake
    from {{ ref('open_commitments') }}
    group by constituent_id, as_of_date

),

-- the first of what a person held on the day that is left after it, as far as the last day of the window knows
left_first as (

    select
        targets.target,
        held.constituent_id,
        held.as_of_date,
        min(leavings.left_on) as left_on,
        min(case when leavings.reason = 'delinquent' then leavings.left_on end) as lost_on
    from targets
    inner join {{ ref('open_commitments') }} as held on targets.as_of_date = held.as_of_date
    inner join {{ ref('leavings') }} as leavings
        on
            held.commitment_id = leavings.commitment_id
            and held.as_of_date < leavings.left_on
            and targets.outcome_until >= leavings.left_on
            and coalesce(targets.outcome_until < leavings.replaced_on, true)
    group by targets.target, held.constituent_id, held.as_of_date

)

select
    targets.target,
    holders.constituent_id,
    holders.as_of_date,
    targets.cut,
    cast(case
        when targets.cut = 'score' then null
        when left_first.left_on is null then 0
        when targets.target = 'churn' then 1
        when (targets.target = 'churn_delinquent') = coalesce(left_first.lost_on = left_first.left_on, false) then 1
        else 0
    end as double) as outcome,
    cast(holders.value_at_stake as double) as value_at_stake
from targets
inner join holders on targets.as_of_date = holders.as_of_date
left join left_first
    on
        targets.target = left_first.target
        and holders.constituent_id = left_first.constituent_id
        and holders.as_of_date = left_first.as_of_date
where targets.cut = 'score' or coalesce(left_first.left_on >= targets.outcome_from, true)
