{#- A plan lapses silently where nobody even tried to take a payment within a month and sustainer_lapse_days (a var). -#}
{%- set gap = checked('renewal_gap_days') -%}
{%- set lapse_days = checked('sustainer_lapse_days') + 1 -%}

with lost as (

    select
        commitment_id,
        failed_on as left_on
    from {{ ref('failed_payments') }}
    where number_in_a_row = {{ checked('payments_failed_in_a_row') }}

),

-- the last attempts of a run that was not lost by them
attempts as (

    select
        payments.commitment_id,
        payments.paid_on,
        payments.next_paid_on,
        coalesce(max(failures.failed_on), payments.paid_on) as last_tried_on
    from {{ ref('commitment_payments') }} as payments
    left join {{ ref('failed_payments') }} as failures
        on payments.commitment_id = failures.commitment_id and payments.paid_on = failures.after_paid_on
    group by payments.commitment_id, payments.paid_on, payments.next_paid_on
    having coalesce(max(failures.number_in_a_row), 0) < {{ checked('payments_failed_in_a_row') }}

),

silent as (

    select
        commitment_id,
        next_paid_on,
        cast({{ dbt.dateadd('day', lapse_days, dbt.dateadd('month', 1, 'last_tried_on')) }} as date) as left_on
    from attempts

),

said as (

    select
        commitments.*,
        coalesce(least(commitments.cancelled_on, commitments.ended_on), commitments.cancelled_on, commitments.ended_on)
            as left_on,
        coalesce(commitments.ended_on, commitments.cancelled_on) as held_until,
        cast(null as date) as resumed_on
    from {{ ref('commitments') }} as commitments
    where commitments.cancelled_on is not null or commitments.ended_on is not null
    union all
    select
        commitments.*,
        silent.left_on,
        silent.left_on as held_until,
        case when silent.next_paid_on <= {{ dbt.dateadd('day', gap, 'silent.left_on') }} then silent.next_paid_on end
            as resumed_on
    from silent
    inner join {{ ref('commitments') }} as commitments
        on silent.commitment_id = commitments.commitment_id and commitments.kind = 'recurring_plan'
    where
        coalesce(silent.left_on < commitments.cancelled_on, true)
        and coalesce(silent.left_on < silent.next_paid_on, true)

),

-- whoever takes another of the same kind in its place has not left, from the day on which that is known
voluntary as (

    select
        said.commitment_id,
        said.constituent_id,
        said.left_on,
        min(coalesce(said.resumed_on, others.started_on)) as replaced_on
    from said
    left join {{ ref('commitments') }} as others
        on
            said.constituent_id = others.constituent_id
            and said.kind = others.kind
            and said.commitment_id != others.commitment_id
            and said.started_on < others.started_on
            and others.started_on >= {{ dbt.dateadd('day', -gap, 'said.left_on') }}
            and others.started_on <= {{ dbt.dateadd('day', gap, 'said.held_until') }}
            and coalesce(said.held_until < others.ended_on, true)
    group by said.commitment_id, said.constituent_id, said.left_on

)

select
    lost.commitment_id,
    commitments.constituent_id,
    lost.left_on,
    'delinquent' as reason,
    cast(null as date) as replaced_on
from lost
inner join {{ ref('commitments') }} as commitments on lost.commitment_id = commitments.commitment_id
where coalesce(lost.left_on <= commitments.cancelled_on, true)

union all

select
    commitment_id,
    constituent_id,
    left_on,
    'voluntary' as reason,
    replaced_on
from voluntary
where left_on <= {{ as_of_date() }}
