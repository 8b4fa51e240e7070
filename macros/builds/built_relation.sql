{#- The table or view of a model or snapshot of the project, or none before it was first built. -#}
{% macro built_relation(name) -%}
    {%- for node in graph.nodes.values() if node.resource_type in ('model', 'snapshot') and node.name == name -%}
        {{ return(adapter.get_relation(node.database, node.schema, node.alias)) }}
    {%- endfor -%}
{%- endmacro %}

{#- Whether this run makes the table of a model, rather than tests, lists or compiles it. -#}
{% macro is_to_build(name) -%}
    {{ return(flags.WHICH in ('build', 'run', 'retry') and 'model.constituent_360.' ~ name in selected_resources) }}
{%- endmacro %}
