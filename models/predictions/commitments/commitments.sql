with begun as (

    select
        commitment_id,
        min(paid_on) as started_on
    from {{ ref('commitment_payments') }}
    group by commitment_id

),

terms as (

    select
        'subscription' as kind,
        source_row_id,
        source_system,
        constituent_id,
        price,
        coalesce(billing_period, plan) as pace,
        status,
        started_on,
        cancelled_on,
        paid_until
    from {{ ref('subscriptions') }}
    where left_out_because is null
    union all
    select
        'membership' as kind,
        source_row_id,
        source_system,
        constituent_id,
        price,
        plan as pace,
        status,
        started_on,
        cancelled_on,
        paid_until
    from {{ ref('memberships') }}
    where left_out_because is null and basis = 'plan'

),

-- of several words for a period the rarest payment counts
paces as (

    select
        terms.source_row_id,
        min(periods.payments_a_year) as payments_a_year
    from terms
    inner join {{ ref('billing_periods') }} as periods
        on ' ' || replace(lower(terms.pace), '_', ' ') || ' ' like '% ' || periods.word || ' %'
    group by terms.source_row_id

)

select
    plans.source_row_id as commitment_id,
    'recurring_plan' as kind,
    plans.source_system,
    plans.constituent_id,
    begun.started_on,
    plans.cancelled_on,
    cast(null as date) as ended_on,
    cast(null as decimal(18, 2)) as price,
    12 as payments_a_year,
    true as is_paid_here
from {{ ref('recurring_plans') }} as plans
inner join begun on plans.source_row_id = begun.commitment_id
where plans.constituent_id is not null

union all

select
    terms.source_row_id as commitment_id,
    terms.kind,
    terms.source_system,
    terms.constituent_id,
    terms.started_on,
    terms.cancelled_on,
    terms.paid_until as ended_on,
    terms.price,
    paces.payments_a_year,
    terms.kind = 'subscription' or not ({{ is_paid_elsewhere('terms.source_system') }}) as is_paid_here
from terms
left join paces on terms.source_row_id = paces.source_row_id
where
    terms.constituent_id is not null
    and terms.price > 0
    and terms.status not in ('void', 'pending')
    -- one that is over, nobody knows since when, was open on no day that is known
    and (terms.status != 'ended' or terms.paid_until is not null)
