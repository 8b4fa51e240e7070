{#- The system keeps no payments. A period that has begun counts as paid, at the price of the subscription. -#}
{%- set periods_of_longest = 600 -%}

with subscriptions as (

    select
        given.*,
        case
            when given.source_record_id is not null and given.started_on is not null
                then lag(coalesce(given.ended_on, given.cancelled_on)) over (
                    partition by given.source_record_id, given.started_on is null
                    order by given.started_on nulls last, given.subscription_id nulls last
                )
        end as earlier_ended_on,
        -- a subscription that is over without an end date was paid once
        least({{ as_of_date() }}, coalesce(
            given.ended_on,
            case
                when known.status in ('active', 'past_due', 'paused') then {{ as_of_date() }}
                else coalesce(given.cancelled_on, given.started_on)
            end,
            {{ as_of_date() }}
        )) as paid_until
    from {{ ref('stg_subscription__subscriptions') }} as given
    left join {{ ref('fact_statuses') }} as known
        on known.fact = 'subscriptions' and known.source_system = 'any' and given.status = known.source_status
    where {{ is_first_of_its_id('given.subscription_id') }}

),

numbers as (

    {{ dbt.generate_series(periods_of_longest) }}

),

periods as (

    select
        subscriptions.*,
        cast(numbers.generated_number as {{ dbt.type_int() }}) as period,
        cast(
            {{ dbt.dateadd(
                'month',
                "cast((numbers.generated_number - 1) * case when subscriptions.billing_period = 'year' then 12 else 1 end as "
                ~ dbt.type_int() ~ ")",
                'subscriptions.started_on'
            ) }} as date
        ) as period_starts_on
    from subscriptions
    cross join numbers

)

select
    case when period = 1 then subscription_id else subscription_id || ':' || cast(period as {{ dbt.type_string() }}) end
        as payment_id,
    case when period = 1 then 'subscriptions' else 'periods' end as source_table,
    source_record_id,
    case when period = 1 then started_on else period_starts_on end as paid_on,
    price as amount,
    subscription_id,
    case
        when period > 1 then 'subscription_renewed'
        when {{ dbt.datediff('earlier_ended_on', 'started_on', 'day') }} <= {{ checked('renewal_gap_days') }}
            then 'subscription_renewed'
        else 'subscription_started'
    end as payment_type,
    true as is_assumed,
    {{ extra_fields_json({'billing_period': 'billing_period', 'tier': 'tier'}) }} as details,
    1 as row_of_id
from periods
where period = 1 or started_on >= {{ earliest_event_date() }} and subscription_id is not null and period_starts_on < paid_until
