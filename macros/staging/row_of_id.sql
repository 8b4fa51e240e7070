{#- 1 for the first row of an id, 2 for a row that repeats it, and so on; in the order of all columns that the sources
    YAML lists, so that only rows that are equal in each of them tie.

    row_of_id('donation', 'gifts', 'donation_id') as row_of_id
    Trap: what a window counts is an int on Databricks, and a bigint elsewhere. -#}
{% macro row_of_id(system, table, id) -%}
    cast(
        row_number() over (partition by {{ as_given(id) }} order by {{ in_order(source_columns(system, table) or [id]) }})
        as {{ dbt.type_bigint() }}
    )
{%- endmacro %}

{# Columns to order by, nulls last: engines differ where they put them otherwise. #}
{% macro in_order(columns) -%}
    {%- for column in columns -%}
        {{ column }} nulls last{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
