{#- The schema of a node: its own name on every target (`golden`, not `main_golden`), prefixed only where the profile's
    schema is a developer's (anything but `main`): `dev_kim_golden`. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- if custom_schema_name is none -%}
        {{ target.schema }}
    {%- elif target.schema == 'main' -%}
        {{ custom_schema_name | trim }}
    {%- else -%}
        {{ target.schema }}_{{ custom_schema_name | trim }}
    {%- endif -%}
{%- endmacro %}
