{{ config(materialized='view') }}

with members as (

    select
        map.record_key,
        map.constituent_id,
        count(*) over (partition by map.constituent_id) as record_count,
        min(map.record_key) over (partition by map.constituent_id) as first_record_key
    from {{ ref('identity_map') }} as map
    inner join {{ ref('known_records') }} as known on map.record_key = known.record_key

)

select
    members.constituent_id,
    members.record_count,
    members.first_record_key,
    records.record_key,
    records.source_system,
    records.record_id,
    -- a later moment is a mistake, or not known yet on a past day
    case when cast(records.updated_at as date) <= {{ as_of_date() }} then records.updated_at end as updated_at,
    {% for attribute, columns in {
        'name': ['full_name', 'first_name', 'middle_name', 'last_name', 'suffix'],
        'email': ['email'],
        'phone': ['phone'],
        'address': ['address', 'city', 'state'],
        'birth_date': ['birth_date'],
    }.items() -%}
        {% for column in columns -%}
            case when not features.is_{{ attribute }}_bad then records.{{ column }} end as {{ column }},
        {% endfor -%}
    {% endfor -%}
    case when not features.is_address_bad then features.postal_code end as postal_code
from members
inner join {{ ref('source_records') }} as records on members.record_key = records.record_key
inner join {{ ref('match_features') }} as features on members.record_key = features.record_key
