{#- The columns that the sources YAML lists for a table; none while dbt still reads the project. -#}
{% macro source_columns(system, table) -%}
    {%- for source in (graph.sources.values() if execute else []) if (source.source_name, source.name) == (system, table) -%}
        {{ return(source.columns | list) }}
    {%- endfor -%}
    {{ return([]) }}
{%- endmacro %}
