{{ config(materialized='view') }}

with recipients as (

    select
        recipients.*,
        offers.offer_key,
        offers.offer_code,
        offers.offer_expires
    from {{ ref('stg_mailchimp__recipients') }} as recipients
    left join {{ ref('campaign_offers') }} as offers on recipients.campaign_id = offers.campaign_id

)

select
    {{ timeline_event(
        'mailchimp', 'recipients', 'recipient_id',
        "case when delivery_status = 'sent' then 'email_sent' else 'email_bounced' end",
        at='sent_at', details={
            'campaign_id': 'campaign_id',
            'delivery': 'delivery_status',
            'offer': 'offer_key',
            'offer_code': 'offer_code',
            'offer_expires': 'offer_expires',
        }
    ) }}
from recipients
