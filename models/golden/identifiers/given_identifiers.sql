{{ config(materialized='view') }}

{%- set kinds = {'system_id': 'record_id', 'email': 'email', 'phone': 'phone', 'name': 'full_name'} -%}

with records as (

    select
        usable.constituent_id,
        map.household_id,
        usable.source_system,
        usable.record_id,
        usable.email,
        usable.phone,
        usable.full_name,
        usable.updated_at,
        case map.confidence_tier when 'low' then 3 when 'medium' then 2 else 1 end as tier
    from {{ ref('usable_values') }} as usable
    inner join {{ ref('identity_map') }} as map on usable.record_key = map.record_key

)

{% for kind, column in kinds.items() %}
    select
        constituent_id,
        household_id,
        source_system,
        '{{ kind }}' as identifier_kind,
        {{ column }} as identifier_value,
        -- an id belongs to one system; a name in another script is compared unchanged
        {{ {
            'system_id': "source_system || ':' || record_id",
            'name': 'coalesce(' ~ fold_text('full_name') ~ ', full_name)',
        }.get(kind, column) }} as compared_value,
        updated_at,
        -- several people can have one name
        {{ 'greatest(tier, 2)' if kind == 'name' else 'tier' }} as tier
    from records
    where {{ column }} is not null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
