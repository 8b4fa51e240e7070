{{ config(materialized='view') }}

select
    {{ timeline_event(
        'mailchimp', 'recipients', 'recipient_id',
        "case
            when delivery_status = 'sent' then 'email_sent'
            when delivery_status in ('hard', 'soft') then 'email_bounced'
        end",
        at='sent_at', details={'campaign_id': 'campaign_id', 'delivery': 'delivery_status'}
    ) }}
from {{ ref('mailchimp_deliveries') }}
where {{ is_first_of_its_id('recipient_id') }}
