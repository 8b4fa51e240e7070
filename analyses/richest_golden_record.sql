-- The constituent who is known by the most systems, with what survived and how they engage.
select
    constituent_id,
    canonical_full_name,
    canonical_email,
    canonical_phone,
    canonical_address,
    canonical_postal_code,
    total_lifetime_giving,
    is_sustainer,
    subscription_tier,
    events_attended,
    engagement_score,
    source_record_count,
    source_systems
from {{ ref('constituents') }}
order by
    length(source_systems) desc,
    source_record_count desc,
    lifetime_value desc,
    constituent_id
limit 1
