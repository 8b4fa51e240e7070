{#- Every system that the var `systems` switches on is one that the project knows; with source_records none is. -#}
{% macro check_systems() -%}
    {%- set known = known_systems() -%}
    {%- for system in var('systems') if system not in known and not var('source_records') -%}
        {%- do stop('var systems', "'" ~ system ~ "' is no source system; there are " ~ known | join(', ') ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}

{# The names of all systems of which the project has sources. #}
{% macro known_systems() -%}
    {{ return(graph.sources.values() | map(attribute='source_name') | unique | sort) }}
{%- endmacro %}
