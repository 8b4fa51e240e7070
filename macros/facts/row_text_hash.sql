{#- A hash of what a row says, by which it is known where it has no id.

    values: SQL expressions.  row_text_hash(['source_record_id', 'amount']) -#}
{% macro row_text_hash(values) -%}
    {%- set texts = [] -%}
    {%- for value in values -%}
        {%- do texts.append('cast(' ~ value ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{ dbt.hash(joined_text(texts)) }}
{%- endmacro %}
