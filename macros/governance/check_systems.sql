{#- Every system that the var `systems` switches on is one that the project knows. -#}
{% macro check_systems() -%}
    {%- set known = graph.sources.values() | map(attribute='source_name') | unique | sort -%}
    {%- for system in var('systems') if system not in known -%}
        {%- do stop('var systems', "'" ~ system ~ "' is no source system; there are " ~ known | join(', ') ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}
