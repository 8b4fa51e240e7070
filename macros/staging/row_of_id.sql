{#- 1 for the first row of an id, 2 for a row that repeats it, and so on; in the order of all columns that the sources
    YAML lists, so that only rows that are equal in each of them tie.

    row_of_id('wbez', 'donations', 'donation_id') as row_of_id -#}
{% macro row_of_id(system, table, id) -%}
    row_number() over (partition by {{ as_given(id) }} order by {{ in_order(source_columns(system, table) or [id]) }})
{%- endmacro %}

{# Columns to order by, nulls last: engines differ where they put them otherwise. #}
{% macro in_order(columns) -%}
    {%- for column in columns -%}
        {{ column }} nulls last{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
