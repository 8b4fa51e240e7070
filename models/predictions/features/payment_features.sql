{#- Good payments are those of plans and subscriptions, counted by day; failed ones are of any kind. -#}
with good as (

    select
        commitments.constituent_id,
        payments.paid_on
    from {{ ref('commitment_payments') }} as payments
    inner join {{ ref('commitments') }} as commitments on payments.commitment_id = commitments.commitment_id

),

-- months that follow each other have one number less their place in common
months as (

    select
        constituent_id,
        12 * extract(year from paid_on) + extract(month from paid_on) as month,
        min(paid_on) as paid_on
    from good
    group by constituent_id, 12 * extract(year from paid_on) + extract(month from paid_on)

),

runs as (

    select
        *,
        month - row_number() over (partition by constituent_id order by month) as run
    from months

),

run_starts as (

    select
        runs.constituent_id,
        runs.month,
        runs.paid_on,
        min(runs.month) over (partition by runs.constituent_id, runs.run) as begun
    from runs

),

streaks as (

    select
        people.constituent_id,
        people.as_of_date,
        case
            when max(run_starts.month) >= 12 * extract(year from people.as_of_date) + extract(month from people.as_of_date) - 1
                then max(run_starts.month) - max(run_starts.begun) + 1
            else 0
        end as payment_months_in_a_row,
        max(run_starts.paid_on) as last_seen_on
    from {{ ref('predicted_constituents') }} as people
    inner join run_starts on people.constituent_id = run_starts.constituent_id and people.as_of_date >= run_starts.paid_on
    group by people.constituent_id, people.as_of_date

),

paid as (

    select
        people.constituent_id,
        people.as_of_date,
        count(*) as paid_365
    from {{ ref('predicted_constituents') }} as people
    inner join good
        on
            people.constituent_id = good.constituent_id
            and people.as_of_date >= good.paid_on
            and people.days_365 < good.paid_on
    group by people.constituent_id, people.as_of_date

),

failed as (

    select
        people.constituent_id,
        people.as_of_date,
        sum(case when failures.failed_on > people.days_90 then 1 else 0 end) as failed_90,
        sum(case when failures.failed_on > people.days_365 then 1 else 0 end) as failed_365,
        max(failures.failed_on) as last_failed_on
    from {{ ref('predicted_constituents') }} as people
    inner join {{ ref('failed_payments') }} as failures
        on people.constituent_id = failures.constituent_id and people.as_of_date >= failures.failed_on
    group by people.constituent_id, people.as_of_date

)

select
    people.constituent_id,
    people.as_of_date,
    coalesce(streaks.payment_months_in_a_row, 0) as payment_months_in_a_row,
    coalesce(failed.failed_90, 0) as failed_90,
    coalesce(failed.failed_365, 0) as failed_365,
    failed.last_failed_on,
    cast(coalesce(failed.failed_365, 0) as double)
    / nullif(coalesce(failed.failed_365, 0) + coalesce(paid.paid_365, 0), 0) as share_failed_365,
    coalesce(greatest(streaks.last_seen_on, failed.last_failed_on), streaks.last_seen_on, failed.last_failed_on)
        as last_seen_on
from {{ ref('predicted_constituents') }} as people
left join streaks on people.constituent_id = streaks.constituent_id and people.as_of_date = streaks.as_of_date
left join paid on people.constituent_id = paid.constituent_id and people.as_of_date = paid.as_of_date
left join failed on people.constituent_id = failed.constituent_id and people.as_of_date = failed.as_of_date
where streaks.constituent_id is not null or failed.constituent_id is not null
