{#- The columns that the sources YAML lists for a table; none while dbt reads the project or runs a unit test.

    `_loaded_at` in the YAML stands for the column that the var loaded_at_field names, or the system's own; it may be another
    one of them. -#}
{% macro source_columns(system, table) -%}
    {%- set source = source_node(system, table) -%}
    {{ return(columns_of_source(source) if source else []) }}
{%- endmacro %}

{# What the sources YAML says of a table; none while dbt reads the project or runs a unit test. #}
{% macro source_node(system, table) -%}
    {%- for source in graph.get('sources', {}).values() if (source.source_name, source.name) == (system, table) -%}
        {{ return(source) }}
    {%- endfor -%}
    {{ return(none) }}
{%- endmacro %}

{% macro columns_of_source(source) -%}
    {%- set names = [] -%}
    {%- for name in source.columns -%}
        {%- do names.append(loaded_at_column(source.source_name) if name == '_loaded_at' else name) -%}
    {%- endfor -%}
    {{ return(names | unique | list) }}
{%- endmacro %}

{# The same as something to order by: what is `config: {meta: {json: true}}` as text, since not every engine orders objects. #}
{% macro orderable_columns(system, table) -%}
    {%- set columns = [] -%}
    {%- set source = source_node(system, table) -%}
    {%- for name in source_columns(system, table) -%}
        {%- set is_json = name in source.columns and source.columns[name].config.meta.get('json') -%}
        {%- do columns.append('cast(' ~ name ~ ' as ' ~ dbt.type_string() ~ ')' if is_json else name) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{# Of those the ones that a table may lack: `config: {meta: {optional: true}}` in the YAML. #}
{% macro optional_columns(system, table) -%}
    {%- set source = source_node(system, table) -%}
    {{ return(optional_columns_of_source(source) if source else []) }}
{%- endmacro %}

{% macro optional_columns_of_source(source) -%}
    {%- set names = [] -%}
    {%- for name, column in source.columns.items() if column.config.meta.get('optional') -%}
        {%- do names.append(name) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
