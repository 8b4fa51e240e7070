{#- Where rows come from is there: every table of each system that is on, with every column, but for those that are
    optional; or the file of source_records. -#}
{% macro check_sources() -%}
    {%- if var('source_records') -%}
        {#- which names a column may have is known once its seed is loaded #}
        {%- if settings_read() -%}
            {%- do check_records_input() -%}
        {%- endif -%}
    {%- elif not var('demo_data') -%}
        {%- for source in graph.sources.values() if source.source_name in systems_in_use() -%}
            {%- set name = source.source_name ~ '.' ~ source.name -%}
            {%- set relation = adapter.get_relation(source.database, source.schema, source.identifier) -%}
            {%- if relation is none and not source.config.meta.get('optional') -%}
                {%- do stop('source ' ~ name, 'there is no table ' ~ source.schema ~ '.' ~ source.identifier
                    ~ '; set the schema and database of ' ~ source.source_name
                    ~ ' in the var registry, or leave it out of the var systems.') -%}
            {%- endif -%}
            {%- set there = adapter.get_columns_in_relation(relation) if relation else [] -%}
            {%- set known = there | map(attribute='name') | map('lower') | list + optional_columns_of_source(source) -%}
            {%- set absent = [] -%}
            {%- for column in columns_of_source(source) if there and column not in known and column | lower not in known -%}
                {%- do absent.append(column) -%}
            {%- endfor -%}
            {%- if absent -%}
                {%- do stop('source ' ~ name, 'the table ' ~ source.schema ~ '.' ~ source.identifier ~ ' has no '
                    ~ ('column ' if absent | length == 1 else 'columns ') ~ absent | join(', ') ~ '.') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
