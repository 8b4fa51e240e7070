{{ config(materialized='view') }}

with gifts as (

    select
        *,
        payment_status in ('succeeded', 'refunded', 'partially_refunded') as is_paid
    from {{ ref('stg_wbez__gifts') }}
    where recurring_plan_id is not null and {{ is_first_of_its_id('gift_id') }}

),

plans as (

    select
        recurring_plan_id,
        min(source_record_id) as source_record_id,
        min(case when is_paid then gift_date end) as started_on,
        max(plan_cancelled_on) as cancelled_on,
        max(case when is_paid then gift_amount end) as largest_payment,
        sum(case when is_paid then 1 else 0 end) as payments,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at
    from gifts
    group by recurring_plan_id

)

select
    {{ timeline_event(
        'wbez', 'plans', 'recurring_plan_id', "case when payments > 0 then 'recurring_started' end",
        on='started_on', details={'largest_payment': 'largest_payment'}
    ) }}
from plans
union all
select
    {{ timeline_event(
        'wbez', 'plans', 'recurring_plan_id', "case when cancelled_on is not null then 'recurring_cancelled' end",
        on='cancelled_on', details={'largest_payment': 'largest_payment'}, slot=2
    ) }}
from plans
