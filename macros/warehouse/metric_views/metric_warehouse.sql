{#- The name under which metric_dialect knows the engine of the target. -#}
{% macro metric_warehouse() -%}
    {{ return(adapter.dispatch('metric_warehouse', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__metric_warehouse() -%}
    {{ return('standard') }}
{%- endmacro %}

{% macro duckdb__metric_warehouse() -%}
    {{ return('duckdb') }}
{%- endmacro %}

{% macro snowflake__metric_warehouse() -%}
    {{ return('snowflake') }}
{%- endmacro %}

{% macro databricks__metric_warehouse() -%}
    {{ return('databricks') }}
{%- endmacro %}
