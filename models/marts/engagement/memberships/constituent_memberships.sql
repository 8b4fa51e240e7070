{%- set columns = [
    'source_system', 'source_record_id', 'membership_id', 'kind', 'plan', 'price', 'status', 'started_on', 'ended_on',
    'cancelled_on',
] -%}

with memberships as (

    select
        source_system,
        source_record_id,
        membership_id,
        'membership' as kind,
        membership_type as plan,
        price,
        status,
        started_on,
        ended_on,
        cancelled_on,
        status = 'act' as is_open
    from {{ ref('stg_capitan__memberships') }}
    where {{ is_first_of_its_id('membership_id') }}

    union all

    select
        source_system,
        source_record_id,
        subscription_id as membership_id,
        'subscription' as kind,
        plan,
        price,
        status,
        cast(started_at as date) as started_on,
        cast(ended_at as date) as ended_on,
        cast(canceled_at as date) as cancelled_on,
        status in ('active', 'past_due') as is_open
    from {{ ref('stg_stripe__subscriptions') }}
    where {{ is_first_of_its_id('subscription_id') }}

    union all

    -- a newspaper subscription that was cancelled runs to the end of what was paid
    select
        source_system,
        source_record_id,
        subscription_id as membership_id,
        'subscription' as kind,
        tier as plan,
        price,
        status,
        started_on,
        ended_on,
        cancelled_on,
        case
            when ended_on is not null then true
            else status not in ('cancelled', 'expired')
        end as is_open
    from {{ ref('stg_suntimes__subscriptions') }}
    where {{ is_first_of_its_id('subscription_id') }}

)

select
    people.constituent_id,
    people.source_confidence,
    {% for column in columns -%}
        memberships.{{ column }},
    {% endfor -%}
    coalesce(
        memberships.is_open
        and memberships.price > 0
        and memberships.started_on <= {{ as_of_date() }}
        and (memberships.ended_on is null or memberships.ended_on > {{ as_of_date() }}),
        false
    ) as is_paying
from memberships
left join {{ ref('event_people') }} as people
    on memberships.source_system = people.source_system and memberships.source_record_id = people.record_id
