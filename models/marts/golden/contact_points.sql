with given as (

    select
        candidates.constituent_id,
        candidates.attribute as contact_type,
        candidates.value as contact_value,
        candidates.record_key,
        records.source_system,
        records.updated_at
    from {{ ref('survivorship_candidates') }} as candidates
    inner join {{ ref('source_records') }} as records on candidates.record_key = records.record_key
    where candidates.attribute in ('email', 'phone', 'address')

)

select
    given.constituent_id,
    given.contact_type,
    given.contact_value,
    {{ dbt.listagg('distinct given.source_system', "', '", 'order by given.source_system') }} as source_systems,
    count(*) as record_count,
    min(given.updated_at) as first_seen_at,
    max(given.updated_at) as last_seen_at,
    {{ dbt.bool_or('canonical.value is not null') }} as is_canonical
from given
left join {{ ref('constituent_provenance') }} as canonical
    on
        given.constituent_id = canonical.constituent_id
        and given.contact_type = canonical.attribute
        and given.contact_value = canonical.value
group by given.constituent_id, given.contact_type, given.contact_value
