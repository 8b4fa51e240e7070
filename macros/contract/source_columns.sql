{#- The columns that the sources YAML lists for a table; none while dbt reads the project or runs a unit test.

    `_loaded_at` in the YAML stands for the column that the var loaded_at_field names, which may be another one of them. -#}
{% macro source_columns(system, table) -%}
    {%- for source in graph.get('sources', {}).values() if (source.source_name, source.name) == (system, table) -%}
        {{ return(columns_of_source(source)) }}
    {%- endfor -%}
    {{ return([]) }}
{%- endmacro %}

{% macro columns_of_source(source) -%}
    {%- set names = [] -%}
    {%- for name in source.columns -%}
        {%- do names.append(loaded_at_column() if name == '_loaded_at' else name) -%}
    {%- endfor -%}
    {{ return(names | unique | list) }}
{%- endmacro %}
