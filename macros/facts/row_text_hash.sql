{#- A hash of the content of a row, which stands for an id where the row has none.

    values: SQL expressions.  row_text_hash(['source_record_id', 'amount']) -#}
{% macro row_text_hash(values) -%}
    {%- set texts = [] -%}
    {%- for value in values -%}
        {%- do texts.append('cast(' ~ value ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{ dbt.hash(joined_text(texts)) }}
{%- endmacro %}
