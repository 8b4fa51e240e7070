{#- A column of a source as text, as it was given; null where it is missing or blank.

    expression: SQL expression of any type, or none for a column that the source does not have. -#}
{% macro as_given(expression) -%}
    {%- if expression is none -%}
        cast(null as {{ dbt.type_string() }})
    {%- else -%}
        nullif({{ trimmed(expression) }}, '')
    {%- endif -%}
{%- endmacro %}
