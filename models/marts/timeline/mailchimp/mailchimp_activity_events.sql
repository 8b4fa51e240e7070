{{ config(materialized='view') }}

select
    {{ timeline_event(
        'mailchimp', 'activity', 'activity_id',
        "case action when 'open' then 'email_opened' when 'click' then 'email_clicked' end",
        at='acted_at', details={'campaign_id': 'campaign_id', 'url': 'url'}
    ) }}
from {{ ref('stg_mailchimp__activity') }}
where {{ is_first_of_its_id('activity_id') }}
