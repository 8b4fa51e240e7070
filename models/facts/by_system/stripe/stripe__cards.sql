select
    charge_id,
    'charges' as source_table,
    source_record_id,
    charged_at,
    card_brand,
    card_expires_on,
    row_of_id,
    loaded_at
from {{ ref('stg_stripe__charges') }}
where card_expires_on is not null
