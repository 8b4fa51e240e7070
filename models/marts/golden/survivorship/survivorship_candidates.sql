with records as (

    select
        map.constituent_id,
        records.record_key,
        records.source_system,
        records.record_id,
        case when cast(records.updated_at as date) <= {{ as_of_date() }} then records.updated_at end as updated_at,

        -- each attribute as one text; null where there is none or it is known to be bad
        case when not features.is_name_bad then records.full_name end as name_value,
        case when not features.is_email_bad then records.email end as email_value,
        case when not features.is_phone_bad then records.phone end as phone_value,
        case
            when not features.is_address_bad and coalesce(records.address, features.postal_code) is not null
                then coalesce(records.address, '') || '|' || coalesce(features.postal_code, '')
        end as address_value,
        case
            when not features.is_birth_date_bad then cast(records.birth_date as {{ dbt.type_string() }})
        end as birth_date_value,

        -- how much of it there is: a first name outweighs all that follows, and so on
        case when length(records.first_name) > 1 then 8 else 0 end
        + case when records.last_name is not null then 4 else 0 end
        + case when records.middle_name is not null then 2 else 0 end
        + case when records.suffix is not null then 1 else 0 end as name_parts,
        case when records.address is not null then 4 else 0 end
        + case when features.postal_code is not null then 2 else 0 end
        + case when records.city is not null then 1 else 0 end as address_parts
    from {{ ref('identity_map') }} as map
    inner join {{ ref('source_records') }} as records on map.record_key = records.record_key
    inner join {{ ref('match_features') }} as features on map.record_key = features.record_key

),

candidates as (

    {% for attribute, parts in {
        'name': 'name_parts',
        'email': 1,
        'phone': 1,
        'address': 'address_parts',
        'birth_date': 1,
    }.items() %}
        select
            constituent_id,
            '{{ attribute }}' as attribute,
            record_key,
            source_system,
            record_id,
            updated_at,
            {{ attribute }}_value as value,
            {{ parts }} as parts
        from records
        where {{ attribute }}_value is not null
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

-- each strategy as a number of which the largest wins
select
    candidates.constituent_id,
    candidates.attribute,
    candidates.record_key,
    candidates.source_system,
    candidates.record_id,
    candidates.value,
    candidates.parts as most_complete,
    count(*) over (
        partition by candidates.constituent_id, candidates.attribute, candidates.value
    ) as most_frequent,
    dense_rank() over (
        partition by candidates.constituent_id, candidates.attribute order by candidates.updated_at nulls first
    ) as most_recent,
    -coalesce(priorities.priority, 1000) as system_priority
from candidates
left join {{ ref('system_priority') }} as priorities on candidates.source_system = priorities.source_system
