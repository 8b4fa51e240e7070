with failed as (

    select
        source_row_id,
        constituent_id,
        source_system || ':plans:' || recurring_plan_id as commitment_id,
        given_at as failed_at,
        given_on as failed_on
    from {{ ref('gifts') }}
    where status = 'failed' and credit_type = 'hard' and left_out_because is null and constituent_id is not null
    union all
    select
        failures.source_row_id,
        failures.constituent_id,
        subscriptions.source_row_id as commitment_id,
        failures.paid_at as failed_at,
        failures.paid_on as failed_on
    from {{ ref('payments') }} as failures
    left join {{ ref('payments') }} as asked
        on failures.settles = asked.source_row_id and asked.subscription_id is not null
    left join {{ ref('subscriptions') }} as subscriptions
        on
            failures.source_system = subscriptions.source_system
            and coalesce(failures.subscription_id, asked.subscription_id) = subscriptions.subscription_id
    where
        failures.status = 'failed'
        and failures.payment_of != 'gifts'
        and failures.left_out_because is null
        and failures.constituent_id is not null

),

-- the good payment that came last before it
placed as (

    select
        failed.source_row_id,
        failed.constituent_id,
        failed.commitment_id,
        failed.failed_at,
        failed.failed_on,
        max(payments.paid_on) as after_paid_on
    from failed
    left join {{ ref('commitment_payments') }} as payments
        on failed.commitment_id = payments.commitment_id and failed.failed_at > payments.paid_at
    group by
        failed.source_row_id, failed.constituent_id, failed.commitment_id, failed.failed_at, failed.failed_on

)

select
    source_row_id,
    constituent_id,
    commitment_id,
    failed_at,
    failed_on,
    after_paid_on,
    case
        when commitment_id is not null
            then row_number() over (
                partition by commitment_id, after_paid_on order by failed_at, source_row_id
            )
    end as number_in_a_row
from placed
