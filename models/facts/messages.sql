with messages as (

    {{ facts_of('messages') }}

),

-- the responses to a message up to today
responses as (

    select
        message_id,
        min(case when response = 'opened' then responded_at end) as opened_at,
        min(case when response = 'clicked' then responded_at end) as clicked_at,
        min(case when response = 'unsubscribed' then responded_at end) as unsubscribed_at,
        max(case when response = 'bounced' then 1 else 0 end) as bounces
    from {{ ref('message_responses') }}
    where message_id is not null and is_counted
    group by message_id

)

select
    -- ids
    messages.source_row_id,
    messages.source_system,
    messages.source_table,
    messages.message_id,
    messages.source_record_id,
    messages.constituent_id,
    messages.source_confidence,

    -- what it is
    messages.campaign_id,
    messages.campaign,
    messages.source_status,
    case when messages.status = 'delivered' and responses.bounces > 0 then 'bounced' else messages.status end as status,
    messages.details,

    -- when
    messages.sent_at,
    messages.sent_on,
    responses.opened_at,
    responses.clicked_at,
    responses.unsubscribed_at,
    messages.loaded_at,

    -- whether it counts
    messages.left_out_because is null and messages.status != 'unknown' as is_counted,
    messages.left_out_because
from messages
left join responses on messages.source_row_id = responses.message_id
