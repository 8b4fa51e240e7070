{{ config(materialized='view') }}

{%- set account_systems = systems_that('keeps_accounts') %}

with {{ flag_rule('purchase_without_account') }},

purchases as (

    select
        events.constituent_id,
        min(events.event_date) as first_bought_on,
        count(*) as passes,
        sum(events.amount) as paid
    from {{ ref('constituent_events') }} as events
    cross join rule
    where
        events.event_type = 'day_pass_purchase'
        and events.constituent_id is not null
        and {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} <= rule.days
    group by events.constituent_id

),

accounts as (

    select distinct constituent_id
    from {{ ref('matched_records') }}
    where {{ is_of_system_that('keeps_accounts') }}

)

select
    purchases.constituent_id,
    purchases.first_bought_on as flag_date,
    {{ extra_fields_json({'paid': 'purchases.paid', 'passes': 'purchases.passes'}) }} as flag_details
from purchases
left join accounts on purchases.constituent_id = accounts.constituent_id
where
    accounts.constituent_id is null
    -- without a system that keeps accounts, nobody knows who has none
    and {{ '1 = 1' if account_systems else '1 = 0' }}
