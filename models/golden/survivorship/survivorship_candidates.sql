{{ config(materialized='view') }}

with records as (

    select
        constituent_id,
        record_count,
        first_record_key,
        record_key,
        source_system,
        record_id,
        case when cast(updated_at as date) <= {{ as_of_date() }} then updated_at end as updated_at,

        -- each attribute as one text
        full_name as name_value,
        email as email_value,
        phone as phone_value,
        case
            when coalesce(address, postal_code) is not null then coalesce(address, '') || '|' || coalesce(postal_code, '')
        end as address_value,
        cast(birth_date as {{ dbt.type_string() }}) as birth_date_value,

        -- how complete it is: each part weighs more than all later parts together
        case when length(first_name) > 1 then 8 else 0 end
        + case when last_name is not null then 4 else 0 end
        + case when middle_name is not null then 2 else 0 end
        + case when suffix is not null then 1 else 0 end as name_parts,
        case when address is not null then 4 else 0 end
        + case when postal_code is not null then 2 else 0 end
        + case when city is not null then 1 else 0 end as address_parts
    from {{ ref('usable_values') }}

),

-- most constituents have one record and need no comparison
compared as (

    {% for attribute, parts in {
        'name': 'name_parts',
        'email': 1,
        'phone': 1,
        'address': 'address_parts',
        'birth_date': 1,
    }.items() %}
        {% for several in [true, false] %}
            select
                constituent_id,
                '{{ attribute }}' as attribute,
                record_key,
                source_system,
                record_id,
                {{ attribute }}_value as value,
                {{ parts }} as most_complete,
                {% if several -%}
                    count(*) over (partition by first_record_key, {{ attribute }}_value) as most_frequent,
                    dense_rank() over (partition by first_record_key order by updated_at nulls first) as most_recent,
                    count(*) over (partition by first_record_key) as candidate_count
                {%- else -%}
                    1 as most_frequent,
                    1 as most_recent,
                    1 as candidate_count
                {%- endif %}
            from records
            where {{ attribute }}_value is not null and record_count {{ '>' if several else '=' }} 1
            {% if several %}union all{% endif %}
        {% endfor %}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

-- each strategy as a number; the largest wins
select
    compared.constituent_id,
    compared.attribute,
    compared.record_key,
    compared.source_system,
    compared.record_id,
    compared.value,
    compared.most_complete,
    compared.most_frequent,
    compared.most_recent,
    -coalesce(priorities.priority, 1000) as system_priority,
    compared.candidate_count
from compared
left join {{ ref('system_priority') }} as priorities on compared.source_system = priorities.source_system
