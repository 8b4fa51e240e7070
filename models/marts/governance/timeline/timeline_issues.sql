select
    source_system,
    'timeline' as table_name,
    'event_' || left_out_because as issue,
    count(*) as row_count
from {{ ref('all_events') }}
where left_out_because is not null
group by source_system, left_out_because

union all

select
    source_system,
    'timeline' as table_name,
    'event_arrived_in_the_future' as issue,
    count(*) as row_count
from {{ ref('all_events') }}
where loaded_at > {{ end_of_now() }}
group by source_system

union all

select
    event_source as source_system,
    'timeline' as table_name,
    'event_unmatched' as issue,
    count(*) as row_count
from {{ ref('constituent_events') }}
where source_confidence = 'unmatched'
group by event_source

union all

select
    'all' as source_system,
    'timeline' as table_name,
    measure || '_implausible' as issue,
    counted as row_count
from {{ ref('timeline_coverage') }}
where not is_within_limits

union all

select
    'all' as source_system,
    'flags' as table_name,
    flag_type || '_over_limit' as issue,
    cast(sum(opened) as {{ dbt.type_bigint() }}) as row_count
from {{ ref('flag_volumes') }}
where is_over_limit
group by flag_type

-- a row whose status nobody knows may be no event
{% for model, table_name, id, status in [
    ('stg_wbez__gifts', 'gifts', 'gift_id', 'payment_status'),
    ('stg_suntimes__subscriptions', 'subscriptions', 'subscription_id', 'status'),
    ('stg_stripe__charges', 'charges', 'charge_id', 'status'),
    ('stg_stripe__refunds', 'refunds', 'refund_id', 'status'),
    ('stg_stripe__subscriptions', 'subscriptions', 'subscription_id', 'status'),
    ('stg_stripe__invoices', 'invoices', 'invoice_id', 'status'),
    ('stg_capitan__memberships', 'memberships', 'membership_id', 'status'),
    ('stg_square__orders', 'orders', 'order_id', 'state'),
    ('stg_square__payments', 'payments', 'payment_id', 'status'),
    ('mailchimp_deliveries', 'recipients', 'recipient_id', 'delivery_status'),
    ('stg_mailchimp__activity', 'activity', 'activity_id', 'action'),
] %}
    union all

    select
        facts.source_system,
        '{{ table_name }}' as table_name,
        'unknown_status' as issue,
        count(*) as row_count
    from {{ ref(model) }} as facts
    left join {{ ref('event_statuses') }} as known
        on
            facts.source_system = known.source_system
            and known.table_name = '{{ table_name }}'
            and facts.{{ status }} = known.status
    where known.status is null and (facts.{{ id }} is null or facts.row_of_id = 1)
    group by facts.source_system
{% endfor %}
