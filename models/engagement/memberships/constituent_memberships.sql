{%- set columns = [
    'constituent_id', 'source_confidence', 'source_system', 'source_record_id', 'source_row_id', 'plan', 'price', 'status',
    'started_on', 'ended_on', 'cancelled_on', 'paid_until', 'is_open', 'is_paying',
] -%}

-- bought for a time; a membership that gifts make is only in facts.memberships
select
    {{ columns | join(',\n    ') }},
    membership_id,
    'membership' as kind
from {{ ref('memberships') }}
where basis = 'plan' and coalesce(started_on <= {{ as_of_date() }}, true)

union all

select
    {{ columns | join(',\n    ') }},
    subscription_id as membership_id,
    'subscription' as kind
from {{ ref('subscriptions') }}
where coalesce(started_on <= {{ as_of_date() }}, true)
