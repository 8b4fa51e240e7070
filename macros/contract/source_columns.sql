{#- The columns that the sources YAML lists for a table; none while dbt reads the project or runs a unit test. -#}
{% macro source_columns(system, table) -%}
    {%- for source in graph.get('sources', {}).values() if (source.source_name, source.name) == (system, table) -%}
        {{ return(source.columns | list) }}
    {%- endfor -%}
    {{ return([]) }}
{%- endmacro %}
