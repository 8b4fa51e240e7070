{{ config(materialized='view') }}

select
    {{ timeline_event(
        'mailchimp', 'unsubscribes', 'unsubscribe_id', "'email_unsubscribed'",
        at='unsubscribed_at', details={'campaign_id': 'campaign_id', 'reason': 'reason'}
    ) }}
from {{ ref('stg_mailchimp__unsubscribes') }}
where {{ is_first_of_its_id('unsubscribe_id') }}
