{#- The key of a record, the same in every build in which its system has the record, whatever rows come or go.

    system, record_id: text columns. row_of_id: the number of the row among those of one id. -#}
{% macro record_key(system, record_id, row_of_id) -%}
    {%- set number = "cast(" ~ row_of_id ~ " as " ~ dbt.type_string() ~ ")" -%}
    {{ return(stable_number(joined_text([system, record_id, number, text_literal(var("record_key_salt"))]))) }}
{%- endmacro %}

{#- After source_records is built: stop where two records have one key, before anybody is taken for somebody else.

    relation: source_records. -#}
{% macro check_record_keys(relation) -%}
    {%- if execute -%}
        {%- set query -%}
            select count(*) - count(distinct record_key) from {{ relation }} as records
        {%- endset -%}
        {%- set shared = run_query(query).rows[0][0] -%}
        {%- if shared -%}
            {%- do exceptions.raise_compiler_error(
                'source_records: By chance, records have the key of another one (' ~ shared ~ '): give the var'
                ~ ' record_key_salt another word, and build everything.') -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
