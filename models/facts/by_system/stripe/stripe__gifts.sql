-- where an invoice asked for a gift, the invoice is the fact
select
    charge_id as gift_id,
    'charges' as source_table,
    source_record_id,
    charged_at as given_at,
    amount,
    currency,
    status,
    promotion_code as promo_code,
    details,
    row_of_id,
    loaded_at
from {{ ref('stripe__charge_purposes') }}
where purchase_type = 'donation' and (invoice_id is null or status = 'failed')
