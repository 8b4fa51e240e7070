with plans as (

    {{ facts_of('recurring_plans') }}

),

-- a plan that only payments name is a plan, too
payments as (

    select
        source_system,
        recurring_plan_id,
        min(source_record_id) as source_record_id,
        min(given_on) as first_payment_on,
        max(given_on) as last_payment_on,
        max(amount) as largest_payment,
        cast(sum(net_amount) as decimal(18, 2)) as total_paid,
        count(*) as payment_count
    from {{ ref('gifts') }}
    where recurring_plan_id is not null and status = 'paid'
    group by source_system, recurring_plan_id

),

known as (

    select
        coalesce(plans.source_system, payments.source_system) as source_system,
        coalesce(plans.recurring_plan_id, payments.recurring_plan_id) as recurring_plan_id,
        coalesce(plans.source_record_id, payments.source_record_id) as source_record_id,
        plans.cancelled_on,
        payments.first_payment_on,
        payments.last_payment_on,
        payments.largest_payment,
        payments.total_paid,
        coalesce(payments.payment_count, 0) as payment_count
    from plans
    full outer join payments
        on plans.source_system = payments.source_system and plans.recurring_plan_id = payments.recurring_plan_id

)

select
    -- ids
    known.source_system || ':plans:' || known.recurring_plan_id as source_row_id,
    known.source_system,
    known.source_system || ':plans' as source_table,
    known.recurring_plan_id,
    known.source_record_id,
    people.constituent_id,
    coalesce(people.source_confidence, 'unmatched') as source_confidence,

    -- payments
    known.largest_payment,
    known.total_paid,
    cast(known.payment_count as {{ dbt.type_bigint() }}) as payment_count,
    known.first_payment_on,
    known.last_payment_on,
    {{ extra_fields_json({'largest_payment': 'known.largest_payment'}) }} as details,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,

    -- state as of today
    known.cancelled_on,
    coalesce(history.status, 'not_started') as status,
    coalesce(history.status in ('active', 'past_due'), false) as is_open
from known
left join {{ ref('matched_records') }} as people
    on known.source_system = people.source_system and known.source_record_id = people.record_id
left join {{ ref('recurring_plan_statuses') }} as history
    on
        known.source_system = history.source_system
        and known.recurring_plan_id = history.recurring_plan_id
        and history.is_current
