{%- set attributes = {
    'name': {'value': 'records.full_name', 'bad': 'features.is_name_bad', 'completeness':
        "case when length(records.first_name) > 1 then 8 else 0 end + case when records.last_name is not null then 4 else 0 end"
        ~ " + case when records.middle_name is not null then 2 else 0 end + case when records.suffix is not null then 1 else 0 end"},
    'email': {'value': 'records.email', 'bad': 'features.is_email_bad', 'completeness': '1'},
    'phone': {'value': 'records.phone', 'bad': 'features.is_phone_bad', 'completeness': '1'},
    'address': {'value': "coalesce(records.address, '') || '|' || coalesce(records.postal_code, '')",
        'bad': "(features.is_address_bad or (records.address is null and records.postal_code is null))", 'completeness':
        "case when records.address is not null then 4 else 0 end + case when records.postal_code is not null then 2 else 0 end"
        ~ " + case when records.city is not null then 1 else 0 end"},
    'birth_date': {'value': 'cast(records.birth_date as ' ~ dbt.type_string() ~ ')', 'bad': 'features.is_birth_date_bad',
        'completeness': '1'},
} -%}

with candidates as (

    {% for attribute, of in attributes.items() %}
        select
            map.constituent_id,
            '{{ attribute }}' as attribute,
            records.record_key,
            records.source_system,
            records.record_id,
            records.updated_at,
            {{ of.value }} as value,
            {{ of.completeness }} as completeness
        from {{ ref('identity_map') }} as map
        inner join {{ ref('source_records') }} as records on map.record_key = records.record_key
        inner join {{ ref('match_features') }} as features on map.record_key = features.record_key
        where {{ of.value }} is not null and not {{ of.bad }}
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
    candidates.completeness as most_complete,
    count(*) over (
        partition by candidates.constituent_id, candidates.attribute, candidates.value
    ) as most_frequent,
    dense_rank() over (
        partition by candidates.constituent_id, candidates.attribute
        order by
            case when cast(candidates.updated_at as date) <= {{ as_of_date() }} then candidates.updated_at end nulls first
    ) as most_recent,
    -coalesce(priorities.priority, 1000) as system_priority
from candidates
left join {{ ref('system_priority') }} as priorities on candidates.source_system = priorities.source_system
