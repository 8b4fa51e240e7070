select
    membership_id,
    source_record_id,
    started_on,
    membership_type as plan,
    price,
    status,
    ended_on,
    cancelled_on,
    {{ extra_fields_json({'membership': 'membership_type', 'price': 'price'}) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_capitan__memberships') }}
