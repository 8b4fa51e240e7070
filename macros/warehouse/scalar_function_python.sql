{#- How a Python function of python_udfs/ comes to be, where dbt's own statement does not fit the engine.

    DuckDB: dbt has none. The plugin duckdb_functions.py registers the function on every connection as
    `__py_<name>`; this typed macro gives it its name in the schema. Trap: a view over it fails in a connection without
    the plugin, so what calls it is a table. -#}
{% macro duckdb__scalar_function_python(target_relation) -%}
    {%- set arguments = [] -%}
    {%- set names = [] -%}
    {%- for argument in model.arguments -%}
        {%- do arguments.append(argument.name ~ ' ' ~ argument.data_type) -%}
        {%- do names.append(argument.name) -%}
    {%- endfor -%}
    create or replace function {{ target_relation.render() }}({{ arguments | join(', ') }}) as
        __py_{{ model.name }}({{ names | join(', ') }})
{%- endmacro %}

{# Databricks runs the body and ignores the entry point: call it. #}
{% macro databricks__scalar_function_body_python() -%}
    $$
    {{ model.compiled_code }}
    return {{ model.config.get('entry_point') }}({{ model.arguments | map(attribute='name') | join(', ') }})
    $$
{%- endmacro %}
