{#- A query over a golden table with its contact data masked, for readers who may see who people are but may not reach them.

    name: a model under contract, whose YAML tags such columns `contact_data`.  masked_columns('constituents') -#}
{% macro masked_columns(name) -%}
    {%- set relation = ref(name) -%}
    {%- if execute -%}
        {%- set node = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
            | selectattr('name', 'equalto', name) | first -%}
        {%- set masks = contact_columns(node) -%}
        select
        {%- for column in node.columns %}
            {{ masked_value(column, masks[column]) ~ ' as ' ~ column if column in masks else column }}
            {{- ',' if not loop.last }}
        {%- endfor %}
        from {{ relation }}
    {%- endif -%}
{%- endmacro %}
