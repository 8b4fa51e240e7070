{#- The roles of the var `access` that a run grants: those with a role of the warehouse. -#}
{% macro access_rules() -%}
    {{ return(checked('access').values() | selectattr('role') | list) }}
{%- endmacro %}

{#- The roles that may read contact data as it is. -#}
{% macro contact_readers() -%}
    {{ return(access_rules() | selectattr('sees_contact_data') | map(attribute='role') | list) }}
{%- endmacro %}

{#- Where the masks live. -#}
{% macro mask_schema() -%}
    {{ return(api.Relation.create(database=target.database, schema=generate_schema_name('governance', none) | trim)) }}
{%- endmacro %}
