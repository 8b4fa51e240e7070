select
    send_id as message_id,
    'sends' as source_table,
    source_record_id,
    sent_at as sent_on,
    campaign,
    case when bounced_at_as_given is null then 'delivered' else 'bounced' end as status,
    {{ extra_fields_json({'campaign': 'campaign'}) }} as details,
    row_of_id
from {{ ref('stg_email__sends') }}
