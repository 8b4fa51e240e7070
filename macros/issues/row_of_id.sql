{#- 1 for the first row of an id, 2 for a row that repeats it, and so on; in the order of all columns that the sources
    YAML lists, so that only rows that are equal in each of them tie.

    row_of_id('wbez', 'donations', 'donation_id') as row_of_id -#}
{% macro row_of_id(system, table, id) -%}
    row_number() over (partition by {{ as_given(id) }} order by {{ source_columns(system, table) | join(', ') or id }})
{%- endmacro %}
