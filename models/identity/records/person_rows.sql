{{ config(materialized='view') }}

{%- set as_given = [
    'record_id', 'name_as_given', 'email_as_given', 'phone_as_given', 'address_as_given', 'city', 'state', 'postal_code',
    'birth_date_as_given', 'updated_at_as_given', 'extra_fields',
] -%}
{%- set fingerprint = dbt.hash(joined_text(as_given)) -%}

with people as (

    {% for people_model in people_models() %}
        select
            *,
            '{{ people_model }}' as people_model
        from {{ ref(people_model) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

-- few rows have no id: the hash is written twice, so that it is computed for those alone where nothing else asks for it
select
    *,
    record_id is null and coalesce(
        name_as_given, email_as_given, phone_as_given, address_as_given, postal_code, birth_date_as_given
    ) is null as is_blank,
    {{ fingerprint }} as row_fingerprint,
    coalesce(record_id, 'row-' || {{ fingerprint }}) as record_id_or_own
from people
