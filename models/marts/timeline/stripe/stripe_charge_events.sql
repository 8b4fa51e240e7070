{{ config(materialized='view') }}

{%- set words = 'lower(description)' -%}

with charges as (

    select
        *,
        case
            when description is null then 'other_purchase'
            {% for word, event_type in checked('charge_events').items() -%}
                when {{ regexp_matches(words, '(^|[^a-z0-9])' ~ word ~ '([^a-z0-9]|$)') }} then '{{ event_type }}'
            {% endfor -%}
            else 'other_purchase'
        end as paid_for
    from {{ ref('stg_stripe__charges') }}
    where {{ is_first_of_its_id('charge_id') }}

)

-- what an invoice asked for is told by the invoice
select
    {{ timeline_event(
        'stripe', 'charges', 'charge_id',
        "case
            when status = 'failed' and paid_for = 'donation' then 'donation_failed'
            when status = 'failed' then 'payment_failed'
            when status = 'succeeded' and invoice_id is null then paid_for
        end",
        at='charged_at', amount=in_dollars('amount'), details=dict({
            'code': 'promotion_code',
            'failure': 'failure_code',
            'what': 'description',
        }, **in_other_money('amount_as_given'))
    ) }}
from charges
