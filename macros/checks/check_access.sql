{#- The var `access` names places that there are: a schema of the project, or a model in it as schema.model. A role stands in
    grants as it is, and so has no quote and no sign that ends a statement.

    With source_records a part of the project may be all that dbt is shown. -#}
{% macro check_access() -%}
    {%- set places = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type in ['model', 'seed', 'snapshot'] -%}
        {%- do places.extend([node.config.schema, node.config.schema ~ '.' ~ node.name]) -%}
    {%- endfor -%}
    {%- for name, rule in var('access').items() -%}
        {%- for key in rule if key not in ['role', 'reads', 'writes', 'sees_contact_data'] -%}
            {%- do stop('var access', "'" ~ key ~ "' of " ~ name
                ~ ' is none of role, reads, writes and sees_contact_data.') -%}
        {%- endfor -%}
        {%- if not modules.re.fullmatch('[A-Za-z0-9_.@$+ -]*', rule.role or '') -%}
            {%- do stop('var access', "'" ~ rule.role ~ "', the role of " ~ name ~ ', has a sign that no role may have here.') -%}
        {%- endif -%}
        {%- for place in (rule.reads or []) + (rule.writes or [])
            if place not in places and not var('source_records') -%}
            {%- do stop('var access', "'" ~ place ~ "', which " ~ name ~ ' may use, is no schema and no schema.model.') -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
