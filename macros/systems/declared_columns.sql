{#- The columns that the YAML of a model names, in lower case.

    model_name: of a model of this project.  declared_columns('stg_gym__members')  ->  ['record_id', 'full_name', 'email']
    Trap: dbt knows the YAML of other models only once all files are read. Until then the list is empty. -#}
{% macro declared_columns(model_name) -%}
    {%- set columns = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.name == model_name -%}
            {%- do columns.extend(node.columns.keys() | map('lower')) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(columns) }}
{%- endmacro %}
