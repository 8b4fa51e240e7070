-- an invoice is paid when a charge for it succeeds, perhaps after several attempts
with paid_charges as (

    select
        invoice_id,
        max(charged_at) as paid_at
    from {{ ref('stg_stripe__charges') }}
    where invoice_id is not null and status = 'succeeded' and {{ is_first_of_its_id('charge_id') }}
    group by invoice_id

),

-- what the charges of a subscription's invoices say that it is
memberships as (

    select invoices.subscription_id
    from {{ ref('stripe__charge_purposes') }} as charges
    inner join {{ ref('stg_stripe__invoices') }} as invoices on charges.invoice_id = invoices.invoice_id
    where charges.purchase_type = 'membership_purchase' and invoices.subscription_id is not null
    group by invoices.subscription_id

),

-- the code of a subscription's first invoice stands on its charge
codes as (

    select
        invoice_id,
        min(promotion_code) as promo_code
    from {{ ref('stg_stripe__charges') }}
    where invoice_id is not null and row_issue is null
    group by invoice_id

)

select
    invoices.invoice_id as payment_id,
    'invoices' as source_table,
    invoices.source_record_id,
    coalesce(paid_charges.paid_at, invoices.created_at) as paid_at,
    invoices.amount_paid as amount,
    invoices.currency,
    invoices.status,
    case
        when invoices.billing_reason = 'subscription_create'
            then case when memberships.subscription_id is null then 'subscription_started' else 'membership_purchase' end
        when invoices.billing_reason = 'subscription_cycle'
            then case when memberships.subscription_id is null then 'subscription_renewed' else 'membership_renewal' end
        when invoices.amount_paid > 0 then 'other_purchase'
    end as payment_type,
    invoices.subscription_id,
    case when invoices.billing_reason = 'subscription_create' then codes.promo_code end as promo_code,
    cast(null as {{ dbt.type_string() }}) as settles,
    {{ extra_fields_json(dict(
        {'subscription': 'invoices.subscription_id'}, **in_other_money('invoices.amount_paid_as_given', 'invoices.currency')
    )) }} as details,
    invoices.row_of_id,
    invoices.loaded_at
from {{ ref('stg_stripe__invoices') }} as invoices
left join paid_charges on invoices.invoice_id = paid_charges.invoice_id
left join codes on invoices.invoice_id = codes.invoice_id
left join memberships on invoices.subscription_id = memberships.subscription_id

union all

-- where an invoice asked for the money, the invoice is the fact; a failed charge is one here, unless it was a gift
select
    charge_id as payment_id,
    'charges' as source_table,
    source_record_id,
    charged_at as paid_at,
    amount,
    currency,
    status,
    case when status = 'failed' then 'payment_failed' end as payment_type,
    cast(null as {{ dbt.type_string() }}) as subscription_id,
    cast(null as {{ dbt.type_string() }}) as promo_code,
    case when invoice_id is not null then 'stripe:invoices:' || invoice_id end as settles,
    details,
    row_of_id,
    loaded_at
from {{ ref('stripe__charge_purposes') }}
where
    purchase_type != 'donation' and status = 'failed'
    or invoice_id is not null and coalesce(status, '') != 'failed'
