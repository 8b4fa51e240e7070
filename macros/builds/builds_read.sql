{#- Of which builds the tables are that each model or snapshot of the project reads: {id: {build: [tables]}}.

    A view stands for what it reads, and so does what this run makes. A table that is not in the log is of the build
    unknown, if it follows from source_records. -#}
{% macro builds_read(logged) -%}
    {%- set read, shown = {}, {} -%}
    {%- set left = namespace(nodes=graph.nodes.values() | selectattr('resource_type', 'in', ['model', 'snapshot']) | list) -%}
    {%- set ids = left.nodes | map(attribute='unique_id') | list -%}
    {%- for round in ids -%}
        {%- set later = [] -%}
        {%- for node in left.nodes -%}
            {%- set parents = node.depends_on.nodes | select('in', ids) | list -%}
            {%- if parents | reject('in', shown) | list -%}
                {%- do later.append(node) -%}
            {%- else -%}
                {%- set builds = {} -%}
                {%- for parent in parents -%}
                    {%- for build, tables in shown[parent].items() -%}
                        {%- do builds.update({build: (builds.get(build, []) + tables) | unique | list}) -%}
                    {%- endfor -%}
                {%- endfor -%}
                {%- do read.update({node.unique_id: builds}) -%}
                {%- do shown.update({node.unique_id: builds_shown(node, builds, logged)}) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- set left.nodes = later -%}
    {%- endfor -%}
    {{ return(read) }}
{%- endmacro %}

{#- Of which builds a node is for who reads it. builds: what it reads itself. -#}
{% macro builds_shown(node, builds, logged) -%}
    {%- set is_made = node.unique_id in selected_resources -%}
    {%- if node.name == 'source_records' and is_made -%}
        {{ return({invocation_id: [node.name]}) }}
    {%- elif is_made or node.config.materialized == 'view' -%}
        {{ return(builds) }}
    {%- elif not is_logged(node) or not builds and node.name != 'source_records' -%}
        {{ return({}) }}
    {%- endif -%}
    {%- set known = logged.get(node.name, {'build_id': 'unknown', 'is_finished': true}) -%}
    {{ return({known.build_id if known.is_finished else 'unfinished': [node.name]}) }}
{%- endmacro %}
