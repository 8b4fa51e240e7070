with responses as (

    {{ facts_of('message_responses') }}

)

select
    source_row_id,
    source_system,
    source_table,
    response_id,
    source_record_id,
    constituent_id,
    source_confidence,
    message_id,
    campaign_id,
    source_status,
    status as response,
    details,
    responded_at,
    responded_on,
    loaded_at,
    status != 'unknown' and left_out_because is null as is_counted,
    left_out_because
from responses
