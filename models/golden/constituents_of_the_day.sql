{{ config(materialized='view') }}

with thresholds as (

    {{ confidence_thresholds() }}

)

-- a score that falls a little each day is rounded to tens, and a day to its month, so that only real changes end a row
select
    constituent_id,
    household_id,
    constituent_type,
    canonical_first_name,
    canonical_last_name,
    canonical_full_name,
    canonical_email,
    canonical_phone,
    canonical_address,
    canonical_city,
    canonical_state,
    canonical_postal_code,
    canonical_birth_date,
    total_lifetime_giving,
    gift_count,
    largest_gift,
    first_donation_date,
    last_donation_date,
    is_sustainer,
    is_member,
    membership_level,
    is_subscriber,
    subscription_tier,
    is_wbez_member,
    is_suntimes_subscriber,
    events_attended,
    is_email_reachable,
    cast({{ dbt.date_trunc('month', 'last_engagement_date') }} as date) as last_engagement_month,
    lifetime_value,
    cast(10 * floor(engagement_score / 10) as {{ dbt.type_int() }}) as engagement_score_from,
    churn_tier,
    source_record_count,
    source_systems,
    {{ confidence_tier('thresholds') }} as confidence_tier
from {{ ref('constituents') }}
cross join thresholds
