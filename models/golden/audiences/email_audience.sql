{{ config(materialized='view', secure=true) }}

select
    constituent_id,
    canonical_first_name,
    canonical_full_name,
    canonical_email,
    is_member,
    is_sustainer,
    subscription_tier,
    engagement_score,
    last_engagement_date
from {{ ref('constituents') }}
where is_email_reachable
