{#- The models of events, which all end in the columns of timeline_event.

    Those of 'whole' are read from end to end in each build: their systems do not say when a row arrived, or an event of
    theirs is put together from several tables. Of 'arriving' only the rows that have arrived since the last build are read,
    of each id the version that counts (is_first_of_its_id).
    To add a system: a folder of such models, and a line for each here. -#}
{% macro timeline_models(kind) -%}
    {{ return({
        'whole': [
            'wbez_gift_events',
            'wbez_plan_events',
            'suntimes_subscription_events',
            'event_ticket_events',
            'email_send_events',
            'capitan_membership_events',
            'stripe_invoice_events',
            'stripe_refund_events',
            'square_order_events',
        ],
        'arriving': {
            'capitan_checkin_events': 'capitan:checkins',
            'capitan_booking_events': 'capitan:bookings',
            'stripe_charge_events': 'stripe:charges',
            'stripe_subscription_events': 'stripe:subscriptions',
            'square_payment_events': 'square:payments',
            'mailchimp_recipient_events': 'mailchimp:recipients',
            'mailchimp_activity_events': 'mailchimp:activity',
            'mailchimp_unsubscribe_events': 'mailchimp:unsubscribes',
        },
    }[kind]) }}
{%- endmacro %}

{# The names of the columns that timeline_event gives. #}
{% macro timeline_columns() -%}
    {{ return([
        'source_system', 'source_table', 'source_row_id', 'source_record_id', 'event_slot', 'event_type', 'event_at',
        'event_date', 'amount', 'event_details', 'loaded_at',
    ]) }}
{%- endmacro %}
