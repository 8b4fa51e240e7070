with given as (

    {% for contact_type in ['email', 'phone', 'address'] %}
        select
            constituent_id,
            '{{ contact_type }}' as contact_type,
            record_key,
            source_system,
            updated_at,
            {{ spaced(['address', 'city', 'state', 'postal_code']) if contact_type == 'address' else contact_type }}
                as contact_value,
            false as is_further
        from {{ ref('usable_values') }}
        -- a postal code alone is no address
        where {{ contact_type }} is not null
        union all
    {% endfor %}
    select
        usable.constituent_id,
        further.contact_type,
        usable.record_key,
        usable.source_system,
        usable.updated_at,
        further.contact_value,
        true as is_further
    from {{ ref('further_contacts') }} as further
    inner join {{ ref('usable_values') }} as usable on further.record_key = usable.record_key

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
    on given.record_key = canonical.record_key and given.contact_type = canonical.attribute and not given.is_further
group by given.constituent_id, given.contact_type, given.contact_value
