{#- The statement that lets a role look into a schema; without it, a grant on a table in it opens nothing.

    schema: relation of the schema. role: role of Snowflake, group or principal of Databricks.
    none where the engine has no roles. -#}
{% macro schema_usage(schema, role) -%}
    {{ return(adapter.dispatch('schema_usage', 'constituent_360')(schema, role)) }}
{%- endmacro %}

{% macro default__schema_usage(schema, role) -%}
    {{ return(none) }}
{%- endmacro %}

{% macro snowflake__schema_usage(schema, role) -%}
    {{ return('grant usage on schema ' ~ schema.include(identifier=false) ~ ' to role ' ~ role) }}
{%- endmacro %}

{% macro databricks__schema_usage(schema, role) -%}
    {{ return('grant use schema on schema ' ~ schema.include(identifier=false) ~ ' to ' ~ quoted_name(role)) }}
{%- endmacro %}
