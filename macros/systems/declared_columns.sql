{#- The columns that the YAML of a model names, in lower case; of a model without any, nothing.

    model_name: of a model of this project.  declared_columns('stg_gym__members')  ->  ['record_id', 'full_name', 'email']
    Trap: dbt knows the YAML of other models only once all files are read. Until then the list is empty. -#}
{% macro declared_columns(model_name) -%}
    {%- set node = model_node(model_name) if execute -%}
    {{ return(node.columns.keys() | map('lower') | list if node else []) }}
{%- endmacro %}

{# What dbt knows of a model of this project; none where there is no such model. #}
{% macro model_node(model_name) -%}
    {{ return(graph.nodes.get('model.' ~ project_name ~ '.' ~ model_name)) }}
{%- endmacro %}
