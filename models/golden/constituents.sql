with membership as (

    select
        constituent_id,
        min(household_id) as household_id,
        count(*) as source_record_count,
        {{ joined_values('map.source_system', ', ') }} as source_systems,
        cast(min(coalesce(match_confidence, 1)) as decimal(5, 4)) as identity_confidence,
        cast(sum(pending_reviews) as {{ dbt.type_bigint() }}) as pending_reviews
    from {{ ref('identity_map') }} as map
    inner join {{ ref('known_records') }} as known on map.record_key = known.record_key
    group by constituent_id

),

-- an attribute of one column is the value itself; the columns of the others are read from the record that won
survivors as (

    select
        constituent_id,
        max(case when attribute = 'name' then record_key end) as name_key,
        max(case when attribute = 'address' then record_key end) as address_key,
        max(case when attribute = 'email' then value end) as email,
        max(case when attribute = 'phone' then value end) as phone,
        cast(max(case when attribute = 'birth_date' then value end) as date) as birth_date
    from {{ ref('constituent_provenance') }}
    group by constituent_id

),

changes as (

    select
        constituent_id,
        recorded_at
    from {{ ref('identity_ledger') }}
    union all
    select
        previous_constituent_id as constituent_id,
        recorded_at
    from {{ ref('identity_ledger') }}
    where previous_constituent_id is not null

),

minted as (

    select
        constituent_id,
        min(recorded_at) as created_at,
        max(recorded_at) as updated_at
    from changes
    group by constituent_id

),

-- of a file of people nothing is predicted
predictions as (

    {% if var('source_records') is none -%}
        select * from {{ ref('constituent_predictions') }}
    {%- else -%}
        select
            cast(null as {{ dbt.type_string() }}) as constituent_id,
            cast(null as double) as churn_risk_score,
            cast(null as {{ dbt.type_string() }}) as churn_tier,
            cast(null as double) as upgrade_propensity
        where false
    {%- endif %}

)

select
    membership.constituent_id,
    membership.household_id,
    case when names.is_organisation then 'organisation' else 'person' end as constituent_type,

    -- the golden record
    names.first_name as canonical_first_name,
    names.last_name as canonical_last_name,
    names.full_name as canonical_full_name,
    survivors.email as canonical_email,
    survivors.phone as canonical_phone,
    addresses.address as canonical_address,
    addresses.city as canonical_city,
    addresses.state as canonical_state,
    places.postal_code as canonical_postal_code,
    survivors.birth_date as canonical_birth_date,

    -- giving
    activity.total_lifetime_giving,
    activity.gift_count,
    activity.largest_gift,
    activity.average_gift,
    activity.first_donation_date,
    activity.last_donation_date,
    activity.is_sustainer,

    -- memberships and subscriptions of any organisation, and of the demo's two
    activity.is_member,
    activity.membership_level,
    activity.is_subscriber,
    activity.subscription_tier,
    activity.is_wbez_member,
    activity.is_suntimes_subscriber,

    -- visits and email
    activity.events_attended > 0 as is_event_attendee,
    activity.events_attended,
    activity.visit_count,
    activity.last_visit_date,
    consent.may_contact as is_email_reachable,
    activity.email_open_rate,
    activity.email_click_rate,

    -- over all systems
    activity.last_engagement_date,
    activity.lifetime_value,
    scores.engagement_score,

    -- what they will do
    predictions.churn_risk_score,
    predictions.churn_tier,
    predictions.upgrade_propensity,

    -- identity
    membership.source_record_count,
    membership.source_systems,
    membership.identity_confidence,
    membership.pending_reviews,
    minted.created_at,
    minted.updated_at
from membership
inner join minted on membership.constituent_id = minted.constituent_id
inner join {{ ref('constituent_activity') }} as activity on membership.constituent_id = activity.constituent_id
inner join {{ ref('engagement_scores') }} as scores on membership.constituent_id = scores.constituent_id
inner join {{ ref('consent') }} as consent on membership.constituent_id = consent.constituent_id and consent.channel = 'email'
left join predictions on membership.constituent_id = predictions.constituent_id
left join survivors on membership.constituent_id = survivors.constituent_id
left join {{ ref('source_records') }} as names on survivors.name_key = names.record_key
left join {{ ref('source_records') }} as addresses on survivors.address_key = addresses.record_key
left join {{ ref('match_features') }} as places on survivors.address_key = places.record_key
