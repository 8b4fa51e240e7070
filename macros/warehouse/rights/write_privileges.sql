{#- The privileges that let a role write rows into a table, as the engine calls them. -#}
{% macro write_privileges() -%}
    {{ return(adapter.dispatch('write_privileges', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__write_privileges() -%}
    {{ return(['insert', 'update', 'delete']) }}
{%- endmacro %}

{% macro databricks__write_privileges() -%}
    {{ return(['modify']) }}
{%- endmacro %}
