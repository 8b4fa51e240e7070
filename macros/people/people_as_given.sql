{#- Every row of the var source_records with the columns of the contract and extra_fields: a query.

    Which columns a file has is known only once it is looked into: each column of the contract has a place here. -#}
{% macro people_as_given() -%}
    {% for source in (records_sources() if execute else [{'rows': '(select 1 as id)', 'names': []}]) -%}
        {%- set mapping = records_mapping(source) -%}
        {%- do check_header(source, mapping) if execute -%}
        select
            {{ id_as_given(mapping.get('record_id')) }} as record_id,
            coalesce(
                {{ as_given(mapping.get('source_system')) }}, {{ text_literal(source.system or 'records') }}
            ) as source_system,
            {% for column in contract_columns() if column not in ['record_id', 'source_system'] -%}
                {{ as_given(mapping.get(column)) }} as {{ column }},
            {% endfor -%}
            {{ extra_fields_json(mapping.extra_fields) }} as extra_fields
        from {{ mapping.rows }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
{%- endmacro %}
