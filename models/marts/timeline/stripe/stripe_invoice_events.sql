{{ config(materialized='view') }}

-- an invoice is paid when a charge for it succeeds, which may take several attempts after it was made out
with payments as (

    select
        invoice_id,
        max(charged_at) as paid_at
    from {{ ref('stg_stripe__charges') }}
    where invoice_id is not null and status = 'succeeded' and {{ is_first_of_its_id('charge_id') }}
    group by invoice_id

),

invoices as (

    select
        invoices.*,
        coalesce(payments.paid_at, invoices.created_at) as paid_at
    from {{ ref('stg_stripe__invoices') }} as invoices
    left join payments on invoices.invoice_id = payments.invoice_id
    where invoices.invoice_id is null or invoices.row_of_id = 1

)

select
    {{ timeline_event(
        'stripe', 'invoices', 'invoice_id',
        "case
            when status = 'paid' and billing_reason = 'subscription_create' then 'subscription_started'
            when status = 'paid' and billing_reason = 'subscription_cycle' then 'subscription_renewed'
            when status = 'paid' and amount_paid > 0 then 'other_purchase'
        end",
        at='paid_at', amount=in_dollars('amount_paid'),
        details=dict({'subscription': 'subscription_id'}, **in_other_money('amount_paid_as_given'))
    ) }}
from invoices
