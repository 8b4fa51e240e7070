{%- set as_given = [
    'record_id', 'name_as_given', 'email_as_given', 'phone_as_given', 'address_as_given', 'city', 'state', 'postal_code',
    'birth_date_as_given', 'updated_at_as_given', 'extra_fields',
] -%}

with people as (

    {% for people_model in people_models() %}
        select
            *,
            '{{ people_model }}' as people_model
        from {{ ref(people_model) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

fingerprinted as (

    select
        *,
        record_id is null and coalesce(
            name_as_given, email_as_given, phone_as_given, address_as_given, postal_code, birth_date_as_given
        ) is null as is_blank,
        {{ dbt.hash(joined_text(as_given)) }} as row_fingerprint
    from people

)

select
    fingerprinted.*,
    coalesce(record_id, 'row-' || row_fingerprint) as record_id_or_own,
    count(*) over (partition by source_system, coalesce(record_id, 'row-' || row_fingerprint)) as rows_with_this_id
from fingerprinted
