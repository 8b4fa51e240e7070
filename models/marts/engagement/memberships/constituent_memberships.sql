{%- set columns = [
    'source_system', 'source_record_id', 'membership_id', 'kind', 'plan', 'price', 'status', 'started_on', 'ended_on',
    'cancelled_on', 'paid_until',
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
        coalesce(ended_on, case when status not in ('act', 'frz') then cancelled_on end) as paid_until,
        status in ('act', 'frz') as runs_on,
        status = 'act' as is_charged
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
        {{ local_date('started_at') }} as started_on,
        {{ local_date('ended_at') }} as ended_on,
        {{ local_date('canceled_at') }} as cancelled_on,
        coalesce(
            {{ local_date('ended_at') }},
            case
                when canceled_at is null then null
                when status in ('active', 'past_due', 'trialing', 'paused') then {{ local_date('current_period_end') }}
                else {{ local_date('canceled_at') }}
            end
        ) as paid_until,
        status in ('active', 'past_due', 'trialing', 'paused') as runs_on,
        status in ('active', 'past_due') as is_charged
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
        coalesce(ended_on, case when status in ('cancelled', 'expired') then cancelled_on end) as paid_until,
        status not in ('cancelled', 'expired') as runs_on,
        ended_on is not null or status not in ('cancelled', 'expired') as is_charged
    from {{ ref('stg_suntimes__subscriptions') }}
    where {{ is_first_of_its_id('subscription_id') }}

)

select
    people.constituent_id,
    people.source_confidence,
    {% for column in columns -%}
        memberships.{{ column }},
    {% endfor -%}
    coalesce(memberships.paid_until > {{ as_of_date() }}, memberships.runs_on, false) as is_open,
    coalesce(
        memberships.is_charged
        and memberships.price > 0
        and memberships.started_on <= {{ as_of_date() }}
        and (memberships.ended_on is null or memberships.ended_on > {{ as_of_date() }}),
        false
    ) as is_paying
from memberships
left join {{ ref('event_people') }} as people
    on memberships.source_system = people.source_system and memberships.source_record_id = people.record_id
