-- The constituent who is known by the most systems, surely, and means most to them: what survived, and what they did.
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
    identity_confidence desc,
    pending_reviews,
    lifetime_value desc,
    constituent_id
