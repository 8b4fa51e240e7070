with refunds as (

    {{ facts_of('refunds') }}

)

select
    -- ids
    source_row_id,
    source_system,
    source_table,
    refund_id,
    source_record_id,
    constituent_id,
    source_confidence,
    refund_of,

    -- money, whatever sign the system gives it
    abs(amount) as amount,
    currency,

    -- what it is
    source_status,
    status,
    details,

    -- when
    refunded_at,
    refunded_on,
    loaded_at,

    -- whether it counts
    status = 'paid' and amount is not null and left_out_because is null as is_counted,
    left_out_because
from refunds
