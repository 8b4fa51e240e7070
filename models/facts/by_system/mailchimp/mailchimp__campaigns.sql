select
    campaign_id,
    title,
    subject_line,
    html,
    sent_at,
    row_of_id,
    loaded_at
from {{ ref('stg_mailchimp__campaigns') }}
