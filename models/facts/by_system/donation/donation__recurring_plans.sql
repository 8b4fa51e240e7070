-- the plan is known from its payments, and each of them repeats the day of cancellation
select
    recurring_plan_id,
    'plans' as source_table,
    min(source_record_id) as source_record_id,
    max(plan_cancelled_on) as cancelled_on
from {{ ref('stg_donation__gifts') }}
where recurring_plan_id is not null and {{ is_first_of_its_id('gift_id') }}
group by recurring_plan_id
