-- a bounce stands on the message itself
select
    activity_id as response_id,
    'activity' as source_table,
    source_record_id,
    acted_at as responded_at,
    action as status,
    'mailchimp:recipients:' || campaign_id || ':' || source_record_id as message_id,
    campaign_id,
    {{ extra_fields_json({'campaign_id': 'campaign_id', 'url': 'url'}) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_mailchimp__activity') }}
where coalesce(action, '') != 'bounce'

union all

select
    unsubscribe_id as response_id,
    'unsubscribes' as source_table,
    source_record_id,
    unsubscribed_at as responded_at,
    'unsubscribed' as status,
    'mailchimp:recipients:' || campaign_id || ':' || source_record_id as message_id,
    campaign_id,
    {{ extra_fields_json({'campaign_id': 'campaign_id', 'reason': 'reason'}) }} as details,
    row_of_id,
    loaded_at
from {{ ref('stg_mailchimp__unsubscribes') }}
