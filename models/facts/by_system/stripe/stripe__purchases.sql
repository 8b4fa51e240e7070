select
    charge_id as purchase_id,
    'charges' as source_table,
    source_record_id,
    charged_at as purchased_at,
    amount,
    currency,
    status,
    purchase_type,
    description as item,
    promotion_code as promo_code,
    details,
    row_of_id,
    loaded_at
from {{ ref('stripe__charge_purposes') }}
where purchase_type != 'donation' and invoice_id is null and coalesce(status, '') != 'failed'
