{#- How a Python function of python_udfs/ comes to be, where dbt's own statement does not fit the engine.

    target_relation: its name; dbt calls this once a function. Models call function('metaphone'); golden pairs for both
    functions are in seeds/primitives/ (phonetic_code, string_similarity).
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

{# Databricks runs the body and ignores the entry point: call it. The body keeps its own indentation. What it imports is named
   in `meta.packages` and installed by the clause ENVIRONMENT (Databricks SQL, or runtime 16.2 and later). #}
{% macro databricks__scalar_function_python(target_relation) -%}
    {%- set packages = model.config.get('meta', {}).get('packages', []) -%}
    create or replace function {{ target_relation.render() }} ({{ formatted_scalar_function_args_sql() | trim }})
    returns {{ model.returns.data_type }}
    language python
    {%- if packages %}
    environment (dependencies = '{{ tojson(packages) }}', environment_version = 'None')
    {%- endif %}
    as $$
{{ model.compiled_code }}

return {{ model.config.get('entry_point') }}({{ model.arguments | map(attribute='name') | join(', ') }})
$$
{%- endmacro %}

{# Snowflake has jellyfish only where PACKAGES names it. dbt reads config.packages, which it warns of as no key of its own. #}
{% macro snowflake__get_function_python_options() -%}
    RUNTIME_VERSION = '{{ model.config.get('runtime_version') }}'
    PACKAGES = ('{{ model.config.get('meta').get('packages', []) | join("', '") }}')
    HANDLER = '{{ model.config.get('entry_point') }}'
{%- endmacro %}
