{#- Stop where the process that runs Python models cannot call an API by HTTP: a stored procedure has no way out.

    check_model_api()  ->  nothing, or one sentence -#}
{% macro check_model_api() -%}
    {{ return(adapter.dispatch('check_model_api', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__check_model_api() -%}
    {%- do stop('var offer_analyser',
        "'api' is called by DuckDB only; on " ~ adapter.type() ~ ' choose patterns or warehouse.') -%}
{%- endmacro %}

{% macro duckdb__check_model_api() -%}
{%- endmacro %}
