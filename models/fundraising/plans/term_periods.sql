{#- The open time of a term ends with what was paid. Where a system takes money, a subscription that ended without any payment
    was a trial; one whose payment failed in the last dunning_days, and did not come, ended by that. -#}
{%- set far = "cast('9999-12-31' as date)" -%}

with terms as (

    select
        'membership' as kind,
        source_row_id,
        source_system,
        source_record_id,
        constituent_id,
        source_confidence,
        cast(null as {{ dbt.type_string() }}) as subscription_id,
        plan,
        basis,
        price,
        cast(null as {{ dbt.type_string() }}) as billing_period,
        details as cancel_details,
        status,
        started_on,
        cancelled_on,
        paid_until,
        is_open,
        is_paying,
        left_out_because
    from {{ ref('memberships') }}
    union all
    select
        'subscription' as kind,
        source_row_id,
        source_system,
        source_record_id,
        constituent_id,
        source_confidence,
        subscription_id,
        plan,
        'plan' as basis,
        price,
        billing_period,
        cancel_details,
        status,
        started_on,
        cancelled_on,
        paid_until,
        is_open,
        is_paying,
        left_out_because
    from {{ ref('subscriptions') }}

),

-- the words of the period and of the plan, of which the rarest payment counts
paces as (

    select
        terms.source_row_id,
        min(periods.payments_a_year) as payments_a_year
    from terms
    inner join {{ ref('billing_periods') }} as periods
        on
            ' ' || replace(lower(coalesce(terms.billing_period, terms.plan)), '_', ' ') || ' '
            like '% ' || periods.word || ' %'
    group by terms.source_row_id

),

paid as (

    select
        source_system,
        subscription_id,
        max(paid_on) as last_paid_on
    from {{ ref('payments') }}
    where is_counted and amount > 0 and subscription_id is not null
    group by source_system, subscription_id

),

failed as (

    select
        asked.source_system,
        asked.subscription_id,
        max(failures.paid_on) as last_failed_on
    from {{ ref('payments') }} as failures
    inner join {{ ref('payments') }} as asked on failures.settles = asked.source_row_id
    where failures.status = 'failed' and failures.left_out_because is null and asked.subscription_id is not null
    group by asked.source_system, asked.subscription_id

)

select
    terms.kind,
    terms.source_row_id,
    terms.source_system,
    terms.source_record_id,
    terms.constituent_id,
    terms.source_confidence,
    terms.plan,
    terms.basis,
    {{ average_amount('terms.price * paces.payments_a_year', '12') }} as monthly_price,
    case
        when coalesce(terms.price, 0) <= 0 or terms.is_open and not terms.is_paying then false
        when terms.kind = 'membership' then not ({{ is_paid_elsewhere('terms.source_system') }})
        when terms.is_open or not ({{ takes_payments('terms.source_system') }}) then true
        else paid.last_paid_on is not null
    end as is_paid_here,
    terms.started_on as valid_from,
    case when terms.is_open then {{ far }} else terms.paid_until end as valid_to,
    case
        when terms.is_open then null
        when
            failed.last_failed_on > coalesce(paid.last_paid_on, terms.started_on)
            and failed.last_failed_on >= {{ dbt.dateadd('day', -checked('dunning_days'), 'terms.paid_until') }}
            then 'payment_failure'
        when terms.cancelled_on <= {{ as_of_date() }} then 'voluntary'
        else 'expired'
    end as ended_because
from terms
left join paces on terms.source_row_id = paces.source_row_id
left join paid on terms.source_system = paid.source_system and terms.subscription_id = paid.subscription_id
left join failed on terms.source_system = failed.source_system and terms.subscription_id = failed.subscription_id
where
    terms.left_out_because is null
    and terms.status != 'void'
    and (terms.is_open or terms.paid_until > terms.started_on)
