{#- The distinct values of a group as one text, in alphabetical order.

    value: SQL expression of text; separator: plain text.  joined_values('source_system', ', ')  ->  'email, wbez' -#}
{% macro joined_values(value, separator) -%}
    {{ return(adapter.dispatch('joined_values', 'constituent_360')(value, separator)) }}
{%- endmacro %}

{% macro default__joined_values(value, separator) -%}
    {{ dbt.listagg('distinct ' ~ value, text_literal(separator), 'order by ' ~ value) }}
{%- endmacro %}

{% macro databricks__joined_values(value, separator) -%}
    array_join(array_sort(collect_set({{ value }})), {{ text_literal(separator) }})
{%- endmacro %}
