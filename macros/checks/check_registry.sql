{#- The registry names only models that are there, and every model of a system is in it. -#}
{% macro check_registry() -%}
    {%- if not var('source_records') -%}
        {%- for system in var('systems') or [] if system not in var('registry') -%}
            {%- do stop('var systems', "'" ~ system ~ "' is no source system; there are "
                ~ var('registry').keys() | sort | join(', ') ~ '.') -%}
        {%- endfor -%}
        {%- for system, entry in var('registry').items() -%}
            {%- do check_entry(system, entry or {}) -%}
        {%- endfor -%}
        {%- do check_that_staging_is_read() -%}
    {%- endif -%}
{%- endmacro %}

{# A staging or facts model that nothing reads would build without an error and bring no rows. #}
{% macro check_that_staging_is_read() -%}
    {%- set read, named = [], [] -%}
    {%- for entry in var('registry').values() if entry -%}
        {%- do named.extend(entry.get('people', []) + entry.get('tables', []) + entry.get('associations', [])
            + entry.get('facts', {}).values() | list) -%}
    {%- endfor -%}
    {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list -%}
    {%- for node in models -%}
        {%- do read.extend(node.depends_on.nodes) -%}
    {%- endfor -%}
    {%- for node in models if node.fqn[1] == 'staging' and node.fqn[2] != 'records' or 'by_system' in node.fqn -%}
        {%- if node.name not in named and node.unique_id not in read -%}
            {%- do stop('model ' ~ node.name, 'nothing reads it; name it in the entry of '
                ~ (node.fqn[3] if 'by_system' in node.fqn else node.fqn[2]) ~ ' in the var registry.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
