{{ config(enabled=var('source_records') is not none, tags=['identity']) }}

with renamed as (

    {{ people_as_given() }}

)

select * from renamed
{% if tombstones() -%}
    where not {{ is_erased(record_hashes()) }}
{%- endif %}
