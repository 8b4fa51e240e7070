with given as (

    select
        candidates.constituent_id,
        candidates.attribute as contact_type,
        candidates.record_key,
        records.source_system,
        records.updated_at,
        case
            when candidates.attribute = 'address'
                then {{ spaced(['records.address', 'records.city', 'records.state', 'features.postal_code']) }}
            else candidates.value
        end as contact_value
    from {{ ref('survivorship_candidates') }} as candidates
    inner join {{ ref('source_records') }} as records on candidates.record_key = records.record_key
    inner join {{ ref('match_features') }} as features on candidates.record_key = features.record_key
    where
        candidates.attribute in ('email', 'phone')
        -- a postal code alone reaches nobody
        or (candidates.attribute = 'address' and records.address is not null)

)

select
    given.constituent_id,
    given.contact_type,
    given.contact_value,
    {{ joined_values('given.source_system', ', ') }} as source_systems,
    count(*) as record_count,
    min(given.updated_at) as first_seen_at,
    max(given.updated_at) as last_seen_at,
    {{ dbt.bool_or('canonical.record_key is not null') }} as is_canonical
from given
left join {{ ref('constituent_provenance') }} as canonical
    on
        given.constituent_id = canonical.constituent_id
        and given.contact_type = canonical.attribute
        and given.record_key = canonical.record_key
group by given.constituent_id, given.contact_type, given.contact_value
