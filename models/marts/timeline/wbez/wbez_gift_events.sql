{{ config(materialized='view') }}

{%- set details = {
    'campaign': 'campaign_code',
    'method': 'payment_method',
    'recurring_plan': 'recurring_plan_id',
} -%}

with gifts as (

    select
        *,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at
    from {{ ref('stg_wbez__gifts') }}
    where {{ is_first_of_its_id('gift_id') }}

)

select
    {{ timeline_event(
        'wbez', 'gifts', 'gift_id',
        "case
            when payment_status in ('succeeded', 'refunded', 'partially_refunded') then 'donation'
            when payment_status = 'failed' then 'donation_failed'
        end",
        on='gift_date', amount='gift_amount', details=details
    ) }}
from gifts
union all
select
    {{ timeline_event(
        'wbez', 'gifts', 'gift_id', "case when refunded_amount != 0 then 'refund' end",
        on='refunded_on', amount='-abs(refunded_amount)', details=details, slot=2
    ) }}
from gifts
