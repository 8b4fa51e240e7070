-- a refund names its charge, and only the charge names the person
select
    refunds.refund_id,
    'refunds' as source_table,
    charges.source_record_id,
    refunds.refunded_at,
    refunds.amount,
    refunds.currency,
    coalesce(refunds.status, 'succeeded') as status,
    case
        when charges.invoice_id is not null then 'stripe:invoices:' || charges.invoice_id
        else 'stripe:charges:' || refunds.charge_id
    end as refund_of,
    {{ extra_fields_json(dict({
        'charge': 'refunds.charge_id',
        'reason': 'refunds.reason',
    }, **in_other_money('refunds.amount_as_given', 'refunds.currency'))) }} as details,
    refunds.row_of_id,
    refunds.loaded_at
from {{ ref('stg_stripe__refunds') }} as refunds
left join {{ ref('stg_stripe__charges') }} as charges
    on refunds.charge_id = charges.charge_id and charges.row_of_id = 1
