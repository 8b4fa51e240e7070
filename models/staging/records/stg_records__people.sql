{{ config(enabled=var('source_records') is not none, tags=['identity']) }}

{#- Which columns the file has is known only once it is looked into: each column of the contract has a place here. -#}
{%- set mapping = records_mapping(records_columns()) if execute else {} -%}

with source as (

    select * from {{ records_input() }}

),

renamed as (

    select
        {{ id_as_given(mapping.get('record_id')) }} as record_id,
        coalesce({{ as_given(mapping.get('source_system')) }}, 'records') as source_system,
        {% for column in contract_columns() if column not in ['record_id', 'source_system'] -%}
            {{ as_given(mapping.get(column)) }} as {{ column }},
        {% endfor -%}
        {{ extra_fields_json(mapping.get('extra_fields', {})) }} as extra_fields
    from source

)

select * from renamed
