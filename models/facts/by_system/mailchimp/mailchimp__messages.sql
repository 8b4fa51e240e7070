-- a message with a soft and a hard bounce counts as a hard bounce
with bounces as (

    select
        campaign_id,
        source_record_id,
        min(bounce_type) as bounce_type,
        max(loaded_at) as loaded_at
    from {{ ref('stg_mailchimp__activity') }}
    where action = 'bounce' and row_issue is null
    group by campaign_id, source_record_id

),

-- a message arrives with the last row about it
sent as (

    select
        recipients.recipient_id as message_id,
        recipients.source_record_id,
        recipients.campaign_id,
        campaigns.title as campaign,
        campaigns.sent_at,
        case when bounces.campaign_id is null then 'sent' else coalesce(bounces.bounce_type, 'hard') end as status,
        recipients.row_of_id,
        {% set loads = ['recipients.loaded_at', 'campaigns.loaded_at', 'bounces.loaded_at'] -%}
        greatest(
            coalesce({{ loads[0] }}, {{ loads[1] }}, {{ loads[2] }}),
            coalesce({{ loads[1] }}, {{ loads[0] }}, {{ loads[2] }}),
            coalesce({{ loads[2] }}, {{ loads[0] }}, {{ loads[1] }})
        ) as loaded_at
    from {{ ref('stg_mailchimp__recipients') }} as recipients
    left join {{ ref('stg_mailchimp__campaigns') }} as campaigns
        on recipients.campaign_id = campaigns.campaign_id and campaigns.row_of_id = 1
    left join bounces
        on recipients.campaign_id = bounces.campaign_id and recipients.source_record_id = bounces.source_record_id

)

select
    *,
    'recipients' as source_table,
    {{ extra_fields_json({'campaign_id': 'campaign_id', 'delivery': 'status'}) }} as details
from sent
