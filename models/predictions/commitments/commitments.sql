{%- set gap = checked('renewal_gap_days') -%}
{%- set far = "cast('9999-12-31' as date)" -%}
{%- set of_holder = 'partition by constituent_id, kind order by started_on, source_row_id' -%}

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

),

held as (

    select
        terms.*,
        paces.payments_a_year
    from terms
    left join paces on terms.source_row_id = paces.source_row_id
    where
        terms.constituent_id is not null
        and terms.started_on is not null
        and terms.price > 0
        and terms.status not in ('void', 'pending')
        -- one that is over, nobody knows since when, was open on no day that is known
        and (terms.status != 'ended' or terms.paid_until is not null)

),

-- a term that follows another of its kind within the gap of a renewal carries it on
beside as (

    select
        *,
        case
            when max(coalesce(paid_until, {{ far }})) over (
                {{ of_holder }} rows between unbounded preceding and 1 preceding
            ) >= {{ dbt.dateadd('day', -gap, 'started_on') }} then 0
            else 1
        end as is_first,
        case
            when lag(paid_until) over ({{ of_holder }}) <= started_on
                then lag(price * payments_a_year) over ({{ of_holder }})
        end as yearly_price_before
    from held

),

runs as (

    select
        *,
        sum(is_first) over ({{ of_holder }} rows between unbounded preceding and current row) as run
    from beside

)

select
    plans.source_row_id as commitment_id,
    'recurring_plan' as kind,
    plans.source_system,
    plans.constituent_id,
    begun.started_on,
    begun.started_on as held_since,
    plans.cancelled_on,
    cast(null as date) as ended_on,
    cast(null as decimal(18, 2)) as price,
    12 as payments_a_year,
    cast(null as double) as price_change,
    true as is_paid_here
from {{ ref('recurring_plans') }} as plans
inner join begun on plans.source_row_id = begun.commitment_id
where plans.constituent_id is not null

union all

select
    source_row_id as commitment_id,
    kind,
    source_system,
    constituent_id,
    started_on,
    min(started_on) over (partition by constituent_id, kind, run) as held_since,
    cancelled_on,
    paid_until as ended_on,
    price,
    payments_a_year,
    case
        when is_first = 0 and price * payments_a_year != yearly_price_before
            then cast(price * payments_a_year - yearly_price_before as double) / yearly_price_before
    end as price_change,
    kind = 'subscription' or not ({{ is_paid_elsewhere('source_system') }}) as is_paid_here
from runs
