{#- How many rows of a seed dbt sends in one statement.

    Snowflake: the connector looks for the end of a statement in time that grows with the square of its length, so that
    dbt's ten thousand rows take a minute where a thousand take a second. -#}
{% macro snowflake__get_batch_size() -%}
    {{ return(1000) }}
{%- endmacro %}
