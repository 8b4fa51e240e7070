{#- The columns of a model whose YAML tags them `contact_data`: {name: 'text' or 'date'}.

    node: the model as in graph.nodes, or `model` in a hook. -#}
{% macro contact_columns(node) -%}
    {%- set columns = {} -%}
    {%- for column in node.columns.values() if 'contact_data' in column.tags -%}
        {%- do columns.update({column.name: 'date' if column.data_type == 'date' else 'text'}) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}
