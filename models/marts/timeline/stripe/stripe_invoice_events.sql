{{ config(materialized='view') }}

select
    {{ timeline_event(
        'stripe', 'invoices', 'invoice_id',
        "case
            when status = 'paid' and billing_reason = 'subscription_create' then 'subscription_started'
            when status = 'paid' and billing_reason like 'subscription%' then 'subscription_renewed'
            when status = 'paid' and amount_paid > 0 then 'other_purchase'
        end",
        at='created_at', amount='amount_paid', details={'subscription': 'subscription_id'}
    ) }}
from {{ ref('stg_stripe__invoices') }}
