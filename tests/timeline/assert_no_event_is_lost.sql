{#- No row that a system gives is lost on the way to the timeline: each that counts is stored, as an event or as a row that
    is none, and each event that is stored is on the timeline or says in all_events why not. Rows without an id are not
    followed.

    rows: {source_table: (staging model, its key)} -#}
{%- set rows = {
    'wbez:gifts': ('stg_wbez__gifts', 'gift_id'),
    'suntimes:subscriptions': ('stg_suntimes__subscriptions', 'subscription_id'),
    'event:tickets': ('stg_event__tickets', 'ticket_order_id'),
    'email:sends': ('stg_email__sends', 'send_id'),
    'capitan:memberships': ('stg_capitan__memberships', 'membership_id'),
    'stripe:refunds': ('stg_stripe__refunds', 'refund_id'),
    'capitan:checkins': ('stg_capitan__checkins', 'checkin_id'),
    'capitan:bookings': ('stg_capitan__bookings', 'booking_id'),
    'stripe:charges': ('stg_stripe__charges', 'charge_id'),
    'stripe:invoices': ('stg_stripe__invoices', 'invoice_id'),
    'stripe:subscriptions': ('stg_stripe__subscriptions', 'subscription_id'),
    'square:payments': ('stg_square__payments', 'payment_id'),
    'mailchimp:recipients': ('stg_mailchimp__recipients', 'recipient_id'),
    'mailchimp:activity': ('stg_mailchimp__activity', 'activity_id'),
    'mailchimp:unsubscribes': ('stg_mailchimp__unsubscribes', 'unsubscribe_id'),
} %}

with staged as (

    {% for table, (model, key) in rows.items() %}
        select
            '{{ table }}' as source_table,
            '{{ table }}:' || {{ key }} as source_row_id
        from {{ ref(model) }}
        where {{ key }} is not null and row_of_id = 1
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

of_events as (

    {% for model in timeline_models('whole') + ['events_by_arrival'] %}
        select
            source_system,
            source_table,
            source_row_id,
            event_type
        from {{ ref(model) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

shown as (

    select event_id from {{ ref('constituent_events') }}
    union all
    select event_id from {{ ref('all_events') }}
    where left_out_because is not null

)

select
    staged.source_table,
    staged.source_row_id as lost
from staged
left join of_events on staged.source_row_id = of_events.source_row_id
where of_events.source_row_id is null

union all

select
    of_events.source_table,
    of_events.source_row_id || ':' || of_events.event_type as lost
from of_events
left join shown on of_events.source_row_id || ':' || of_events.event_type = shown.event_id
where
    of_events.event_type is not null
    and shown.event_id is null
    and {{ "of_events.source_system in ('" ~ systems_in_use() | join("', '") ~ "')" }}
