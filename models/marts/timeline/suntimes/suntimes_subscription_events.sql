{{ config(materialized='view') }}

{%- set details = {'billing_period': 'billing_period', 'tier': 'tier'} -%}

with subscriptions as (

    select
        *,
        case
            when source_record_id is not null and started_on is not null
                then lag(coalesce(ended_on, cancelled_on)) over (
                    partition by source_record_id, started_on is null
                    order by started_on nulls last, subscription_id nulls last
                )
        end as earlier_ended_on,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at
    from {{ ref('stg_suntimes__subscriptions') }}
    where {{ is_first_of_its_id('subscription_id') }}

)

select
    {{ timeline_event(
        'suntimes', 'subscriptions', 'subscription_id',
        "case
            when " ~ dbt.datediff('earlier_ended_on', 'started_on', 'day') ~ " <= " ~ var('renewal_gap_days') ~ "
                then 'subscription_renewed'
            else 'subscription_started'
        end",
        on='started_on', amount='price', details=details
    ) }}
from subscriptions
union all
select
    {{ timeline_event(
        'suntimes', 'subscriptions', 'subscription_id',
        "case when cancelled_on is not null then 'subscription_cancelled' end",
        on='cancelled_on', details={'reason': 'cancellation_reason', 'tier': 'tier'}, slot=2
    ) }}
from subscriptions
