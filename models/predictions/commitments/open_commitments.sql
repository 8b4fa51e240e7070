{#- Open on a day: begun, neither cancelled nor at its end, not lost by failed payments, and of a plan the last payment, good or
    failed, no longer ago than a month and sustainer_lapse_days (a var). -#}
{%- set most_failures = checked('payments_failed_in_a_row') -%}
{%- set never = "cast('1900-01-01' as date)" -%}
{%- set lapse_days = checked('sustainer_lapse_days') -%}

with held as (

    select
        commitments.*,
        days.as_of_date
    from {{ ref('commitments') }} as commitments
    inner join {{ ref('sampled_constituents') }} as people on commitments.constituent_id = people.constituent_id
    inner join {{ ref('cut_days') }} as days
        on
            (people.is_sampled or days.is_today)
            and commitments.started_on <= days.as_of_date
            and coalesce(commitments.cancelled_on > days.as_of_date, true)
            and coalesce(commitments.ended_on > days.as_of_date, true)

),

paid as (

    select
        held.*,
        payments.paid_on,
        payments.amount,
        payments.amount_changed_on
    from held
    left join {{ ref('commitment_payments') }} as payments
        on
            held.commitment_id = payments.commitment_id
            and held.as_of_date >= payments.paid_on
            and coalesce(held.as_of_date < payments.next_paid_on, true)

),

failures as (

    select
        paid.commitment_id,
        paid.as_of_date,
        count(*) as failures_in_a_row,
        max(failed.failed_on) as last_failed_on
    from paid
    inner join {{ ref('failed_payments') }} as failed
        on
            paid.commitment_id = failed.commitment_id
            and coalesce(paid.paid_on, {{ never }}) = coalesce(failed.after_paid_on, {{ never }})
            and paid.as_of_date >= failed.failed_on
    group by paid.commitment_id, paid.as_of_date

),

tried as (

    select
        paid.*,
        coalesce(failures.failures_in_a_row, 0) as failures_in_a_row,
        coalesce(failures.last_failed_on, paid.paid_on) as last_tried_on
    from paid
    left join failures on paid.commitment_id = failures.commitment_id and paid.as_of_date = failures.as_of_date

)

select
    tried.commitment_id,
    tried.as_of_date,
    tried.kind,
    tried.constituent_id,
    tried.started_on,
    tried.held_since,
    tried.payments_a_year,
    tried.paid_on as last_paid_on,
    tried.last_tried_on,
    tried.failures_in_a_row,
    coalesce(tried.amount, tried.price) as amount,
    cast(case when tried.is_paid_here then coalesce(tried.amount, tried.price) * tried.payments_a_year else 0 end as double)
    / 12 as monthly_amount,
    coalesce(tried.amount_changed_on, case when tried.price_change is not null then tried.started_on end)
        as amount_changed_on,
    coalesce(cast(changed.amount - changed.amount_before as double) / changed.amount_before, tried.price_change)
        as amount_change
from tried
left join {{ ref('commitment_payments') }} as changed
    on tried.commitment_id = changed.commitment_id and tried.amount_changed_on = changed.paid_on
where
    tried.failures_in_a_row < {{ most_failures }}
    and (
        tried.kind != 'recurring_plan'
        or {{ dbt.dateadd('day', lapse_days, dbt.dateadd('month', 1, 'tried.last_tried_on')) }} >= tried.as_of_date
    )
