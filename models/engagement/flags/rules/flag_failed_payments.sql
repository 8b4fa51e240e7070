{{ config(materialized='view') }}

with {{ flag_rule('failed_payments') }},

payments as (

    select
        events.constituent_id,
        events.event_source,
        events.event_at,
        events.event_date,
        events.amount,
        types.money
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types
        on events.event_type = types.event_type and types.money in ('in', 'failed')
    cross join rule
    where
        events.constituent_id is not null
        and {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} <= rule.days

),

-- a good payment in one system tells nothing about a card in another system
successes as (

    select
        constituent_id,
        event_source,
        max(event_at) as last_paid_at
    from payments
    where money = 'in'
    group by constituent_id, event_source

),

failures as (

    select
        payments.constituent_id,
        payments.event_source,
        count(*) as failures,
        sum(payments.amount) as amount,
        max(payments.event_date) as last_failed_on
    from payments
    left join successes
        on payments.constituent_id = successes.constituent_id and payments.event_source = successes.event_source
    where
        payments.money = 'failed'
        and (successes.last_paid_at is null or payments.event_at > successes.last_paid_at)
    group by payments.constituent_id, payments.event_source

)

select
    failures.constituent_id,
    max(failures.last_failed_on) as flag_date,
    {{ extra_fields_json({'amount': 'sum(failures.amount)', 'failures': 'sum(failures.failures)'}) }} as flag_details
from failures
cross join rule
where failures.failures >= rule.amount
group by failures.constituent_id
