-- Whoever has unsubscribed, complained or bounced for good on any list is written to from none.
select audience.constituent_id
from {{ ref('email_audience') }} as audience
inner join {{ ref('record_constituents') }} as records on audience.constituent_id = records.constituent_id
inner join {{ ref('stg_email__subscriptions') }} as lists
    on records.source_system = lists.source_system and records.record_id = lists.source_record_id
where lists.subscription_status in ('unsubscribed', 'complained', 'bounced')
